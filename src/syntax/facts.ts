/**
 * What one file says about itself, as plain data: what it imports and exports, and where it mentions members by
 * name. One walk over the tree; nothing of the tree or text is kept. Draws no conclusions.
 * Members are in `Map`s, so that `__proto__` is a name like any other; write them out as `[...map]`.
 */
import { exportsIn, type ExportFact } from './export-facts.js';
import { writtenByParameters } from './handed-namespaces.js';
import { importAt, type ImportFact } from './import-facts.js';
import { memberAt } from './member-facts.js';
import { commonJsExportsIn } from './commonjs-facts.js';
import { fileNames, type ModuleNames } from './module-names.js';
import type { ParsedFile } from './parsed-file.js';
import { answersIn, hasPieces, type Question } from './pieces.js';
import { ownCopy } from './places.js';
import { scriptVariables, sharedAt, type SharedFact } from './shared-facts.js';
import { compiler, type ts } from './typescript.js';
import { kindsOf, typeKinds, walkKinds } from './walk.js';

const { SyntaxKind } = compiler;

export type { ExportFact, ImportFact, SharedFact };

/** Member name → offsets of that name, ascending. */
export type MemberIndex = ReadonlyMap<string, readonly number[]>;

export interface FileFacts {
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  /** `x.name = …`, `x.name++`, `{ name: … }`, `{ name }`, fields, parameter properties, JSX attributes. No methods. */
  readonly memberWrites: MemberIndex;
  /** `x.name(…)` */
  readonly memberCalls: MemberIndex;
  /** `x.name` that is neither assigned to nor called, and `{ name } = x`. */
  readonly memberReads: MemberIndex;
  /** What others find by its name without importing it. */
  readonly shared: readonly SharedFact[];
}

/** The facts of one file. `own` is what its loader and exports are called, where they are not what they are in every file. */
export function factsOf({ tree }: ParsedFile, own: ModuleNames = fileNames): FileFacts {
  // What a piece says by itself is kept where a session carries it over; else one walk is cheaper.
  const facts = own === fileNames && hasPieces(tree) ? together(tree) : factsIn(tree, own);
  const shared =
    own.isFile === true
      ? [...facts.shared, ...scriptVariables(tree), ...writtenByParameters(tree, facts.shared)]
      : facts.shared;
  return { ...facts, shared, exports: exportsIn(tree, own) };
}

/** What follows from nodes alone, while it is gathered. */
interface Gathered {
  readonly imports: ImportFact[];
  readonly shared: SharedFact[];
  readonly memberWrites: Map<string, number[]>;
  readonly memberCalls: Map<string, number[]>;
  readonly memberReads: Map<string, number[]>;
}

const none = (): Gathered => ({
  imports: [],
  shared: [],
  memberWrites: new Map(),
  memberCalls: new Map(),
  memberReads: new Map(),
});

interface Place {
  readonly tree: ts.SourceFile;
  readonly own: ModuleNames;
  /** Where offsets start from. */
  readonly base: number;
}

function noteFacts(facts: Gathered, node: ts.Node, { tree, own, base }: Place): boolean {
  if (compiler.isTypeNode(node) && !compiler.isExpressionWithTypeArguments(node)) return false;
  const imported = importAt(node, tree, own);
  if (imported) facts.imports.push(moved(imported, -base));
  for (const sharing of sharedAt(node, tree)) facts.shared.push(movedStretch(sharing, -base));
  const member = memberAt(node);
  if (member) note(facts[indexFor[member.use]], member.name, member.at.getStart(tree) - base);
  return true;
}

function factsIn(tree: ts.SourceFile, own: ModuleNames): Gathered {
  const facts = none();
  const place = { tree, own, base: 0 };
  walkKinds(tree, telling, (node) => noteFacts(facts, node, place));
  return facts;
}

/** Nodes that say something, and types, which are passed by. */
const telling = kindsOf(
  ...typeKinds,
  SyntaxKind.ImportDeclaration,
  SyntaxKind.ExportDeclaration,
  SyntaxKind.ImportEqualsDeclaration,
  SyntaxKind.ClassDeclaration,
  SyntaxKind.ClassExpression,
  SyntaxKind.BinaryExpression,
  SyntaxKind.CallExpression,
  SyntaxKind.NewExpression,
  SyntaxKind.PropertyAccessExpression,
  SyntaxKind.ElementAccessExpression,
  SyntaxKind.PropertyAssignment,
  SyntaxKind.ShorthandPropertyAssignment,
  SyntaxKind.PropertyDeclaration,
  SyntaxKind.JsxAttribute,
  SyntaxKind.Parameter,
  SyntaxKind.BindingElement,
);

const indexFor = { write: 'memberWrites', call: 'memberCalls', read: 'memberReads' } as const;

/** The same of a whole tree, from what its pieces say by themselves. */
function together(tree: ts.SourceFile): Gathered {
  const all = none();
  for (const { answer, base } of answersIn(tree, factsOfPiece)) {
    for (const fact of answer.imports) all.imports.push(moved(fact, base));
    for (const fact of answer.shared) all.shared.push(movedStretch(fact, base));
    for (const use of ['memberWrites', 'memberCalls', 'memberReads'] as const) {
      for (const [name, offsets] of answer[use]) for (const offset of offsets) note(all[use], name, offset + base);
    }
  }
  return all;
}

const factsOfPiece: Question<Gathered> = {
  none,
  note: (facts, node, base, tree) => noteFacts(facts, node, { tree, own: fileNames, base }),
};

const moved = <T extends { readonly start: number }>(fact: T, by: number): T => ({ ...fact, start: fact.start + by });
const movedStretch = <T extends { readonly start: number; readonly end: number }>(fact: T, by: number): T => ({
  ...moved(fact, by),
  end: fact.end + by,
});

const calls = kindsOf(SyntaxKind.CallExpression);

/** The facts of a module that a bundler made a function of; its members and functions are the file's. */
export function factsOfModule(root: ts.Node, tree: ts.SourceFile, own: ModuleNames): FileFacts {
  const imports: ImportFact[] = [];
  walkKinds(root, calls, (node) => {
    const imported = importAt(node, tree, own);
    if (imported) imports.push(imported);
  });
  const nobody: MemberIndex = new Map();
  const exports = commonJsExportsIn(root, tree, own);
  return { imports, exports, memberWrites: nobody, memberCalls: nobody, memberReads: nobody, shared: [] };
}

function note(index: Map<string, number[]>, name: string, start: number): void {
  const starts = index.get(name);
  if (starts) starts.push(start);
  else index.set(ownCopy(name), [start]);
}
