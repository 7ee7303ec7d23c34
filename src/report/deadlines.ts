/** The findings by when they go off: what has a date first, in the order of time; then what is counted from an anchor; then what comes back. */
import type { Finding } from '../model.js';

/** What a deadline is measured by. */
export type DeadlineKind = 'dated' | 'relative' | 'recurring';
const kinds: readonly DeadlineKind[] = ['dated', 'relative', 'recurring'];

/** Which of the three a finding's deadline is. */
export const deadlineKind = ({ deadline, period }: Finding): DeadlineKind =>
  deadline !== null ? 'dated' : period !== null ? 'relative' : 'recurring';

const iso = /^([+-]?\d{4,6})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(?:Z|([+-])(\d\d):(\d\d))?)?$/;

/** An instant or a day in milliseconds, read as UTC where it names no zone; null where the text is none. */
export function instantOfText(text: string): number | null {
  const match = iso.exec(text);
  if (match === null) return null;
  const field = (index: number): number => Number(match[index] ?? 0);
  const milliseconds = Number((match[7] ?? '0').padEnd(3, '0'));
  // Of a year below 100 the language makes one of the last century.
  const date = new Date(Date.UTC(2000, field(2) - 1, field(3), field(4), field(5), field(6), milliseconds));
  date.setUTCFullYear(field(1), field(2) - 1, field(3));
  const offset = (match[8] === '-' ? -1 : 1) * (field(9) * 60 + field(10)) * 60_000;
  const instant = date.getTime() - offset;
  return Number.isNaN(instant) ? null : instant;
}

/**
 * The instant at which the first customer meets the deadline, in milliseconds; null where there is no date to tell.
 * A local deadline without its first instant counts as if it were UTC: near enough for an order.
 */
export const instantOf = ({ deadline, firstMet }: Finding): number | null => instantOfText(firstMet ?? deadline ?? '');

/** The findings in the order of their deadlines; of equal ones the order stays. */
export function byDeadline(findings: readonly Finding[]): readonly Finding[] {
  const rank = (finding: Finding): number => kinds.indexOf(deadlineKind(finding));
  const last = Number.MAX_VALUE;
  return [...findings].sort((a, b) => rank(a) - rank(b) || (instantOf(a) ?? last) - (instantOf(b) ?? last));
}
