/**
 * The analysis of a workspace, step by step and again after every change, by the very engine of the scan with a memory
 * of its last run. Waits for nothing, so that hosts that cannot wait can use it; `session.ts` is the comfortable door.
 */
import path from 'node:path';
import { clockScreen, conclude, followContext, markOf, nothing } from '../analyze.js';
import type { AnalyzeOptions } from '../analyze.js';
import { discoverBelow } from '../discover/discover.js';
import { loadIgnoredBelow } from '../discover/globs.js';
import { inWords } from '../discover/read.js';
import { below } from '../discover/source.js';
import { isClosed } from '../discover/walk.js';
import { DefuserError } from '../errors.js';
import type { followInSteps, Found, remarksOf } from '../follow.js';
import { directiveWord } from '../gate/directives.js';
import type { Analysis, Finding } from '../model.js';
import type { FollowMemory, SourceScreen } from '../remember.js';
import { screenSources } from '../screen/texts.js';
import type { Screened } from '../screen/texts.js';
import { mapReferenceIn } from '../sourcemaps/reference.js';
import { isData, Workspace } from './workspace.js';
import type { Change } from './workspace.js';

type Ignored = (file: string) => boolean;

/** What has to be loaded before texts can be analysed without waiting. */
export interface Engine {
  readonly followInSteps: typeof followInSteps;
  readonly remarksOf: typeof remarksOf;
  readonly memory: { readonly FollowMemory: typeof FollowMemory; readonly SourceScreen: typeof SourceScreen };
  readonly ignoredBelow: (root: string) => Ignored;
}

/** Loads the compiler and the reader of ignore files. */
export async function loadEngine(): Promise<Engine> {
  const follow = await import('../follow.js');
  const memory = await import('../remember.js');
  const { followInSteps, remarksOf } = follow;
  return { followInSteps, remarksOf, memory, ignoredBelow: await loadIgnoredBelow() };
}

export interface IncrementalOptions extends Omit<AnalyzeOptions, 'sources' | 'data' | 'problems' | 'skipped'> {
  /** Which files of the folder belong to it, by absolute path; all when not given. */
  readonly included?: ((file: string) => boolean) | null | undefined;
  /** Which of these are left out; none when not given. */
  readonly excluded?: ((file: string) => boolean) | null | undefined;
}

/** What the last answer cost. Paths are as they are reported, sorted. */
export interface SessionStats {
  /** Files that mention a clock by themselves. */
  readonly screenedIn: number;
  /** Whether the clock had to be followed again; if not, a look at the changed text was enough. */
  readonly followed: boolean;
  /** Files that were parsed. */
  readonly parsed: readonly string[];
  /** Files in which a function or a guard was evaluated. */
  readonly evaluated: readonly string[];
}

/** The analysis, and its findings by the file in which they stand. */
export interface Answer {
  readonly analysis: Analysis;
  readonly byPath: ReadonlyMap<string, readonly Finding[]>;
}

export class Incremental {
  readonly workspace: Workspace;
  readonly #options: IncrementalOptions;
  readonly #engine: Engine;
  readonly #memory: FollowMemory;
  readonly #clocks: SourceScreen;
  readonly #marks: SourceScreen;
  readonly #maps: SourceScreen;
  /** What the answer does not know yet; null when anything may have changed. */
  #changes: Change[] | null = null;
  #answer: Answer | null = null;
  #run: Generator<undefined, Answer> | null = null;
  /** By the ignore files of the folder. */
  #ignored: Ignored = () => false;
  #screenedIn = 0;
  #followed = false;

  constructor(root: string, options: IncrementalOptions, engine: Engine) {
    this.workspace = new Workspace(root);
    this.#options = options;
    this.#engine = engine;
    const { memory } = engine;
    this.#memory = new memory.FollowMemory(options.rulebook);
    this.#clocks = new memory.SourceScreen(clockScreen(options.rulebook));
    const mark = markOf(options);
    this.#marks = new memory.SourceScreen((text) => mark !== undefined && text.includes(mark));
    this.#maps = new memory.SourceScreen((text) => mapReferenceIn(text) !== null);
    this.load();
  }

