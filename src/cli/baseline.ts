/**
 * The file of a baseline: read, checked, written. What its entries mean is the gate's. Throws a DefuserError that says
 * which entry does not fit; an empty file is none.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inWords } from '../discover/read.js';
import { DefuserError } from '../errors.js';
import { changedEntries } from '../gate/baseline.js';
import type { BaselineEntry } from '../gate/baseline.js';
import { isDay } from '../gate/days.js';
import type { Analysis } from '../model.js';
import { escapeJson, escapeText } from '../report/escape.js';
import type { Io } from './io.js';
import type { ScanOptions } from './options.js';
import type { Settings } from './settings.js';

/** The file that is meant when none is named. */
export const usualBaseline = 'defuser-baseline.json';

/** The analysis held against the baseline that is asked for, after the changes to it that are asked for. */
export async function withBaseline(
  analysis: Analysis,
  options: ScanOptions,
  { failOn, channels }: Settings,
  io: Io,
): Promise<Analysis> {
  const { updateBaseline: update = false, pruneBaseline: prune = false } = options;
  if (options.baseline === undefined && !update && !prune) return analysis;
  const { againstBaseline } = await import('../analyze.js');
  const name = options.baseline ?? usualBaseline;
  let entries = readBaseline(name, io.cwd, update);
  if (update || prune) {
    const facts = {
      reason: options.baselineReason ?? null,
      author: options.baselineAuthor ?? null,
      added: analysis.releaseDate?.slice(0, 10) ?? null,
    };
    const changed = changedEntries(analysis.findings, entries, { update, prune, facts });
    entries = changed.entries;
    writeBaseline(name, io.cwd, entries);
    const { added, removed } = changed;
    io.stderr.write(`defuser: ${escapeText(name)}: ${added} added, ${removed} removed, ${entries.length} in all\n`);
  }
  return againstBaseline(analysis, { name, entries }, { failOn, channels });
}

/** The entries of a file; none where `mayLack` allows that it is not there yet. */
export function readBaseline(name: string, cwd: string, mayLack: boolean): readonly BaselineEntry[] {
  const file = path.resolve(cwd, name);
  if (mayLack && !existsSync(file)) return [];
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not valid JSON' : inWords(error);
    throw new DefuserError(
      `cannot read the baseline ${name}: ${why}`,
      'Correct it, or make one with --update-baseline',
    );
  }
  const { version, entries } = recordOf(data) ?? {};
  if (version !== 1 || !Array.isArray(entries)) {
    throw new DefuserError(`${name} is no baseline of version 1`, 'Write it anew with --update-baseline');
  }
  return entries.map((entry, index) => checked(entry, `${name}: entry ${index + 1}`));
}

/** Writes the entries, in their order. */
export function writeBaseline(name: string, cwd: string, entries: readonly BaselineEntry[]): void {
  try {
    writeFileSync(path.resolve(cwd, name), escapeJson(`${JSON.stringify({ version: 1, entries }, null, 2)}\n`));
  } catch (error) {
    throw new DefuserError(`cannot write the baseline ${name}: ${inWords(error)}`, 'Name another --baseline');
  }
}

const recordOf = (data: unknown): Record<string, unknown> | null =>
  typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : null;

function checked(data: unknown, where: string): BaselineEntry {
  const record = recordOf(data);
  if (record === null) throw new DefuserError(`${where} is no object`, 'Correct it, or take it out');
  const textOf = (key: string): string => {
    const value = record[key];
    if (typeof value === 'string') return value;
    throw new DefuserError(`${where}: "${key}" is no text`, 'Correct it, or take the entry out');
  };
  const optional = (key: string): string | null =>
    record[key] === undefined || record[key] === null ? null : textOf(key);
  const expires = optional('expires');
  if (expires !== null && !isDay(expires)) {
    throw new DefuserError(`${where}: "expires" is no date`, 'Write it as 2027-01-31');
  }
  return {
    fingerprint: textOf('fingerprint'),
    rule: textOf('rule'),
    when: textOf('when'),
    payload: textOf('payload'),
    path: textOf('path'),
    place: textOf('place'),
    code: textOf('code'),
    reason: optional('reason'),
    author: optional('author'),
    added: optional('added'),
    expires,
  };
}
