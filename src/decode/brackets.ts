/**
 * How a program names members: behind dots, in brackets, or as something that has to be worked out. Takes trees and keys,
 * tells whether a machine wrote them to hide what they name.
 */
import { answersIn, hasPieces, type Question } from '../syntax/pieces.js';
import { isGlobalObject } from '../syntax/shared-facts.js';
import { compiler, type ts } from '../syntax/typescript.js';
import { kindsOf, walkKinds } from '../syntax/walk.js';

const { SyntaxKind } = compiler;
const accessKinds = kindsOf(SyntaxKind.ElementAccessExpression, SyntaxKind.PropertyAccessExpression);

/** So many names in brackets, and more than behind dots, are the work of a machine that hides what they name. */
const manyBrackets = 20;
/** Where no name stands behind a dot at all, fewer will do. */
const enoughBrackets = 8;

export function isAllBrackets(tree: ts.SourceFile): boolean {
  const keys = keysIn.none();
  walkKinds(tree, accessKinds, (node) => keysIn.note(keys, node, 0, tree));
  return areAllBrackets(keys);
}
const areAllBrackets = ({ brackets, dots }: Keys): boolean =>
  brackets >= (dots === 0 ? enoughBrackets : manyBrackets) && brackets > dots;

/** How the members in a stretch of code are named. */
interface Keys {
  brackets: number;
  dots: number;
  mayHide: boolean;
}
const keysIn: Question<Keys> = {
  none: () => ({ brackets: 0, dots: 0, mayHide: false }),
  note(keys, node) {
    if (compiler.isPropertyAccessExpression(node)) keys.dots++;
    else if (compiler.isElementAccessExpression(node)) {
      if (compiler.isStringLiteralLike(node.argumentExpression)) keys.brackets++;
      keys.mayHide ||= isHiding(node.argumentExpression) || namesGlobal(node);
    } else if (compiler.isComputedPropertyName(node))
      keys.mayHide ||= isHiding(node.expression) || compiler.isStringLiteralLike(node.expression);
  },
};

/** Of a file that is typed into it is known for most of its pieces that they hide nothing. */
export function isKnownToBePlain(tree: ts.SourceFile): boolean {
  if (!hasPieces(tree)) return false;
  const all = keysIn.none();
  for (const { answer } of answersIn(tree, keysIn)) {
    all.brackets += answer.brackets;
    all.dots += answer.dots;
    all.mayHide ||= answer.mayHide;
  }
  return !all.mayHide && !areAllBrackets(all);
}

/** The name of a member where it is written as more than a name, a literal or a number. */
export function hiddenKey(node: ts.Node): ts.Expression | null {
  const key = compiler.isElementAccessExpression(node)
    ? node.argumentExpression
    : (node as ts.ComputedPropertyName).expression;
  return isHiding(key) ? key : null;
}

/** `globalThis[name]` */
export const namesGlobal = (node: ts.Node): node is ts.ElementAccessExpression =>
  compiler.isElementAccessExpression(node) &&
  compiler.isIdentifier(node.argumentExpression) &&
  isGlobalObject(node.expression);

/** `decode(3)`, `'na' + 'me'`, `table['x']` or `table[decode(3)]`. */
export function isHiding(key: ts.Expression): boolean {
  switch (key.kind) {
    case SyntaxKind.CallExpression: {
      const { expression, arguments: args } = key as ts.CallExpression;
      return compiler.isIdentifier(expression) && args.length > 0;
    }
    case SyntaxKind.BinaryExpression: {
      const { operatorToken, left, right } = key as ts.BinaryExpression;
      return (
        operatorToken.kind === SyntaxKind.PlusToken && [left, right].every((side) => isText(side) || isHiding(side))
      );
    }
    case SyntaxKind.ElementAccessExpression: {
      const { expression, argumentExpression: inner } = key as ts.ElementAccessExpression;
      return compiler.isIdentifier(expression) && (isText(inner) || isHiding(inner));
    }
    case SyntaxKind.ParenthesizedExpression:
      return isHiding((key as ts.ParenthesizedExpression).expression);
    default:
      return false;
  }
}

export const isText = (node: ts.Node): boolean => compiler.isStringLiteralLike(node) || compiler.isNumericLiteral(node);