  /** Looks at the disk again. Throws a DefuserError where the root cannot be read. */
  load(): void {
    const { root } = this.workspace;
    const wanted = { selects: this.#options.included ?? undefined, excluded: this.#options.excluded ?? undefined };
    const ignoredBelow = (folder: string): Ignored => (this.#ignored = this.#engine.ignoredBelow(folder));
    try {
      const isSame = this.workspace.load(discoverBelow(root, ignoredBelow, wanted));
      if (isSame && this.#answer !== null) return;
    } catch (error) {
      throw new DefuserError(`cannot read the folder ${root}: ${inWords(error)}`, 'Check the root of the session');
    }
    this.#changes = null;
    this.#run = null;
  }

  /** Whether a scan of the folder would leave a file out that lies in it, or may come to lie there. */
  leavesOut(file: string): boolean {
    const absolute = path.resolve(this.workspace.root, file);
    const { included, excluded } = this.#options;
    if (included?.(absolute) === false || excluded?.(absolute) === true) return true;
    const inner = below(absolute, this.workspace.root);
    return inner !== null && (isClosed(inner) || this.#ignored(absolute));
  }

  /** Takes over what a method of the workspace gave. */
  note(change: Change | null): void {
    if (change === null) return;
    this.#changes?.push(change);
    this.#run = null;
  }

  /** Works until it is done or `isOver` says that time is up; then null, and the next call goes on from there. */
  answer(isOver: () => boolean): Answer | null {
    if (this.#run === null && this.#isUpToDate()) return this.#answer;
    const run = (this.#run ??= this.#steps());
    for (let step = run.next(); ; step = run.next()) {
      if (step.done === true) {
        this.#run = null;
        this.#changes = [];
        this.#answer = step.value;
        return step.value;
      }
      if (isOver()) return null;
    }
  }

  /** The last answer, be it up to date or not. */
  get lastAnswer(): Answer | null {
    return this.#answer;
  }

  get stats(): SessionStats {
    const { parsed, evaluated } = this.#memory;
    const names = (paths: ReadonlySet<string>): string[] =>
      [...paths].map((path) => this.workspace.nameOf(path)).sort();
    return {
      screenedIn: this.#screenedIn,
      followed: this.#followed,
      parsed: names(parsed),
      evaluated: names(evaluated),
    };
  }

  /** Whether no change since the last answer can touch it. */
  #isUpToDate(): boolean {
    if (this.#answer === null || this.#changes === null) return false;
    if (this.#changes.length === 0) return true;
    if (!this.#changes.every((change) => this.#isIndifferent(change))) return false;
    this.#answer = grown(this.#answer, this.#changes);
    this.#changes = [];
    this.#memory.forgetNotes();
    this.#followed = false;
    return true;
  }

  #isIndifferent({ before, after }: Change): boolean {
    if (after === null || before?.path !== after.path || isData(after.path)) return false;
    // What names a source map may be built from a text with a finding.
    if ([this.#clocks, this.#marks, this.#maps].some((screen) => screen.lets(before) || screen.lets(after)))
      return false;
    return this.#screenedIn === 0 || this.#memory.isIndifferentTo(before, after);
  }

  *#steps(): Generator<undefined, Answer> {
    const { sources, data, problems } = this.workspace;
    const options = { ...this.#options, data, problems };
    const screened: Screened = screenSources(
      sources,
      (source) => this.#clocks.lets(source),
      (source) => this.#marks.lets(source),
    );
    this.#screenedIn = screened.texts.length;
    this.#followed = screened.texts.length > 0;
    this.#memory.forgetNotes();
    let found: Found = nothing;
    if (this.#followed)
      found = yield* this.#engine.followInSteps(followContext(options), sources, screened.texts, this.#memory);
    const remarks = this.#engine.remarksOf(screened.marked, directiveWord, this.#memory.parse);
    const analysis = conclude(options, sources, screened, found, remarks);
    return { analysis, byPath: byPathOf(analysis.findings) };
  }
}

/** The same answer about texts of another size. */
function grown(answer: Answer, changes: readonly Change[]): Answer {
  const { summary } = answer.analysis;
  const bytes = changes.reduce(
    (sum, { before, after }) => sum + (after?.size ?? 0) - (before?.size ?? 0),
    summary.bytes,
  );
  return { ...answer, analysis: { ...answer.analysis, summary: { ...summary, bytes } } };
}

function byPathOf(findings: readonly Finding[]): Map<string, readonly Finding[]> {
  const byPath = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { path } = finding.place;
    byPath.set(path, [...(byPath.get(path) ?? []), finding]);
  }
  return byPath;
}
