/**
 * Puts what was found in the place of what hides it: literals, and operators for the functions that stand for them. Takes a
 * tree and what was found in it; gives the text that its author would have written, and the way back from there.
 */
import { CodeWriter } from '../syntax/code-map.js';
import type { CodeMap } from '../syntax/code-map.js';
import { compiler, type ts } from '../syntax/typescript.js';
import type { Reveal } from './revealed.js';

/** What is put instead of a stretch. Calls are left in pieces, so that what stands between them may have edits of its own. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

type Others = ReadonlyMap<ts.Node, unknown>;

export function rewritten(tree: ts.SourceFile, reveals: readonly Reveal[]): { code: string; map: CodeMap } {
  const { text } = tree;
  const byNode = new Map(reveals.map((reveal) => [reveal.node, reveal]));
  const edits = [...byNode.values()].flatMap((reveal) => editsOf(tree, reveal, byNode));
  const writer = new CodeWriter(text);
  let at = 0;
  for (const edit of edits.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const { start, end, by } = edit;
    // What lies within something that is left out as a whole.
    if (start < at) continue;
    writer.copyOf(text, at, start);
    writer.putFor(start, end, isGlued(text, edit) ? ` ${by}` : by);
    at = end;
  }
  writer.copyOf(text, at, text.length);
  return writer;
}

/** `return(0,read)(this,map)` is no `returnthis`. */
const isGlued = (text: string, { start, end, by }: Edit): boolean =>
  isWord.test(text[start - 1] ?? '') && isWord.test(by[0] ?? text[end] ?? '');
const isWord = /[\w$]/;

function editsOf(tree: ts.SourceFile, { node, found }: Reveal, others: Others): readonly Edit[] {
  const span = spanOf(tree, node);
  if (found.kind === 'text') return [{ ...span, by: JSON.stringify(found.text) }];
  if (found.kind === 'dot') return dotted(node as ts.ElementAccessExpression, found.name);
  if (found.kind === 'word') return [{ ...span, by: found.word }];
  if (found.kind === 'async') return editsBetween(span, ['async ', found.body]);
  const pieces = piecesOf(node, found, others);
  return pieces === null ? [] : editsBetween(span, pieces);
}

const spanOf = (tree: ts.SourceFile, node: ts.Node): Pick<Edit, 'start' | 'end'> => ({
  start: node.getStart(tree),
  end: node.end,
});

/** `date['now']` as `date.now`. A number has a point of its own. */
function dotted({ expression, questionDotToken, end }: ts.ElementAccessExpression, name: string): readonly Edit[] {
  const dot = questionDotToken === undefined ? '.' : '?.';
  return compiler.isNumericLiteral(expression) ? [] : [{ start: expression.end, end, by: dot + name }];
}

/** Words and what is kept between them, in the order of the text. */
type Pieces = readonly (string | ts.Expression)[];

function editsBetween({ start, end }: Pick<Edit, 'start' | 'end'>, pieces: Pieces): readonly Edit[] {
  const edits: Edit[] = [];
  let [at, words] = [start, ''];
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      words += piece;
      continue;
    }
    const from = piece.getStart();
    edits.push({ start: at, end: from, by: words });
    [at, words] = [piece.end, ''];
  }
  return [...edits, { start: at, end, by: words }];
}

type CallReveal = Exclude<Reveal['found'], { kind: 'text' | 'dot' | 'word' | 'async' }>;

/** What a call stands for; null where it cannot be written. */
function piecesOf(node: ts.Node, found: CallReveal, others: Others): Pieces | null {
  const args = compiler.isCallExpression(node) ? node.arguments : [];
  const argument = (index: number): ts.Expression => args[index] as ts.Expression;
  switch (found.kind) {
    case 'operator': {
      const operator = compiler.tokenToString(found.operator);
      return operator === undefined
        ? null
        : within(node, others, [...held(argument(0)), ` ${operator} `, ...held(argument(1))]);
    }
    case 'call': {
      const [callee, ...rest] = args;
      if (callee === undefined) return null;
      return [...held(callee), '(', ...rest.flatMap((arg, index) => (index === 0 ? [arg] : [', ', arg])), ')'];
    }
    case 'read':
      return [...held(argument(found.object)), `.${found.name}`];
    case 'descriptor':
      return ['({ value: ', ...held(argument(found.object)), `.${found.name} })`];
    case 'field': {
      const owner = found.object === 'this' ? ['this'] : held(found.object);
      return within(node, others, [...owner, `.${found.name} = `, found.value]);
    }
    case 'write':
      return within(node, others, [
        ...held(argument(found.object)),
        `.${found.name} = `,
        writtenOf(argument(found.value)),
      ]);
    case 'asked':
      return ['(', ...found.parts.flatMap((part) => [part, ', ']), `${found.answer})`];
    case 'method':
      return held(argument(found.method));
    case 'getter': {
      const method = argument(found.method);
      const name = compiler.isIdentifier(method) ? method.text : null;
      return name === null ? null : [`${name}.call(`, argument(found.object), ')'];
    }
  }
}

/** Parentheses round what would bind otherwise in its new place. */
const held = (node: ts.Expression): Pieces =>
  compiler.isLeftHandSideExpression(node) && !isMade(node) ? [node] : ['(', node, ')'];
const isMade = (node: ts.Node): boolean =>
  compiler.isObjectLiteralExpression(node) || compiler.isFunctionExpression(node);

/** Where nothing binds, there are none. What is an operand of another such call is bound by it. */
function within({ parent }: ts.Node, others: Others, pieces: Pieces): Pieces {
  const isFree =
    !others.has(parent) &&
    (compiler.isStatement(parent) ||
      compiler.isVariableDeclaration(parent) ||
      compiler.isPropertyAssignment(parent) ||
      compiler.isCallExpression(parent) ||
      compiler.isParenthesizedExpression(parent));
  return isFree ? pieces : ['(', ...pieces, ')'];
}

/** Some write a descriptor: `{ writable: true, value: 5 }` is five. */
function writtenOf(value: ts.Expression): ts.Expression {
  if (!compiler.isObjectLiteralExpression(value) || value.properties.length !== 2) return value;
  const [first, second] = value.properties as unknown as readonly [
    ts.ObjectLiteralElementLike,
    ts.ObjectLiteralElementLike,
  ];
  const isDescriptor = [first, second].every(compiler.isPropertyAssignment) && nameOf(first) === 'writable';
  return isDescriptor && nameOf(second) === 'value' ? (second as ts.PropertyAssignment).initializer : value;
}
const nameOf = ({ name }: ts.ObjectLiteralElementLike): string | undefined =>
  name !== undefined && compiler.isIdentifier(name) ? name.text : undefined;
