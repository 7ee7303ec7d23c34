/**
 * Reads source files into the few facts that the architecture is judged by: imports, uses of fenced expressions,
 * lengths. Takes text, gives plain data; nothing is judged here.
 */
import ts from 'typescript';

export interface Source {
  /** Relative to the folder that is judged, POSIX separators. */
  readonly path: string;
  readonly text: string;
}
export interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}
export interface Use {
  /** The name of a fence. */
  readonly fence: string;
  readonly code: string;
  readonly line: number;
}
export interface Length {
  readonly name: string;
  readonly lines: number;
}
export interface Facts {
  readonly path: string;
  readonly imports: readonly Import[];
  readonly uses: readonly Use[];
  readonly functions: readonly Length[];
  readonly lines: number;
}

const localMembers = /^(?:[gs]et(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds)|getTimezoneOffset)$/;
const localeMembers = /^(?:toLocale\w*|localeCompare|to(?:Date|Time)String)$/;

function memberFence(node: ts.PropertyAccessExpression, text: string): string | null {
  const name = node.name.text;
  if (['Date.now', 'performance.now', 'process.hrtime', 'process.uptime'].includes(text)) return 'clock read';
  if (text === 'Date.parse' || localMembers.test(name) || localeMembers.test(name)) return 'local time';
  if (['process.exit', 'process.abort', 'process.kill', 'process.exitCode'].includes(text)) return 'exit';
  return null;
}

function constructionFence(node: ts.NewExpression): string | null {
  const [key] = node.typeArguments ?? [];
  if (node.expression.getText() === 'WeakMap' && /^ts\.(?!SourceFile$)/.test(key?.getText() ?? ''))
    return 'memory by node';
  const name = node.expression.getText();
  if (name === 'Function') return 'code from text';
  if (name !== 'Date') return null;
  const count = node.arguments?.length ?? 0;
  if (count === 0) return 'clock read';
  return count > 1 ? 'local time' : null;
}

function callFence(node: ts.CallExpression): string | null {
  const name = node.expression.getText();
  if (name === 'Date') return 'clock read';
  if (name === 'eval' || name === 'Function') return 'code from text';
  const computedImport =
    node.expression.kind === ts.SyntaxKind.ImportKeyword && !ts.isStringLiteral(onlyArgument(node));
  return computedImport ? 'code from text' : null;
}

const onlyArgument = (node: ts.CallExpression): ts.Node => node.arguments[0] ?? node;

function fenceOf(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node)) return memberFence(node, node.getText());
  if (ts.isNewExpression(node)) return constructionFence(node);
  if (ts.isCallExpression(node)) return callFence(node);
  return ts.isIdentifier(node) && node.text === 'Intl' ? 'local time' : null;
}

function importOf(node: ts.Node): Import | null {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    if (node.moduleSpecifier === undefined || !ts.isStringLiteral(node.moduleSpecifier)) return null;
    const typeOnly = ts.isExportDeclaration(node)
      ? node.isTypeOnly
      : node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return { specifier: node.moduleSpecifier.text, typeOnly };
  }
  if (!ts.isCallExpression(node)) return null;
  const loads = node.expression.kind === ts.SyntaxKind.ImportKeyword || /require/i.test(node.expression.getText());
  const argument = onlyArgument(node);
  return loads && ts.isStringLiteral(argument) ? { specifier: argument.text, typeOnly: false } : null;
}

function functionName(node: ts.SignatureDeclaration): string {
  if (node.name !== undefined) return node.name.getText();
  const parent = node.parent;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText();
  return ts.isConstructorDeclaration(node) ? 'constructor' : '(anonymous)';
}

const lineOf = (file: ts.SourceFile, position: number): number => file.getLineAndCharacterOfPosition(position).line + 1;

/** The facts of one file. */
export function readFacts({ path, text }: Source): Facts {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const uses: Use[] = [];
  const functions: Length[] = [];
  const visit = (node: ts.Node): void => {
    const imported = importOf(node);
    if (imported !== null) imports.push(imported);
    const fence = fenceOf(node);
    if (fence !== null) uses.push({ fence, code: node.getText(), line: lineOf(file, node.getStart()) });
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const lines = lineOf(file, node.end) - lineOf(file, node.getStart()) + 1;
      functions.push({ name: functionName(node), lines });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { path, imports, uses, functions, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) };
}
