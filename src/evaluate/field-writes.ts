/**
 * Where fields are written: all `this.name = value` in a class or function, also where `this` goes by another name, where
 * the field is defined or others are taken over. Takes a node, gives its writes, and those to a field of a name.
 */
import { definedMember } from '../syntax/descriptors.js';
import { hasAny } from '../syntax/names-in-statements.js';
import { NodeMap } from '../syntax/node-map.js';
import { answersIn, hasPieces, walkWhere, type Question } from '../syntax/pieces.js';
import { amongMembers, seeWhole, seenBy } from '../syntax/sight.js';
import { writesRightSide } from '../syntax/operators.js';
import { takingAt } from '../syntax/taking-over.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { walk } from '../syntax/walk.js';
import { keyOfElement } from './property-keys.js';
import type { Run } from './run.js';
import type { Environment } from './values.js';

/** `owner.key = value`; the key is an expression where it stands between brackets, null for whatever the value has. */
export interface FieldWrite {
  readonly key: string | ts.Expression | null;
  readonly value: ts.Expression;
  readonly node: ts.Node;
}

/** What stands for `this` in a class or function: told of each node of a walk, it knows the names that `this` is kept under. */
export class Selves {
  readonly #names = new Set<string>();

  note(node: ts.Node): void {
    const self = selfIn(node);
    if (self !== null) this.#names.add(self);
  }

