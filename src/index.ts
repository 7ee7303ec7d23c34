/**
 * The library: analyse paths or a text, get plain data, turn it into SARIF. The command line and editors use the
 * same engine.
 */
import path from 'node:path';
import { analyzeSources } from './analyze.js';
import { withConfig } from './config/options.js';
import type { Config } from './config/shape.js';
import { discover } from './discover/discover.js';
import { sourceFromText } from './discover/source.js';
import { DefuserError } from './errors.js';
import type { Channels } from './gate/channels.js';
import type { Analysis, Explanation, Profile, Severity } from './model.js';
import { render } from './report/report.js';
import { loadRulebook } from './rulebook/load.js';
import type { Rulebook } from './rulebook/shapes.js';
import { explainAsked } from './why.js';

export type * from './model.js';
export type { Channels } from './gate/channels.js';
export type { Rulebook } from './rulebook/shapes.js';
export { DefuserError } from './errors.js';
export { loadRulebook } from './rulebook/load.js';
export { loadConfig } from './config/lookup.js';
export type { LoadedConfig, Lookup } from './config/lookup.js';
export type { Config } from './config/shape.js';
export { createSession } from './editor/session.js';
export type { QuestionOptions, Session, SessionOptions } from './editor/session.js';
export type { SessionStats } from './editor/incremental.js';

/** What an analysis may be told; nothing of it is required. */
export interface AnalysisOptions {
  /** ISO 8601. The only "now": without it no deadline is called past or far. */
  readonly releaseDate?: string;
  /** ISO 8601 duration for which the release is supported, from the release date. */
  readonly supportWindow?: string;
  /** What is being released; `release` when not given. */
  readonly channel?: string;
  /** What the build puts in the place of names: `{ __BUILD_TIME__: '1767225600000' }`; JSON, or a plain text. */
  readonly defines?: Readonly<Record<string, string>>;
  /** Which build is analysed: flags as `NODE_ENV` and `__DEV__` have its values. `production` when not given, `none` leaves them open. */
  readonly profile?: Profile;
  /** The bar of the verdict; what the channel says when not given, which is `high` for a release. */
  readonly failOn?: Severity | 'none';
  /** Channels besides `release`, `beta`, `nightly` and `library`, or changes of these. */
  readonly channels?: Channels;
  /** Whether comments for Defuser are followed; true when not given. */
  readonly directives?: boolean;
  /** Other rules than the shipped ones: `loadRulebook(['./our-rules'])`. */
  readonly rulebook?: Rulebook;
  /** What stands in a `defuser.json`: `loadConfig({ cwd })?.config`. What is given beside it counts first. */
  readonly config?: Config;
}

/** What is to be analysed, and where from. Paths in `config` start from `cwd`, and `include` is not asked. */
export interface PathOptions extends AnalysisOptions {
  /** Files, directories and globs; relative ones start from `cwd`. */
  readonly paths: readonly string[];
  /** The working directory of the process when not given. */
  readonly cwd?: string;
}

/**
 * Analyses files, directories and globs.
 * @throws DefuserError when a named path cannot be read or nothing is left to scan
 * @example
 * const analysis = await analyze({ paths: ['dist'], releaseDate: '2027-01-15' });
 * for (const finding of analysis.findings) console.log(finding.severity, finding.deadline, finding.message.what);
 */
export async function analyze(options: PathOptions): Promise<Analysis> {
  const { paths, cwd = process.cwd(), config = {}, ...rest } = options;
  const { excluded, ...engine } = withConfig(rest, config, path.resolve(cwd));
  return analyzeSources({ ...(await discover(paths, { cwd, excluded })), ...engine });
}

/**
 * Analyses one text, as an editor has it. `path` names it and tells the language by its extension.
 * @example
 * const { findings } = await analyzeText('if (Date.now() > 1218499200000) process.exit(1);', { path: 'start.js' });
 */
export async function analyzeText(
  text: string,
  options: AnalysisOptions & { readonly path: string },
): Promise<Analysis> {
  const { path: name, config = {}, ...rest } = options;
  return analyzeSources({ sources: [sourceFromText(text, name)], ...withConfig(rest, config, process.cwd()) });
}

/**
 * Why a line is, or is not, reported: what became of each comparison with the clock on it.
 * `paths` are scanned as `analyze` does; the file must be among them, or be an original that a source map of theirs names.
 * @throws DefuserError when the file is not read by such a scan, or has no such line
 * @example
 * const { answer, alibis, guards } = await why({ paths: ['src'], file: 'src/start.js', line: 12 });
 */
export async function why(
  options: PathOptions & { readonly file: string; readonly line: number; readonly column?: number },
): Promise<Explanation> {
  const { paths, file, line, column, cwd = process.cwd(), config = {}, ...rest } = options;
  const { excluded, ...engine } = withConfig(rest, config, path.resolve(cwd));
  const found = await discover(paths, { cwd, excluded });
  const absolute = path.resolve(cwd, file).split(path.sep).join('/');
  const source = found.sources.find((one) => one.path === absolute);
  const asked = { path: source?.displayPath ?? path.normalize(file).split(path.sep).join('/'), line, column };
  const answer = await explainAsked({ ...found, ...engine }, asked, source);
  if (answer === null) {
    throw new DefuserError(`${file} is not read by a scan of ${paths.join(', ')}`, 'Name it among the paths');
  }
  return answer;
}

/** A SARIF 2.1.0 log as plain data; `@types/sarif` has the whole of it. */
export interface SarifLog {
  /** Of the format. */
  readonly version: '2.1.0';
  /** Where its JSON Schema lies. */
  readonly $schema: string;
  /** One. */
  readonly runs: readonly {
    readonly results: readonly Readonly<Record<string, unknown>>[];
    readonly [property: string]: unknown;
  }[];
}

/**
 * The SARIF log of an analysis. `rulebook` is the one that was analysed with, when it was not the shipped one.
 * @example
 * const analysis = await analyze({ paths: ['dist'] });
 * await writeFile('defuser.sarif', JSON.stringify(toSarif(analysis)));
 */
export function toSarif(analysis: Analysis, options: { readonly rulebook?: Rulebook } = {}): SarifLog {
  const { rules } = options.rulebook ?? loadRulebook();
  const context = {
    color: false,
    width: 100,
    rules,
    readLines: () => null,
    scanned: null,
    showHidden: false,
    showUndecided: false,
  };
  return JSON.parse(render(analysis, 'sarif', context)) as SarifLog;
}
