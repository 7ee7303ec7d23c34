/**
 * TypeScript's own checker as a judge of `resolve`: takes a text, gives the references about which the two differ.
 */
import { parseText } from '../../src/parse/parse.js';
import { isReference, resolve } from '../../src/syntax/scopes.js';
import { compiler, type ts } from '../../src/syntax/typescript.js';
import { walk } from '../../src/syntax/walk.js';

/** The differences, one line each: `name@line:column ours=… checker=…`. */
export function differences(path: string, text: string): string[] {
  const { tree } = parseText(path, path, text);
  const checker = checkerFor(tree);
  const found: string[] = [];
  walk(tree, (node) => {
    if (!compiler.isIdentifier(node) || !isReference(node)) return;
    const ours = resolve(node);
    const theirs = symbolOf(checker, node)?.declarations?.filter((it) => it.getSourceFile() === tree) ?? [];
    if (theirs.some(isGuess)) return;
    const agree = ours === null ? theirs.every(isType) : theirs.includes(ours.declaration as ts.Declaration);
    if (agree) return;
    const { line, character } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
    const kinds = theirs.map((it) => `${compiler.SyntaxKind[it.kind]}@${it.pos}`).join('+');
    found.push(`${node.text}@${line + 1}:${character + 1} ours=${ours?.kind ?? 'global'} checker=${kinds || 'global'}`);
  });
  return found;
}

const isType = (node: ts.Node): boolean =>
  compiler.isInterfaceDeclaration(node) || compiler.isTypeAliasDeclaration(node);

/** In JavaScript the checker takes assignments for declarations: `exports.a = …`, `check.limit = …`. Nothing to compare. */
const isGuess = (node: ts.Node): boolean =>
  compiler.isSourceFile(node) || (compiler.isExpression(node) && !isNamedExpression(node));

const isNamedExpression = (node: ts.Node): boolean =>
  compiler.isFunctionExpression(node) || compiler.isClassExpression(node);

function symbolOf(checker: ts.TypeChecker, node: ts.Identifier): ts.Symbol | undefined {
  if (compiler.isShorthandPropertyAssignment(node.parent) && node.parent.name === node) {
    return checker.getShorthandAssignmentValueSymbol(node.parent);
  }
  if (compiler.isExportSpecifier(node.parent)) return checker.getExportSpecifierLocalTargetSymbol(node.parent);
  return checker.getSymbolAtLocation(node);
}

function checkerFor(tree: ts.SourceFile): ts.TypeChecker {
  const options: ts.CompilerOptions = {
    noLib: true,
    noResolve: true,
    allowJs: true,
    alwaysStrict: false,
    target: compiler.ScriptTarget.ESNext,
    jsx: compiler.JsxEmit.Preserve,
    types: [],
  };
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name === tree.fileName ? tree : undefined),
    getDefaultLibFileName: () => 'lib.d.ts',
    writeFile: () => undefined,
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => name === tree.fileName,
    readFile: () => undefined,
  };
  return compiler.createProgram([tree.fileName], options, host).getTypeChecker();
}
