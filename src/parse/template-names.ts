/**
 * The names in an expression of a template that the component answers for, and what they are asked by: `this.name`, or
 * what a reference of that name holds. Takes the text of an expression, gives where the names stand.
 */
import { compiler, type ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';
import { parseErrorsOf } from './errors.js';

/** A name in an expression, by its offset; `isShort` where it is a property and its value at once: `{ name }`. */
export interface FreeName {
  readonly offset: number;
  readonly name: string;
  readonly isShort: boolean;
}

/** What templates may use of the language. */
const globals: ReadonlySet<string> = new Set(
  (
    'undefined NaN Infinity Math Date JSON Number String Boolean Array Object RegExp Intl Map Set BigInt Symbol parseInt parseFloat ' +
    'isNaN isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI console window document localStorage arguments'
  ).split(' '),
);

/** Names that are mentioned in an expression, and those that it defines itself. */
interface Mentions {
  readonly found: readonly FreeName[];
  readonly own: ReadonlySet<string>;
}

/** The names in the expressions of a file. Where somebody types, nearly all of them have been read for the text before. */
export class TemplateNames {
  readonly #now = new Map<string, Mentions | null>();
  readonly #before: ReadonlyMap<string, Mentions | null>;

  constructor(before?: TemplateNames) {
    this.#before = before === undefined ? new Map<string, null>() : before.#now;
  }

  /** The free names of an expression; null for what is none. */
  freeIn(code: string, locals: ReadonlySet<string>): readonly FreeName[] | null {
    let mentions = this.#now.get(code) ?? this.#before.get(code);
    if (mentions === undefined) mentions = mentionsIn(code);
    this.#now.set(code, mentions);
    if (mentions === null) return null;
    const { found, own } = mentions;
    return found.filter(({ name }) => !own.has(name) && !locals.has(name) && !globals.has(name));
  }
}

function mentionsIn(code: string): Mentions | null {
  const tree = compiler.createSourceFile('template.ts', `(${code}\n)`, compiler.ScriptTarget.ESNext, true);
  const [statement, ...others] = tree.statements;
  if (parseErrorsOf(tree).length > 0 || others.length > 0) return null;
  if (statement === undefined || !compiler.isExpressionStatement(statement)) return null;
  const own = new Set<string>();
  const found: FreeName[] = [];
  walk(tree, (node) => {
    if (compiler.isTypeNode(node)) return false;
    if ((compiler.isParameter(node) || compiler.isVariableDeclaration(node)) && compiler.isIdentifier(node.name))
      own.add(node.name.text);
    if (compiler.isBindingElement(node) && compiler.isIdentifier(node.name)) own.add(node.name.text);
    if (compiler.isIdentifier(node) && isMention(node))
      found.push({
        offset: node.getStart(tree) - 1,
        name: node.text,
        isShort: compiler.isShorthandPropertyAssignment(node.parent),
      });
    return true;
  });
  return { found: found.sort((a, b) => a.offset - b.offset), own };
}

function isMention(node: ts.Identifier): boolean {
  const { parent } = node;
  if (compiler.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (compiler.isPropertyAssignment(parent) || compiler.isMethodDeclaration(parent)) return parent.name !== node;
  return !compiler.isParameter(parent) && !compiler.isVariableDeclaration(parent) && !compiler.isBindingElement(parent);
}

/** Where the first `|` stands that is no `||`: what comes behind it is a pipe or a filter. */
export function endOfValue(code: string): number {
  let quote = '';
  let depth = 0;
  for (let at = 0; at < code.length; at++) {
    const sign = code.charAt(at);
    if (quote !== '') {
      if (sign === '\\') at++;
      else if (sign === quote) quote = '';
    } else if ('"\'`'.includes(sign)) quote = sign;
    else if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign)) depth--;
    else if (sign === '|' && code[at + 1] === '|') at++;
    else if (sign === '|' && depth === 0) return at;
  }
  return code.length;
}
