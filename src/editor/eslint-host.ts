/**
 * What the plugin asks of the engine: the findings of the text that ESLint has before it. One session for each root and
 * set of options; ESLint's rules cannot wait, so the engine is loaded before.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Config } from '../config/shape.js';
import { isReached } from '../gate/days.js';
import type { Analysis, Finding, Severity } from '../model.js';
import { oneLine } from '../syntax/places.js';
import { Incremental } from './incremental.js';
import type { Answer, Engine } from './incremental.js';
import { timer } from './pace.js';
import { checkOwn, layersFor, optionsOf } from './settings.js';

/**
 * `settings.defuser` of a configuration: everything that may stand in a `defuser.json`, and counts before what stands there,
 * and some more; nothing of it is required.
 */
export interface Settings extends Config {
  /** The folder whose files belong together; ESLint's working directory when not given. */
  readonly root?: string;
  /** Milliseconds that an unsaved text may take, 500 when not given; a text as it lies on the disk takes what it takes. */
  readonly timeBudget?: number;
  /** What `projectDigest` gave, for `eslint --cache`. */
  readonly digest?: string;
}

/** The text under the linter. */
export interface Subject {
  readonly cwd: string;
  readonly file: string;
  readonly text: string;
}

const usualBudget = 500;

interface Host {
  readonly session: Incremental;
  /** What counts, as it was read. */
  readonly config: Config;
  isOld: () => boolean;
}

/** What the plugin has to say of a text. */
export interface Told {
  readonly findings: readonly Finding[];
  /** The least severity that the gate would stop; the usual one where it stops nothing. */
  readonly bar: Severity;
}

/** All sessions of the process. */
export class Hosts {
  readonly #engine: Engine;
  readonly #freshFor: number;
  readonly #hosts = new Map<string, Host>();

  /** `freshFor`: milliseconds after which the disk is looked at again, since other files change while an editor is open. */
  constructor(engine: Engine, freshFor = 5000) {
    this.#engine = engine;
    this.#freshFor = freshFor;
  }

  /** The findings whose guard stands in the text. When time runs out, those of its last state that still stand there. */
  findings(subject: Subject, settings: Settings): Told {
    const { session, config } = this.#hostOf(subject.cwd, settings);
    const { workspace } = session;
    if (session.leavesOut(subject.file)) return { findings: [], bar: usualBar };
    const isSaved = workspace.isSaved(subject.file, subject.text);
    // Nobody says when a file is closed.
    session.note(workspace.updateUnsaved(subject.file, subject.text));
    const isOver = isSaved ? (): boolean => false : timer(settings.timeBudget ?? usualBudget);
    const name = workspace.nameOf(subject.file);
    const answer = session.answer(isOver);
    if (answer !== null) return standing(answer, name, config);
    if (session.lastAnswer === null) return { findings: [], bar: usualBar };
    const last = standing(session.lastAnswer, name, config);
    const stands = ({ code, place: { start, end } }: Finding): boolean =>
      oneLine(subject.text.slice(start, end)) === code;
    return { ...last, findings: last.findings.filter(stands) };
  }

  /** Stands for all findings of a folder as it lies on the disk. */
  digest(cwd: string, settings: Settings): string {
    const { session } = this.#hostOf(cwd, settings);
    const findings = session.answer(() => false)?.analysis.findings ?? [];
    return createHash('sha256').update(JSON.stringify(findings)).digest('hex').slice(0, 16);
  }

  #hostOf(cwd: string, settings: Settings): Host {
    checkOwn(settings);
    const { root: named = '.', timeBudget: _budget, digest: _digest, ...own } = settings;
    const root = path.resolve(cwd, named);
    const key = JSON.stringify([root, cwd, own]);
    const known = this.#hosts.get(key);
    if (known !== undefined && !known.isOld()) return known;
    const layers = layersFor(root, own, cwd);
    const isSame = known !== undefined && JSON.stringify(known.config) === JSON.stringify(layers.config);
    if (isSame) reload(known.session);
    const session = isSame ? known.session : new Incremental(root, optionsOf(layers), this.#engine);
    const host = { session, config: layers.config, isOld: timer(this.#freshFor) };
    this.#hosts.set(key, host);
    return host;
  }
}

/** Looks at the disk again. A text that was typed is old when its file has changed since. */
function reload(session: Incremental): void {
  session.load();
  for (const change of session.workspace.closeOutdated()) session.note(change);
}

/**
 * The findings that somebody still has to do something about. What is suppressed is settled. What is declared is, too,
 * until its day: it is the release that it stops. With a channel set, the plugin judges as a scan for that channel does.
 */
function standing({ byPath, analysis }: Answer, name: string, { channel, minSeverity }: Config): Told {
  const { releaseDate, verdict } = analysis;
  const findings = (byPath.get(name) ?? []).filter((finding) => {
    const { suppressed, declared, fingerprint } = finding;
    if (minSeverity !== undefined && !isAtLeast(finding, minSeverity) && !verdict.failing.includes(fingerprint))
      return false;
    if (declared === null) return suppressed === null;
    return channel === undefined
      ? isReached(declared.until, releaseDate) === true
      : !verdict.letThrough.includes(fingerprint);
  });
  return { findings, bar: barOf(analysis) };
}

const usualBar = 'high';
const barOf = ({ verdict: { failOn } }: Analysis): Severity => (failOn === 'none' ? usualBar : failOn);

/** Whether a finding is as bad as that. */
export const isAtLeast = ({ severity }: Finding, bar: Severity): boolean =>
  ranks.indexOf(severity) <= ranks.indexOf(bar);
const ranks: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'hidden'];
