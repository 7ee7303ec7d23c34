/**
 * Expressions as functions, in the same module or in another: what they need is handed in, unless the module itself binds it.
 * Left where they are: those that name their surroundings otherwise (`this`, `await`) or write to them.
 */
import ts from 'typescript';
import { apart, each, edited, editsIn, isCommonJs, isVariable, parse, placeOf } from './edits.js';
import type { Edit, Rewrite } from './edits.js';

const walk = (node: ts.Node, visit: (node: ts.Node) => void): void => {
  visit(node);
  ts.forEachChild(node, (child) => {
    walk(child, visit);
  });
};

const declares = (node: ts.Node): node is ts.Declaration & { readonly name: ts.Identifier } =>
  (ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isFunctionLike(node) ||
    ts.isClassLike(node) ||
    ts.isImportSpecifier(node) ||
    ts.isImportClause(node) ||
    ts.isNamespaceImport(node)) &&
  node.name !== undefined &&
  ts.isIdentifier(node.name);

/** How often each name is declared in a node. */
function declaredIn(node: ts.Node): Map<string, number> {
  const names = new Map<string, number>();
  walk(node, (inner) => {
    if (!declares(inner) || ts.isMethodDeclaration(inner)) return;
    names.set(inner.name.text, (names.get(inner.name.text) ?? 0) + 1);
  });
  return names;
}

const namesIn = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesIn(element.name) : []));

/** Names that the statements of a module bind. */
const boundByModule = (tree: ts.SourceFile): Set<string> =>
  new Set(
    tree.statements.flatMap((statement) => {
      if (ts.isVariableStatement(statement))
        return statement.declarationList.declarations.flatMap(({ name }) => namesIn(name));
      if (ts.isImportDeclaration(statement)) return [...declaredIn(statement).keys()];
      return declares(statement) ? [statement.name.text] : [];
    }),
  );

const { SyntaxKind } = ts;
const bound: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.ThisKeyword,
  SyntaxKind.SuperKeyword,
  SyntaxKind.AwaitExpression,
  SyntaxKind.YieldExpression,
  SyntaxKind.MetaProperty,
  SyntaxKind.DeleteExpression,
]);

/** Whether it names its surroundings in a way that a parameter cannot, or writes to them. */
function isBound(node: ts.Node): boolean {
  let found = false;
  walk(node, (inner) => {
    const isWrite =
      (ts.isBinaryExpression(inner) && /^[^=!<>]*=$|^(?:<<|>>>?)=$/.test(inner.operatorToken.getText())) ||
      ts.isPostfixUnaryExpression(inner) ||
      (ts.isPrefixUnaryExpression(inner) && /^(?:\+\+|--)/.test(inner.getText()));
    const isArguments = ts.isIdentifier(inner) && inner.text === 'arguments';
    found ||= bound.has(inner.kind) || isWrite || isArguments;
  });
  return found;
}

/** Whether an expression is a value where it stands, and no part of a way to one. */
function isValue(node: ts.Node): node is ts.Expression {
  const isWorth =
    ts.isBinaryExpression(node) ||
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isConditionalExpression(node);
  if (!isWorth || node.getText().startsWith('require(')) return false;
  const { parent } = node;
  if (ts.isExpressionStatement(parent) || ts.isSpreadElement(parent) || ts.isHeritageClause(parent)) return false;
  if ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === node) return false;
  // An outcome that is compared with a constant counts as a guard of its own: test/fixtures/guards/outcomes-compared.ts.
  const isAnswer =
    (ts.isBinaryExpression(parent) && /^(?:true|false)$/.test(parent.right.getText())) ||
    (ts.isArrowFunction(parent) && ts.isCallExpression(parent.parent) && ts.isBinaryExpression(parent.parent.parent));
  return !isAnswer && !(ts.isBinaryExpression(parent) && parent.operatorToken.kind === SyntaxKind.CommaToken);
}

interface Extracted {
  readonly text: string;
  /** The functions, each by its name. */
  readonly functions: ReadonlyMap<string, string>;
}

/** @param canSee whether the functions stay where they see what the module binds */
function extract(text: string, choice: number, canSee: boolean, of: (name: string) => string): Extracted {
  const tree = parse(text);
  const [everywhere, ofModule] = [declaredIn(tree), boundByModule(tree)];
  const functions = new Map<string, string>();
  let [count, last] = [0, -1];
  const edits = editsIn(text, (node): Edit | null => {
    if (!isValue(node) || node.getStart() < last || isBound(node)) return null;
    const own = declaredIn(node);
    // A name that means two things is left alone.
    if ([...own].some(([name, times]) => everywhere.get(name) !== times)) return null;
    const needed = new Set<string>();
    walk(node, (inner) => {
      if (ts.isIdentifier(inner) && isVariable(inner) && everywhere.has(inner.text) && !own.has(inner.text))
        needed.add(inner.text);
    });
    // Nobody hands on a class that he has written within a function.
    if ([...needed].some((name) => text.includes(`class ${name} `) && !ofModule.has(name))) return null;
    const seen = [...needed].filter((name) => ofModule.has(name));
    if ((!canSee && seen.length > 0) || seen.some((name) => everywhere.get(name) !== 1)) return null;
    if ((choice + count++) % 3 !== 0) return null;
    const parameters = [...needed].filter((name) => !ofModule.has(name)).join(', ');
    const name = `${canSee ? 'own' : 'part'}_${functions.size}`;
    last = node.end;
    functions.set(name, `function ${name}(${parameters}) { return ${node.getText()}; }\n`);
    return { ...placeOf(node), text: ` ${of(name)}(${parameters})` };
  });
  return { text: edited(text, edits), functions };
}

export const functionsExtracted = each((text, choice) => {
  const { text: rest, functions } = extract(text, choice, true, (name) => name);
  return `${rest}\n${[...functions.values()].join('')}`;
});

export const functionsMoved: Rewrite = (files, choice) =>
  Object.fromEntries(
    Object.entries(files).flatMap(([path, text], index): [string, string][] => {
      const common = isCommonJs(text);
      const { text: rest, functions } = extract(text, choice, false, (name) => (common ? `moved.${name}` : name));
      if (functions.size === 0) return [[path, text]];
      const [names, made] = [[...functions.keys()].join(', '), [...functions.values()]];
      if (common)
        return [
          [path, `const moved = require('./parts${index}');\n${rest}`],
          [`parts${index}.js`, `${made.join('')}module.exports = { ${names} };\n`],
        ];
      const [imports, body] = apart(rest);
      return [
        [path, `${imports}\nimport { ${names} } from './parts${index}.js';\n${body}`],
        [`parts${index}.js`, made.map((one) => `export ${one}`).join('')],
      ];
    }),
  );
