/**
 * What one file says about itself, as plain data: what it imports and exports, its functions, and where it mentions
 * members by name. One walk over the tree; nothing of the tree or text is kept. Draws no conclusions.
 * Members are in `Map`s, so that `__proto__` is a name like any other; write them out as `[...map]`.
 */
import { exportsIn, type ExportFact } from './export-facts.js';
import { functionName } from './functions.js';
import { importAt, type ImportFact } from './import-facts.js';
import { memberAt, type MemberUse } from './member-facts.js';
import { commonJsExportsIn } from './commonjs-facts.js';
import { fileNames, type ModuleNames } from './module-names.js';
import type { ParsedFile } from './parsed-file.js';
import { answerFor, hasPieces, type Question } from './pieces.js';
import { ownCopy } from './places.js';
import { sharedAt, type SharedFact } from './shared-facts.js';
import { compiler, type ts } from './typescript.js';
import { walk } from './walk.js';

export type { ExportFact, ImportFact, SharedFact };

/** A function with a body; offsets without leading comments. */
export interface FunctionFact {
  readonly start: number;
  readonly end: number;
  /** For people: as `functionName` gives it. */
  readonly name: string;
}

/** Member name → offsets of that name, ascending. */
export type MemberIndex = ReadonlyMap<string, readonly number[]>;

export interface FileFacts {
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly functions: readonly FunctionFact[];
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
  // What a statement says by itself is kept where a session carries it over; else one walk is cheaper.
  const isKept = own === fileNames && hasPieces(tree);
  const facts = isKept ? together(tree) : factsWithin(tree, tree, own, 0);
  return { ...facts, exports: exportsIn(tree, own) };
}

type InnerFacts = Omit<FileFacts, 'exports'>;

/** What follows from the text of a node alone, with offsets from `base`. */
function factsWithin(root: ts.Node, tree: ts.SourceFile, own: ModuleNames, base: number): InnerFacts {
  const imports: ImportFact[] = [];
  const functions: FunctionFact[] = [];
  const shared: SharedFact[] = [];
  const members = { write: new Map(), call: new Map(), read: new Map() } as Record<MemberUse, Map<string, number[]>>;
  walk(root, (node) => {
    if (compiler.isTypeNode(node) && !compiler.isExpressionWithTypeArguments(node)) return false;
    const imported = importAt(node, tree, own);
    if (imported) imports.push(moved(imported, -base));
    if (isFunctionWithBody(node)) {
      functions.push({ start: node.getStart(tree) - base, end: node.end - base, name: functionName(node) });
    }
    const sharing = sharedAt(node, tree);
    if (sharing) shared.push(movedStretch(sharing, -base));
    const member = memberAt(node);
    if (member) note(members[member.use], member.name, member.at.getStart(tree) - base);
    return true;
  });
  const { write: memberWrites, call: memberCalls, read: memberReads } = members;
  return { imports, functions, memberWrites, memberCalls, memberReads, shared };
}

/** The same of a whole tree, from what its statements say by themselves. */
function together(tree: ts.SourceFile): InnerFacts {
  const imports: ImportFact[] = [];
  const functions: FunctionFact[] = [];
  const shared: SharedFact[] = [];
  const indexes = {
    memberWrites: new Map<string, number[]>(),
    memberCalls: new Map<string, number[]>(),
    memberReads: new Map<string, number[]>(),
  };
  for (const statement of tree.statements) {
    const { pos } = statement;
    const facts = answerFor(tree, statement, factsOfStatement);
    for (const fact of facts.imports) imports.push(moved(fact, pos));
    for (const fact of facts.functions) functions.push(movedStretch(fact, pos));
    for (const fact of facts.shared) shared.push(movedStretch(fact, pos));
    for (const use of ['memberWrites', 'memberCalls', 'memberReads'] as const) {
      for (const [name, offsets] of facts[use]) for (const offset of offsets) note(indexes[use], name, offset + pos);
    }
  }
  return { imports, functions, shared, ...indexes };
}

const factsOfStatement: Question<InnerFacts> = (statement, tree) =>
  factsWithin(statement, tree, fileNames, statement.pos);

const moved = <T extends { readonly start: number }>(fact: T, by: number): T => ({ ...fact, start: fact.start + by });
const movedStretch = <T extends { readonly start: number; readonly end: number }>(fact: T, by: number): T => ({
  ...moved(fact, by),
  end: fact.end + by,
});

/** The facts of a module that a bundler made a function of; its members and functions are the file's. */
export function factsOfModule(root: ts.Node, tree: ts.SourceFile, own: ModuleNames): FileFacts {
  const imports: ImportFact[] = [];
  walk(root, (node) => {
    const imported = compiler.isCallExpression(node) ? importAt(node, tree, own) : null;
    if (imported) imports.push(imported);
  });
  const none: MemberIndex = new Map();
  const exports = commonJsExportsIn(root, tree, own);
  return { imports, exports, functions: [], memberWrites: none, memberCalls: none, memberReads: none, shared: [] };
}

const isFunctionWithBody = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  compiler.isFunctionLike(node) && (node as ts.FunctionLikeDeclaration).body !== undefined;

function note(index: Map<string, number[]>, name: string, start: number): void {
  const starts = index.get(name);
  if (starts) starts.push(start);
  else index.set(ownCopy(name), [start]);
}
