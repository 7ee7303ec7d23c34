/**
 * Tables of modules that a file hands over on an object, for the loader of another file: `exports.ids = […],
 * exports.modules = { key: function … }`, whatever the object is called. Takes a tree, gives the tables.
 */
import { compiler, type ts } from './typescript.js';
import { kindsOf, walkKinds } from './walk.js';

const sign = /\.modules\s*=\s*\{/;
/** What its loader is to know it by stands beside it. */
const mark = /\bids?\s*[=:]\s*[["'\d]/;
const assignments = kindsOf(compiler.SyntaxKind.BinaryExpression);
/** The module, what it exports, the loader. */
const handedLimit = 3;

export function handedTables(tree: ts.SourceFile): readonly ts.ObjectLiteralExpression[] {
  if (!sign.test(tree.text) || !mark.test(tree.text)) return [];
  const found: ts.ObjectLiteralExpression[] = [];
  walkKinds(tree, assignments, (node) => {
    const { left, right, operatorToken } = node as ts.BinaryExpression;
    if (operatorToken.kind !== compiler.SyntaxKind.EqualsToken || !compiler.isObjectLiteralExpression(right)) return;
    if (!compiler.isPropertyAccessExpression(left) || left.name.text !== 'modules') return;
    if (right.properties.every(isModule)) found.push(right);
  });
  return found;
}

function isModule(member: ts.ObjectLiteralElementLike): boolean {
  const value = compiler.isPropertyAssignment(member) ? member.initializer : member;
  const isFunction =
    compiler.isMethodDeclaration(value) || compiler.isFunctionExpression(value) || compiler.isArrowFunction(value);
  return isFunction && value.parameters.length <= handedLimit;
}
