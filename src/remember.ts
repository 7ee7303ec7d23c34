/**
 * What a session keeps from one run to the next: trees by their text, what each function and each guard gave, which
 * texts the screens let through. Nothing of it changes an answer: a run with a memory gives what a run without one does.
 */
import type { Entry } from './evaluate/enter.js';
import type { Guard } from './evaluate/guard.js';
import { Lexicon } from './evaluate/lexicon.js';
import type { Judged } from './follow.js';
import type { Explored } from './guards/search-options.js';
import { Memory } from './links/inquiry.js';
import { Program } from './links/program.js';
import type { SourceText } from './model.js';
import { parseText } from './parse/parse.js';
import type { Rulebook } from './rulebook/shapes.js';
import { makeNameScreen } from './screen/screen.js';
import type { Screen } from './screen/screen.js';
import { screenSources } from './screen/texts.js';
import type { ParsedFile } from './syntax/parsed-file.js';
import { carryOver } from './syntax/pieces.js';
import { watch } from './syntax/sight.js';
import type { ts } from './syntax/typescript.js';

/** Name screens that are kept beyond those of the last run. */
const screenLimit = 32;

/** Belongs to one rulebook, one set of options and one folder. A source is a new object whenever its text is a new one. */
export class FollowMemory {
  readonly lexicon: Lexicon;
  /** What an entry gave, by its node. */
  readonly explored = new Memory<Entry, Explored>(
    (entry) => entry,
    (node) => this.#noteEvaluated(node),
    true,
  );
  /** What a guard was judged to be; null where it is no finding. */
  readonly judged = new Memory<Guard, Judged | null>(
    ({ node }) => node,
    (node) => this.#noteEvaluated(node),
    false,
  );
  /** Paths of the files that the last run parsed, and of those in which it evaluated anything. */
  readonly parsed = new Set<string>();
  readonly evaluated = new Set<string>();
  readonly #trees = new Map<string, ParsedFile>();
  /** Paths of those that this run made and nobody has asked for. */
  readonly #renewed = new Set<string>();
  readonly #screens = new Map<string, SourceScreen>();
  readonly #used = new Set<SourceScreen>();
  #program: Program | null = null;
  #sources: readonly SourceText[] = [];
  #data: readonly SourceText[] = [];

  constructor(rulebook: Rulebook) {
    this.lexicon = new Lexicon(rulebook);
    watch();
  }

  /** The program of a new run. */
  begin(sources: readonly SourceText[], data: readonly SourceText[]): Program {
    this.forgetNotes();
    this.#used.clear();
    if (this.#program === null) this.#program = new Program(sources, this.parse, data);
    else this.#program.restart(sources, data, this.#linksAre(sources, data));
    [this.#sources, this.#data] = [sources, data];
    this.#renew(this.#program);
    return this.#program;
  }

  /** What could not be remembered has to be done again. */
  giveUp(): void {
    this.#program = null;
    this.forgetNotes();
  }

  /** Everything that says where imports lead: which files there are, and the configuration among the data. */
  #linksAre(sources: readonly SourceText[], data: readonly SourceText[]): boolean {
    const isSame =
      sources.length === this.#sources.length &&
      sources.every(({ path }, index) => path === this.#sources[index]?.path) &&
      data.length === this.#data.length &&
      data.every((one, index) => one === this.#data[index]);
    if (!isSame) {
      const paths = new Set([...sources, ...data].map(({ path }) => path));
      for (const path of this.#trees.keys()) if (!paths.has(path)) this.#trees.delete(path);
    }
    return isSame;
  }

  /** A run that was not needed evaluates nothing. */
  forgetNotes(): void {
    this.parsed.clear();
    this.evaluated.clear();
  }

  /** The sources in which one of the names is mentioned. */
  drawnIn(sources: readonly SourceText[], names: readonly string[]): SourceText[] {
    const key = [...names].sort().join('\n');
    const screen = this.#screens.get(key) ?? new SourceScreen(makeNameScreen(names));
    this.#screens.delete(key);
    this.#screens.set(key, screen);
    for (const old of this.#screens.keys()) if (this.#screens.size > screenLimit) this.#screens.delete(old);
    this.#used.add(screen);
    return [...screenSources(sources, (source) => screen.lets(source)).texts];
  }

  /** Whether the last run would have gone the same way with another text in the place of one. */
  isIndifferentTo(before: SourceText, after: SourceText): boolean {
    if (this.#program === null || this.#program.isOpen(before.path)) return false;
    return [...this.#used].every((screen) => !screen.lets(before) && !screen.lets(after));
  }

  /** Parses a text that is not the one of the last run. */
  readonly parse = (path: string, displayPath: string, text: string): ParsedFile => {
    const known = this.#trees.get(path);
    if (known?.text === text && known.displayPath === displayPath) {
      if (this.#renewed.delete(path)) this.parsed.add(path);
      return known;
    }
    const file = parseText(path, displayPath, text);
    carryOver(known?.tree, file.tree);
    this.#trees.set(path, file);
    this.parsed.add(path);
    return file;
  };

  /**
   * Makes the trees of changed texts from those before. That has to be done before anything is asked of any node: in the
   * middle of a run, what is known of nodes would be lost to whoever holds some of it.
   */
  #renew(program: Program): void {
    this.#renewed.clear();
    for (const [path, known] of this.#trees) {
      const source = program.source(path);
      const text = source === null ? null : textOf(source);
      if (source?.displayPath !== known.displayPath || text === null || text === known.text) continue;
      const file = parseText(path, known.displayPath, text, known);
      carryOver(known.tree, file.tree);
      this.#trees.set(path, file);
      this.#renewed.add(path);
    }
  }

  #noteEvaluated(node: ts.Node): void {
    this.evaluated.add(node.getSourceFile().fileName);
  }
}

/** Null for what cannot be read: whoever asks for it is told. */
function textOf(source: SourceText): string | null {
  try {
    return source.read();
  } catch {
    return null;
  }
}

/** A screen that looks at each source once. */
export class SourceScreen {
  readonly #screen: Screen;
  readonly #answers = new WeakMap<SourceText, boolean>();

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  lets(source: SourceText): boolean {
    let answer = this.#answers.get(source);
    if (answer === undefined) {
      answer = this.#screen(source.read());
      this.#answers.set(source, answer);
    }
    return answer;
  }
}
