/**
 * A class of a file stays the same node when somebody types into one of its members: what is known of its other members, and
 * of what they say of the class, stays true. Takes the tree before and where its text changes, then the tree that was made of it.
 */
import { forgetPiece } from '../syntax/pieces.js';
import { compiler, type ts } from '../syntax/typescript.js';
import { mendParents } from '../syntax/walk.js';

/** A class with a change among its members, and where it stood before that. */
export interface TypedClass {
  readonly node: ts.ClassDeclaration;
  readonly pos: number;
  readonly membersPos: number;
  /** Where it ends afterwards, if nothing but its members changes. */
  readonly end: number;
  readonly members: readonly ts.ClassElement[];
}

/** The class of the file whose braces hold all of a change; null where there is none. */
export function classAround(
  tree: ts.SourceFile,
  { span: { start, length }, newLength }: ts.TextChangeRange,
): TypedClass | null {
  const node = tree.statements.find(
    (one): one is ts.ClassDeclaration =>
      compiler.isClassDeclaration(one) && one.members.pos <= start && start + length < one.end,
  );
  if (node === undefined || tree.text[node.end - 1] !== '}') return null;
  const { pos, members } = node;
  return { node, pos, membersPos: members.pos, end: node.end + newLength - length, members: [...members] };
}

/** What is written to: the compiler's types say that nobody does. */
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Puts the class of before in the place of the one that the compiler made, with the members of that. */
export function keepClass(tree: ts.SourceFile, { node, pos, membersPos, end, members }: TypedClass): void {
  const index = tree.statements.findIndex((one) => one.pos === pos);
  const made = tree.statements[index];
  if (made === undefined || made === node || !compiler.isClassDeclaration(made)) return;
  if (made.members.pos !== membersPos || made.end !== end || tree.text[end - 1] !== '}') return;
  if ((made.flags & compiler.NodeFlags.ContextFlags) !== (node.flags & compiler.NodeFlags.ContextFlags)) return;
  const before = node.parent as ts.SourceFile;
  const [kept, left] = [node as Writable<ts.ClassDeclaration>, made as Writable<ts.ClassDeclaration>];
  Object.assign(kept, { members: made.members, end, flags: made.flags, parent: tree, intersectsChange: false });
  const now = new Set<ts.Node>(made.members);
  // Members that are gone belong to no tree that counts.
  left.parent = before;
  for (const member of members) if (!now.has(member)) (member as Writable<ts.Node>).parent = left;
  // Of what stands before its braces the compiler may have taken pieces over into the class that it made.
  mendParents(node, now);
  (tree.statements as unknown as ts.Statement[])[index] = node;
  const file = tree as { externalModuleIndicator?: unknown };
  if (file.externalModuleIndicator === made) file.externalModuleIndicator = node;
  forgetPiece(before, node);
}
