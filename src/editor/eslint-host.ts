/**
 * What the plugin asks of the engine: the findings of the text that ESLint has before it. One session for each root and
 * set of options; ESLint's rules cannot wait, so the engine is loaded before.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { withConfig } from '../config/options.js';
import type { Config } from '../config/shape.js';
import { isReached } from '../gate/days.js';
import type { Finding, Severity } from '../model.js';
import { oneLine } from '../syntax/places.js';
import { Incremental } from './incremental.js';
import type { Answer, Engine } from './incremental.js';
import { timer } from './pace.js';

/** `settings.defuser` of a configuration, everything that may stand in a `defuser.json` besides; nothing of it is required. */
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
/** Milliseconds after which the disk is looked at again: other files change while an editor is open. */
const freshFor = 5000;

interface Host {
  readonly session: Incremental;
  isOld: () => boolean;
}

/** All sessions of the process. */
export class Hosts {
  readonly #engine: Engine;
  readonly #hosts = new Map<string, Host>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** The findings whose guard stands in the text. When time runs out, those of its last state that still stand there. */
  findings(subject: Subject, settings: Settings): readonly Finding[] {
    const { session } = this.#hostOf(subject.cwd, settings);
    const { workspace } = session;
    const isSaved = workspace.isSaved(subject.file, subject.text);
    session.note(workspace.update(subject.file, subject.text));
    const isOver = isSaved ? (): boolean => false : timer(settings.timeBudget ?? usualBudget);
    const name = workspace.nameOf(subject.file);
    const answer = session.answer(isOver);
    if (answer !== null) return standing(answer, name, settings);
    if (session.lastAnswer === null) return [];
    const last = standing(session.lastAnswer, name, settings);
    return last.filter(({ code, place: { start, end } }) => oneLine(subject.text.slice(start, end)) === code);
  }

  /** Stands for all findings of a folder as it lies on the disk. */
  digest(cwd: string, settings: Settings): string {
    const { session } = this.#hostOf(cwd, settings);
    const findings = session.answer(() => false)?.analysis.findings ?? [];
    return createHash('sha256').update(JSON.stringify(findings)).digest('hex').slice(0, 16);
  }

  #hostOf(cwd: string, settings: Settings): Host {
    const { root: named = '.', timeBudget: _budget, digest: _digest, ...config } = settings;
    const root = path.resolve(cwd, named);
    const key = JSON.stringify([root, cwd, config]);
    let host = this.#hosts.get(key);
    if (host === undefined) {
      const session = new Incremental(root, withConfig({}, config, cwd, 'settings.defuser'), this.#engine);
      host = { session, isOld: timer(freshFor) };
      this.#hosts.set(key, host);
    } else if (host.isOld()) {
      host.session.load();
      host.isOld = timer(freshFor);
    }
    return host;
  }
}

/**
 * The findings that somebody still has to do something about. What is suppressed is settled. What is declared is, too,
 * until its day: it is the release that it stops. With a channel set, the plugin judges as a scan for that channel does.
 */
function standing({ byPath, analysis }: Answer, name: string, { channel }: Settings): readonly Finding[] {
  const { releaseDate, verdict } = analysis;
  return (byPath.get(name) ?? []).filter(({ suppressed, declared, fingerprint }) => {
    if (declared === null) return suppressed === null;
    return channel === undefined
      ? isReached(declared.until, releaseDate) === true
      : !verdict.letThrough.includes(fingerprint);
  });
}

/** Whether a finding is as bad as that. */
export const isAtLeast = ({ severity }: Finding, bar: Severity): boolean =>
  ranks.indexOf(severity) <= ranks.indexOf(bar);
const ranks: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'hidden'];
