/**
 * The sentences that every format shares: when, how armed, held against what. Facts in, words out.
 * The words come unescaped where they quote code; a writer escapes and cuts what it prints.
 */
import { severities } from '../model.js';
import type {
  Anchor,
  Analysis,
  AnchorKind,
  Finding,
  Generated,
  Severity,
  Since,
  State,
  Verdict,
  Window,
} from '../model.js';

const anchorWords: Readonly<Record<AnchorKind, string>> = {
  literal: 'the date in the code',
  build: 'the build',
  'first-run': 'the first run',
  'last-run': 'the last run',
  license: "the license's date",
  credential: "the credential's date",
  server: "the server's date",
  data: 'the date in the data',
};
const stateWords: Readonly<Record<State, string>> = {
  absolute: 'a date that can be told',
  relative: 'counted from its anchor',
  recurring: 'comes back',
  past: 'already past at the release date',
  'in-support-window': 'within the support window of this release',
  later: 'after the support window of this release',
};
const units = { Y: 'year', M: 'month', W: 'week', D: 'day', TH: 'hour', TM: 'minute', TS: 'second' } as const;

/** The number with thousands separated: `1,204`. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** `1 file`, `2 files`. */
export const counted = (count: number, noun: string): string => `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;

/** The text as a sentence: with a final stop, unless it ends in one already. */
export const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** What the clock is held against, in words: `the build`. */
export const anchorPhrase = (anchor: Anchor): string => anchorWords[anchor.kind];

/** A finding's place in time, in words. */
export const statePhrase = (state: State): string => stateWords[state];

const isLocal = (instant: string): boolean => !/(?:Z|[+-]\d\d:\d\d)$/.test(instant);

/** An instant for people: `2008-08-12 00:00 local time`, `2026-08-10 12:30:01.5 UTC`; other text as it is. */
export function instantPhrase(instant: string): string {
  const [, day, time, zone] =
    /^([+-]?\d{4,6}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?$/.exec(instant) ?? [];
  if (day === undefined || time === undefined) return instant;
  const short = time.replace(/\.0+$/, '').replace(/^(\d\d:\d\d):00$/, '$1');
  return `${day} ${short} ${zone === undefined ? 'local time' : zone === 'Z' ? 'UTC' : zone}`;
}

/** An ISO 8601 duration in words: `P1M15D` → `1 month 15 days`; null when it is none or has no length. */
export function durationPhrase(duration: string): string | null {
  const [, date = '', time = ''] = /^[+-]?P([^T]*)(?:T(.*))?$/.exec(duration) ?? [];
  const parts = [
    ...[...date.matchAll(/([\d.]+)([YMWD])/g)].map(([, count, unit]) => [count, units[unit as 'Y']] as const),
    ...[...time.matchAll(/([\d.]+)([HMS])/g)].map(([, count, unit]) => [count, units[`T${unit}` as 'TH']] as const),
  ].filter(([count]) => Number(count) !== 0);
  if (parts.length === 0) return null;
  return parts.map(([count, unit]) => `${count} ${unit}${Number(count) === 1 ? '' : 's'}`).join(' ');
}

/** A period from its anchor: `30 days after the first run`, `at the license's date`. */
export function periodPhrase(period: string, anchor: Anchor): string {
  const duration = durationPhrase(period);
  if (duration === null) return `at ${anchorPhrase(anchor)}`;
  return `${duration} ${period.startsWith('-') ? 'before' : 'after'} ${anchorPhrase(anchor)}`;
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
function recurringPoint(every: string, instant: string): string {
  const [, year, month, day, time = ''] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(instant) ?? [];
  if (year === undefined) return instant;
  if (every === 'P1Y') return `${month}-${day} ${time}`;
  if (every === 'P1M') return `day ${Number(day)} ${time}`;
  if (every !== 'P1W') return time;
  const weekday = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay();
  return `${weekdays[weekday]} ${time}`;
}

/** A window in words: `from 2008-08-12 00:00 local time on`, `every week from Friday 00:00 to Saturday 00:00`. */
export function windowPhrase({ every, from, to }: Window): string {
  if (every !== undefined) return recurringPhrase(every, from, to);
  if (from === null) return to === null ? 'always' : `until ${instantPhrase(to)}`;
  return to === null ? `from ${instantPhrase(from)} on` : `from ${instantPhrase(from)} to ${instantPhrase(to)}`;
}

function recurringPhrase(every: string, from: string | null, to: string | null): string {
  const interval = (durationPhrase(every) ?? every).replace(/^1 /, '');
  const start = from === null ? '' : ` from ${recurringPoint(every, from)}`;
  const end = to === null ? '' : ` to ${recurringPoint(every, to)}`;
  const zone = from !== null && !isLocal(from) ? ' UTC' : ' local time';
  return `every ${interval}${start}${end}${start + end === '' ? '' : zone}`;
}

/** When the harm starts, in a few words: a date, a period from its anchor, or how it comes back. */
export function deadlinePhrase({ deadline, period, anchor, windows }: Finding): string {
  if (deadline !== null) return instantPhrase(deadline);
  if (period !== null) return periodPhrase(period, anchor);
  const [first] = windows;
  return first === undefined ? 'at an unknown time' : windowPhrase(first);
}

/** The same as one word without a space, for machines and `grep`: `2008-08-12T00:00:00`, `first-run+P30D`, `every:P1Y`. */
export function deadlineWord({ deadline, period, anchor, windows }: Finding): string {
  if (deadline !== null) return deadline;
  if (period !== null) return period.startsWith('-') ? `${anchor.kind}${period}` : `${anchor.kind}+${period}`;
  const [first] = windows;
  if (first === undefined) return 'unknown';
  return first.every === undefined ? `until:${first.to ?? 'ever'}` : `every:${first.every}`;
}

/** Whether the guard can act in a release build, and what it waits for. Quotes code. */
export function armingPhrase({ arming, conditions }: Finding): string {
  if (arming === 'armed') return 'armed: nothing in the code keeps it from acting';
  if (arming === 'disarmed')
    return `disarmed: a release build folds it away${conditions.length === 0 ? '' : ` (${conditions.join(', ')})`}`;
  const waits =
    conditions.length === 0 ? 'a flag that is not in the code' : conditions.map((c) => `\`${c}\``).join(', ');
  return `conditional: acts depending on ${waits}`;
}

/** The flip: `false at 2008-08-11T23:59:59.999, true at 2008-08-12T00:00:00.000`; null without a proof. Quotes values. */
export function proofPhrase({ proof }: Finding): string | null {
  if (proof === null) return null;
  return `${proof.before.outcome} at ${proof.before.at}, ${proof.after.outcome} at ${proof.after.at}`;
}

/** The findings of each severity that occurs, worst first. */
export function bySeverity(findings: readonly Finding[]): readonly (readonly [Severity, number])[] {
  return severities
    .map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, count]) => count > 0);
}

