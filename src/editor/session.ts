/**
 * The session: the analysis of a folder, kept up to date while somebody types. Goes in: texts. Comes out: what a scan of
 * the same texts would say, at the price of what changed.
 */
import path from 'node:path';
import { withConfig } from '../config/options.js';
import type { Config } from '../config/shape.js';
import type { Channels } from '../gate/channels.js';
import type { Analysis, Finding, Profile, Severity } from '../model.js';
import type { Rulebook } from '../rulebook/shapes.js';
import { Incremental, loadEngine } from './incremental.js';
import type { SessionStats } from './incremental.js';
import { pause, timer } from './pace.js';

/** What a session may be told; only the root is required. */
export interface SessionOptions {
  /** The folder whose files belong together; what its .gitignore files leave out does not. */
  readonly root: string;
  /** ISO 8601. The only "now": without it no deadline is called past or far. */
  readonly releaseDate?: string | undefined;
  /** ISO 8601 duration for which the release is supported, from the release date. */
  readonly supportWindow?: string | undefined;
  /** What is being released; `release` when not given. */
  readonly channel?: string | undefined;
  /** What the build puts in the place of names: `{ __BUILD_TIME__: '1767225600000' }`; JSON, or a plain text. */
  readonly defines?: Readonly<Record<string, string>> | undefined;
  /** Which build is analysed; `production` when not given. */
  readonly profile?: Profile | undefined;
  /** The bar of the verdict; what the channel says when not given. */
  readonly failOn?: Severity | 'none' | undefined;
  /** Channels besides the built-in ones, or changes of these. */
  readonly channels?: Channels | undefined;
  /** Whether comments for Defuser are followed; true when not given. */
  readonly directives?: boolean | undefined;
  /** Other rules than the shipped ones: `loadRulebook(['./our-rules'])`. */
  readonly rulebook?: Rulebook | undefined;
  /** What stands in a `defuser.json`; its paths start from the root, and what is given beside it counts first. */
  readonly config?: Config | undefined;
}

/** How a question may be taken back. */
export interface QuestionOptions {
  /** Aborted: the answer is given up and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** A folder under analysis. Paths may be absolute or relative to its root; texts in memory count over those on disk. */
export interface Session {
  /** The text of a file is now this, saved or not. Pages and components count with their scripts. */
  update(path: string, text: string): void;
  /** A file is not there any more, whatever the disk says. */
  remove(path: string): void;
  /** What lies on the disk counts again for this file: it was closed. */
  close(path: string): void;
  /** Looks at the disk again, for what changed outside the editor. */
  refresh(): void;
  /**
   * The findings whose guard stands in a file, worst first: what a scan of the same texts says of it.
   * @throws the signal's reason, when it is aborted
   */
  findings(path: string, options?: QuestionOptions): Promise<readonly Finding[]>;
  /**
   * The analysis of the whole folder.
   * @throws the signal's reason, when it is aborted
   */
  analysis(options?: QuestionOptions): Promise<Analysis>;
  /** What the last answer cost. */
  stats(): SessionStats;
}

/** Milliseconds after which whatever else is waiting has its turn. */
const turn = 12;

/**
 * Opens a session on a folder. Its texts are read once; the first answer takes as long as a scan, each further one as
 * long as what the changes since then can touch.
 * @throws DefuserError when the root cannot be read, or the configuration does not fit
 * @example
 * const session = await createSession({ root: 'app' });
 * session.update('src/license.ts', 'if (Date.now() > 1218499200000) process.exit(1);');
 * const [finding] = await session.findings('src/license.ts');
 */
export async function createSession(options: SessionOptions): Promise<Session> {
  const { root, config = {}, ...rest } = options;
  const incremental = new Incremental(root, withConfig(rest, config, path.resolve(root)), await loadEngine());
  const { workspace } = incremental;

  const answer = async ({ signal }: QuestionOptions) => {
    for (;;) {
      // Also before the first turn: of many keystrokes in a row only the last is worth an answer.
      await pause();
      signal?.throwIfAborted();
      const found = incremental.answer(timer(turn));
      if (found !== null) return found;
    }
  };
  return {
    update: (path, text) => incremental.note(workspace.update(path, text)),
    remove: (path) => incremental.note(workspace.remove(path)),
    close: (path) => incremental.note(workspace.close(path)),
    refresh: () => incremental.load(),
    findings: async (path, question = {}) => {
      const { byPath } = await answer(question);
      return byPath.get(workspace.nameOf(path)) ?? [];
    },
    analysis: async (question = {}) => (await answer(question)).analysis,
    stats: () => incremental.stats,
  };
}