  readonly has = (owner: ts.Expression): boolean =>
    isThis(owner) || (compiler.isIdentifier(owner) && this.#names.has(owner.text)) || selfIn(owner) !== null;
}

const ownWrites = new NodeMap<ts.Node, readonly FieldWrite[]>();

/** All `this.name = value` in a class or function, also where `this` is kept under another name. */
export function ownWritesIn(node: ts.Node): readonly FieldWrite[] {
  seeWhole(node);
  const known = ownWrites.get(node);
  if (known !== undefined) return known;
  const found: FieldWrite[] = [];
  const selves = new Selves();
  walkWrites(node, (inner) => {
    selves.note(inner);
    const write = fieldWriteAt(inner, selves.has) ?? definedAt(inner, selves.has);
    if (write !== null) found.push(write);
    else found.push(...takenAt(inner, selves.has));
  });
  ownWrites.set(node, found);
  return found;
}

/** What a stretch of code does to members: of `this`, or of what goes by a name; and the names that `this` is kept under. */
interface Touched {
  isSelf: boolean;
  readonly owners: Set<string>;
  readonly names: Set<string>;
}
const touchedIn: Question<Touched> = {
  none: () => ({ isSelf: false, owners: new Set(), names: new Set() }),
  note(touched, node) {
    const name = selfIn(node);
    if (name !== null) touched.names.add(name);
    const noteOwner = (owner: ts.Expression): boolean => {
      if (compiler.isIdentifier(owner)) touched.owners.add(owner.text);
      else touched.isSelf ||= isThis(owner) || selfIn(owner) !== null;
      return false;
    };
    if (fieldWriteAt(node, noteOwner) === null && definedAt(node, noteOwner) === null) takenAt(node, noteOwner);
  },
};

/** Walks to all that may write to `this`: in a file that is typed into, past the pieces that are known not to. */
function walkWrites(root: ts.Node, visit: (node: ts.Node) => unknown): void {
  const tree = root.getSourceFile();
  if (!hasPieces(tree)) {
    walk(root, visit);
    return;
  }
  const names = new Set(answersIn(tree, touchedIn).flatMap(({ answer }) => [...answer.names]));
  const isWanted = ({ isSelf, owners, names: own }: Touched): boolean =>
    isSelf || own.size > 0 || hasAny(owners, names);
  walkWhere(root, touchedIn, isWanted, visit);
}

/** The name under which a node keeps `this`: `var self = this`, `(self = made(this, Parent))`. */
function selfIn(node: ts.Node): string | null {
  if (compiler.isParenthesizedExpression(node)) return selfIn(node.expression);
  if (compiler.isVariableDeclaration(node))
    return compiler.isIdentifier(node.name) && isSelf(node.initializer) ? node.name.text : null;
  const isPlain = compiler.isBinaryExpression(node) && node.operatorToken.kind === compiler.SyntaxKind.EqualsToken;
  return isPlain && compiler.isIdentifier(node.left) && isSelf(node.right) ? node.left.text : null;
}

const isThis = ({ kind }: ts.Node): boolean => kind === compiler.SyntaxKind.ThisKeyword;

/** `this`, `parent.call(this) || this`, and what a helper makes of both: `callSuper(this, Child)`, `parent.call(this, key)`. */
function isSelf(node: ts.Expression | undefined): boolean {
  if (node === undefined) return false;
  if (isThis(node)) return true;
  if (compiler.isBinaryExpression(node))
    return node.operatorToken.kind === compiler.SyntaxKind.BarBarToken && isThis(node.right);
  const [first] = compiler.isCallExpression(node) ? node.arguments : [];
  return first !== undefined && isThis(first);
}

function definedAt(node: ts.Node, isOwner: (owner: ts.Expression) => boolean): FieldWrite | null {
  const defined = definedMember(node);
  return defined !== null && isOwner(defined.owner) ? defined : null;
}

/** An assignment to a member of what `isOwner` accepts; null for other nodes. */
export function fieldWriteAt(node: ts.Node, isOwner: (owner: ts.Expression) => boolean): FieldWrite | null {
  if (!compiler.isBinaryExpression(node) || !writesRightSide(node.operatorToken.kind)) return null;
  const { left, right: value } = node;
  if (compiler.isPropertyAccessExpression(left))
    return isOwner(left.expression) ? { key: left.name.text, value, node } : null;
  if (!compiler.isElementAccessExpression(left) || !isOwner(left.expression)) return null;
  const { argumentExpression: key } = left;
  return { key: compiler.isStringLiteralLike(key) ? key.text : key, value, node };
}

/** `Object.assign(this, options)` */
const takenAt = (node: ts.Node, isOwner: (owner: ts.Expression) => boolean): readonly FieldWrite[] => {
  const taking = takingAt(node);
  return taking === null || !isOwner(taking.target) ? [] : taking.sources.map((value) => ({ key: null, value, node }));
};

/** Whether a write is to the field of that name, or may be. */
const isWriteTo = (run: Run, { key: written }: FieldWrite, key: string, environment: Environment | null): boolean =>
  written === null || (typeof written === 'string' ? written : keyOfElement(run, written, environment)) === key;

/** Writes by the name of the field; under null those that take over what they are handed. */
type Index = ReadonlyMap<string | null, readonly FieldWrite[]>;

/** Null where a name is worked out, so that each has to be asked. */
const indexes = new WeakMap<readonly FieldWrite[], Index | null>();

const inIndex = (index: Index, key: string): readonly FieldWrite[] => [
  ...(index.get(key) ?? []),
  ...(index.get(null) ?? []),
];

function indexOf(writes: readonly FieldWrite[]): Index | null {
  const known = indexes.get(writes);
  if (known !== undefined) return known;
  const byKey = new Map<string | null, FieldWrite[]>();
  let index: Index | null = byKey;
  for (const write of writes) {
    const { key } = write;
    if (key !== null && typeof key !== 'string') {
      index = null;
      break;
    }
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [write]);
    else same.push(write);
  }
  indexes.set(writes, index);
  return index;
}

/** Those of the writes that are to the field of that name. A class of a bundle has hundreds, and is asked for each of its fields. */
export function writesTo(
  run: Run,
  writes: readonly FieldWrite[],
  key: string,
  environment: Environment | null,
): readonly FieldWrite[] {
  const index = indexOf(writes);
  return index === null ? writes.filter((write) => isWriteTo(run, write, key, environment)) : inIndex(index, key);
}

/** The same for all `this.name = value` in a class or function. */
export function ownWritesTo(
  run: Run,
  node: ts.Node,
  key: string,
  environment: Environment | null,
): readonly FieldWrite[] {
  const own = seenBy(null, () => ownWritesIn(node));
  if (indexOf(own) === null) return writesTo(run, ownWritesIn(node), key, environment);
  amongMembers(node, `writes ${key}`, () => {
    const index = indexOf(ownWritesIn(node));
    return index === null ? [node] : inIndex(index, key).map((write) => write.node);
  });
  return writesTo(run, own, key, environment);
}