/** The findings that a report shows: hidden ones only when asked for, or when they fail the run. */
export const visibleFindings = ({ findings, verdict }: Analysis, showHidden: boolean): readonly Finding[] =>
  showHidden
    ? findings
    : findings.filter(({ severity, fingerprint }) => severity !== 'hidden' || verdict.failing.includes(fingerprint));

/** What a generated place is, in words. */
export const generatedPhrase = ({ by }: Generated): string =>
  by === 'source-map' ? 'Where the build has put it' : 'The same guard in another text';

/** The same in one or two words, as a label. */
export const generatedLabel = ({ by }: Generated): string => (by === 'source-map' ? 'Generated' : 'Also in');

/** The verdict as a sentence: `fail: 2 findings are high or worse, channel release`. The channel comes from the user. */
export function verdictPhrase({ pass, failOn, channel, ...lists }: Verdict): string {
  const { failing, stopped, letThrough, suppressed, since } = lists;
  const what = `channel ${channel}${since === undefined ? '' : `, ${sincePhrase(since)}`}`;
  if (failOn === 'none') return `pass: the bar is none, so nothing fails, ${what}`;
  const bar = failOn === 'critical' || failOn === 'hidden' ? failOn : `${failOn} or worse`;
  const other = letThrough.length + suppressed.length === 0 ? '' : 'other ';
  const parts = [
    ...(pass ? [`no ${other}finding is ${bar}`] : []),
    ...told(failing.length - stopped.length, 'finding', bar),
    ...told(stopped.length, 'declared bomb', 'stopped'),
    ...told(letThrough.length, 'declared bomb', 'let through'),
    ...told(suppressed.length, 'finding', 'suppressed'),
  ];
  return `${pass ? 'pass' : 'fail'}: ${parts.join(', ')}, ${what}`;
}

/** `only what is new since main at 0a1b2c3d4e5f counts, 3 older findings left out`. The reference comes from the user. */
const sincePhrase = ({ reference, commit, known }: Since): string =>
  `only what is new since ${reference} at ${commit.slice(0, 12)} counts, ${known === 0 ? 'no' : grouped(known)} older finding${known === 1 ? '' : 's'} left out`;

const told = (count: number, noun: string, what: string): readonly string[] =>
  count === 0 ? [] : [`${counted(count, noun)} ${count === 1 ? 'is' : 'are'} ${what}`];
