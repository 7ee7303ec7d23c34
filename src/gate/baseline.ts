/**
 * What is known already: entries of a baseline, one a finding, held against the findings of a run. Goes in: findings and
 * entries. Comes out: findings with their state, problems of entries, or the entries of a new baseline. Reads no file.
 */
import { kindOf, whenOf } from '../identity.js';
import type { Finding, Problem } from '../model.js';
import { isReached } from './days.js';

/** One finding that is known. All texts are as written: hostile. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  /** When it harms. */
  readonly when: string;
  readonly payload: string;
  readonly path: string;
  /** Its place without a line number, and its code: they tell findings of one kind apart. */
  readonly place: string;
  readonly code: string;
  readonly reason: string | null;
  readonly author: string | null;
  /** The release date at which it came in; null when none was given. */
  readonly added: string | null;
  /** The day from which on it counts again. */
  readonly expires: string | null;
}

/** What goes into new entries. */
export type EntryFacts = Pick<BaselineEntry, 'reason' | 'author' | 'added'>;

const squeezed = (text: string): string => text.replace(/\s+/g, '');
const kindOfEntry = ({ rule, when, payload }: BaselineEntry): string => [rule, when, payload].join('\n');
const sameCode = (finding: Finding, entry: BaselineEntry): boolean => squeezed(finding.code) === squeezed(entry.code);
/** Within a kind, from the surest to the last resort: what is left over of as many findings is the same finding. */
const likenesses: readonly ((finding: Finding, entry: BaselineEntry) => boolean)[] = [
  (finding, entry) => sameCode(finding, entry) && finding.place.path === entry.path,
  sameCode,
  (finding, entry) => finding.logicalPlace === entry.place,
  () => true,
];

/** Entries by the fingerprint of the finding that each stands for, and those that stand for none. */
interface Matched {
  readonly known: ReadonlyMap<string, BaselineEntry>;
  readonly stale: readonly BaselineEntry[];
}

function matched(findings: readonly Finding[], entries: readonly BaselineEntry[]): Matched {
  const known = new Map<string, BaselineEntry>();
  const left = new Set(entries);
  const byKind = new Map<string, BaselineEntry[]>();
  for (const entry of entries) {
    const kind = kindOfEntry(entry);
    const some = byKind.get(kind);
    if (some === undefined) byKind.set(kind, [entry]);
    else some.push(entry);
  }
  for (const isLike of likenesses) {
    for (const finding of findings) {
      if (known.has(finding.fingerprint)) continue;
      const entry = byKind.get(kindOf(finding))?.find((one) => left.has(one) && isLike(finding, one));
      if (entry === undefined) continue;
      known.set(finding.fingerprint, entry);
      left.delete(entry);
    }
  }
  return { known, stale: [...left] };
}

/** Holds findings against a baseline; `name` is its file. */
export function againstEntries(
  findings: readonly Finding[],
  entries: readonly BaselineEntry[],
  { name, releaseDate }: { readonly name: string; readonly releaseDate: string | null },
): { readonly findings: readonly Finding[]; readonly problems: readonly Problem[] } {
  const { known, stale } = matched(findings, entries);
  const problems: Problem[] = [];
  const tell = (message: string, path = name, line: number | null = null): void => {
    problems.push({ kind: 'baseline', path, line, message, incomplete: false });
  };
  const pushed = new Set<BaselineEntry>();
  const marked = findings.map((finding): Finding => {
    const entry = known.get(finding.fingerprint);
    if (entry === undefined) {
      const before = stale.find((one) => isPushed(finding, one));
      if (before !== undefined) {
        pushed.add(before);
        const { path, line } = finding.place;
        tell(
          `Somebody pushed the date: the baseline knows it as ${before.when}, now it is ${whenOf(finding)}, so it is new again.`,
          path,
          line,
        );
      }
      return { ...finding, baselineState: 'new' };
    }
    const unchanged: Finding = { ...finding, baselineState: 'unchanged' };
    const { expires, reason, author } = entry;
    if (isReached(expires, releaseDate) === true) {
      tell(
        `The entry ${entry.fingerprint} for ${entry.path} expired on ${expires ?? ''}, so its finding counts again.`,
      );
      return unchanged;
    }
    if (finding.suppressed !== null) return unchanged;
    return { ...unchanged, suppressed: { by: 'baseline', expires, reason, author, place: null } };
  });
  for (const { fingerprint, rule, path } of stale.filter((entry) => !pushed.has(entry))) {
    tell(
      `The entry ${fingerprint} (${rule} in ${path}) stands for no finding any more. Take it out with --prune-baseline.`,
    );
  }
  return { findings: marked, problems };
}

/** Whether an entry knows the finding with other times. */
const isPushed = (finding: Finding, entry: BaselineEntry): boolean =>
  finding.ruleId === entry.rule &&
  whenOf(finding) !== entry.when &&
  finding.logicalPlace === entry.place &&
  finding.payload === entry.payload;

/** What to do to a baseline: take in what is new, take out what is gone. */
export interface BaselineChange {
  readonly update: boolean;
  readonly prune: boolean;
  readonly facts: EntryFacts;
}

/** The baseline after a change, sorted, and how many entries came and went. Hidden and suppressed findings need none. */
export function changedEntries(
  findings: readonly Finding[],
  entries: readonly BaselineEntry[],
  { update, prune, facts }: BaselineChange,
): { readonly entries: readonly BaselineEntry[]; readonly added: number; readonly removed: number } {
  const { known, stale } = matched(findings, entries);
  const next = new Map<string, BaselineEntry>();
  let added = 0;
  for (const finding of findings) {
    const entry = known.get(finding.fingerprint);
    if (next.has(finding.fingerprint)) continue;
    if (entry !== undefined) next.set(finding.fingerprint, update ? { ...entry, ...factsOf(finding) } : entry);
    else if (update && finding.severity !== 'hidden' && finding.suppressed === null) {
      next.set(finding.fingerprint, { ...factsOf(finding), ...facts, expires: null });
      added += 1;
    }
  }
  const kept = [...next.values(), ...(prune ? [] : stale)];
  return { entries: kept.sort(byFingerprint), added, removed: prune ? stale.length : 0 };
}

const byFingerprint = (a: BaselineEntry, b: BaselineEntry): number =>
  a.fingerprint < b.fingerprint ? -1 : a.fingerprint > b.fingerprint ? 1 : 0;

const factsOf = (finding: Finding): Omit<BaselineEntry, keyof EntryFacts | 'expires'> => ({
  fingerprint: finding.fingerprint,
  rule: finding.ruleId,
  when: whenOf(finding),
  payload: finding.payload,
  path: finding.place.path,
  place: finding.logicalPlace,
  code: finding.code,
});
