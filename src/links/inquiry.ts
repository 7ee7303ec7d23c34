/**
 * What was asked of a program while something was worked out, with the answers. The work itself is a pure function of
 * them and of its key: as long as the answers are the same, so is the result. This is what lets an editor's session
 * take over what a change does not touch.
 */
import type { ExportFact, SharedFact } from '../syntax/facts.js';
import type { ParsedFile } from '../syntax/parsed-file.js';
import { Sight } from '../syntax/sight.js';
import type { ts } from '../syntax/typescript.js';
import type { Program } from './program.js';

/** How many nodes were asked for at most, and near which file. */
interface Asked {
  readonly limit: number;
  readonly near?: string | undefined;
}

/** Answers noted in the order in which they were first asked for. */
export class Inquiry {
  readonly #files = new Map<string, ParsedFile | null>();
  readonly #opened = new Set<string>();
  readonly #links = new Map<string, Map<string, string | null>>();
  readonly #hot = new Map<ts.Node, boolean>();
  readonly #hotFunctions = new Map<ts.Node, boolean>();
  /** What was looked at in trees, the nodes that were given in answers among it. */
  readonly sight = new Sight();
  /** Other questions with their answers, each once. */
  readonly #others = new Map<string, (program: Program) => boolean>();

  noteFile(path: string, file: ParsedFile | null): void {
    this.#opened.add(path);
    this.#files.set(path, file);
  }
  noteLink(from: string, specifier: string, target: string | null): void {
    const links = this.#links.get(from) ?? new Map<string, string | null>();
    this.#links.set(from, links.set(specifier, target));
  }
  noteHot(node: ts.Node, answer: boolean): void {
    this.#hot.set(node, answer);
  }
  noteHotFunction(node: ts.Node, answer: boolean): void {
    this.#hotFunctions.set(node, answer);
  }
  noteMethods(name: string, path: string, answer: readonly ts.Node[]): void {
    this.#others.set(`methods ${name} ${path}`, ({ heat }) => isSame(heat.methodsNamed(name, path), answer));
    for (const node of answer) this.noteNode(node);
  }
  noteNode(node: ts.Node): void {
    this.sight.node(node);
  }
  /** Of a file, no more than what it exports. */
  noteExports(path: string, file: ParsedFile | null, answer: readonly ExportFact[]): void {
    this.#opened.add(path);
    const known = exportsAs(answer);
    this.#others.set(`exports ${path}`, (program) => {
      if (program.gives(path, file)) return true;
      return program.isOpen(path) && exportsAs(program.facts(path)?.exports ?? none) === known;
    });
  }

  noteClocks(name: string, answer: readonly string[]): void {
    const known = answer.join(' ');
    this.#others.set(`clocks ${name}`, ({ heat }) => heat.clocksKept(name).join(' ') === known);
  }

  noteShared(kind: SharedFact['kind'], name: string, answer: boolean): void {
    this.#others.set(`has ${kind} ${name}`, ({ shared }) => shared.has(kind, name) === answer);
  }
  noteSharedNodes(kind: SharedFact['kind'], name: string, asked: Asked, answer: readonly ts.Node[]): void {
    const holds = ({ shared }: Program): boolean => isSame(shared.nodes(kind, name, asked.limit, asked.near), answer);
    this.#others.set(`nodes ${kind} ${asked.limit} ${name} ${asked.near ?? ''}`, holds);
    for (const node of answer) this.noteNode(node);
  }
  noteCalls(name: string, { limit, near }: Asked, answer: readonly ts.Node[]): void {
    const holds = ({ shared }: Program): boolean => isSame(shared.calls(name, limit, near), answer);
    this.#others.set(`calls ${limit} ${name} ${near ?? ''}`, holds);
    for (const node of answer) this.noteNode(node);
  }
  noteMentions(path: string, exported: string, answer: readonly ts.Node[]): void {
    const holds = ({ importers }: Program): boolean => isSame(importers.mentionsOf(path, exported), answer);
    this.#others.set(`mentions ${exported} ${path}`, holds);
    for (const node of answer) this.noteNode(node);
  }

  /**
   * Whether the program would give the same answers to whoever stands in that tree. What moved is another answer where `moves`
   * is not said. Parses nothing.
   */
  holds(program: Program, tree: ts.SourceFile, moves: boolean): boolean {
    const { heat } = program;
    if (!this.sight.holds(tree, (other) => program.isCurrent(other), moves)) return false;
    for (const [path, file] of this.#files) if (!program.gives(path, file)) return false;
    for (const [node, answer] of this.#hot) if (heat.isHot(node) !== answer) return false;
    for (const [node, answer] of this.#hotFunctions) if (heat.isHotFunction(node) !== answer) return false;
    for (const isAnswered of this.#others.values()) if (!isAnswered(program)) return false;
    for (const [from, links] of this.#links)
      for (const [specifier, target] of links) if (program.resolve(from, specifier) !== target) return false;
    return true;
  }

  /** Opens the same files in the same order, as the work would: others may look through all that are open. */
  repeat(program: Program): void {
    for (const path of this.#opened) program.parsed(path);
  }
}

const none: readonly ExportFact[] = [];
const written = new WeakMap<readonly ExportFact[], string>();

/** Exports as a text, wherever they stand. Where a name is exported twice, it counts as well which of them comes first. */
function exportsAs(facts: readonly ExportFact[]): string {
  const known = written.get(facts);
  if (known !== undefined) return known;
  const isTwofold = new Set(facts.map(({ name }) => name)).size < facts.length;
  const text = JSON.stringify(facts.map(({ start, ...fact }) => (isTwofold ? { start, ...fact } : fact)));
  written.set(facts, text);
  return text;
}

const isSame = (a: readonly ts.Node[], b: readonly ts.Node[]): boolean =>
  a.length === b.length && a.every((node, index) => node === b[index]);

/** The last results for each key and how they came about. A key seldom has more than one state at a time. */
const resultLimit = 4;

/** Results by their keys, each valid as long as its inquiry holds. Keys that nobody has any more are forgotten. */
export class Memory<Key extends object, Result> {
  readonly #known = new WeakMap<Key, { inquiry: Inquiry; result: Result }[]>();
  readonly #nodeOf: (key: Key) => ts.Node;
  readonly #note: (node: ts.Node) => void;
  readonly #moves: boolean;

  /**
   * `nodeOf` tells where a key stands, `note` is told where something had to be worked out, `moves` says that results are
   * the same when what they are about only stands elsewhere in its text.
   */
  constructor(nodeOf: (key: Key) => ts.Node, note: (node: ts.Node) => void, moves: boolean) {
    this.#nodeOf = nodeOf;
    this.#note = note;
    this.#moves = moves;
  }

  /** The result that is known to be valid, or a new one by `work`. */
  recall(program: Program, key: Key, work: () => Result): Result {
    const results = this.#known.get(key) ?? [];
    const node = this.#nodeOf(key);
    const tree = node.getSourceFile();
    const known = results.find(({ inquiry }) => inquiry.holds(program, tree, this.#moves));
    if (known !== undefined) {
      known.inquiry.repeat(program);
      return known.result;
    }
    this.#note(node);
    const inquiry = new Inquiry();
    inquiry.noteNode(node);
    const result = program.during(inquiry, work);
    this.#known.set(key, [{ inquiry, result }, ...results].slice(0, resultLimit));
    return result;
  }
}
