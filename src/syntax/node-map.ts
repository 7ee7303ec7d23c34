/**
 * What is known of nodes, for as long as it can be true. A session makes the tree of a text from the nodes of the text
 * before: such a node says the same, but stands elsewhere among others, so that what was known of it counts no more.
 * Takes nodes and what is known of them, whatever that is; asks nothing of them but their tree.
 */
import type { ts } from './typescript.js';

/** How often a tree was made of another in this process, and for each such tree when. */
let count = 0;
const births = new WeakMap<ts.SourceFile, number>();
const spent = new WeakSet<ts.SourceFile>();

/** Says that a tree was made of the nodes of another, which is none any more; null where that came to nothing. */
export function succeed(before: ts.SourceFile, after: ts.SourceFile | null): void {
  count++;
  spent.add(before);
  if (after !== null) births.set(after, count);
}

/** Whether another tree was made of the nodes of this one. */
export const isSpent = (tree: ts.SourceFile): boolean => spent.has(tree);

/** A memory by node. Nobody but sessions makes trees of others: everywhere else it is a plain `WeakMap`. */
export class NodeMap<Key extends ts.Node, T> {
  readonly #first = new WeakMap<Key, T>();
  readonly #later = new WeakMap<Key, { readonly value: T; at: number }>();

  get(node: Key): T | undefined {
    if (count === 0) return this.#first.get(node);
    const entry = this.#later.get(node);
    if (entry?.at === count) return entry.value;
    const value = entry === undefined ? this.#first.get(node) : entry.value;
    if (value === undefined || (births.get(node.getSourceFile()) ?? 0) > (entry?.at ?? 0)) return undefined;
    // From here on it need not be asked again, until there is another tree.
    if (entry === undefined) this.#later.set(node, { value, at: count });
    else entry.at = count;
    return value;
  }

  set(node: Key, value: T): void {
    if (count === 0) this.#first.set(node, value);
    else this.#later.set(node, { value, at: count });
  }
}
