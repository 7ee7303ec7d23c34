/**
 * The triggers of the flow matrix: what is held against the clock, the statement that does it, and what must be
 * reported, in the short lines of `test/engine/run.ts`.
 */
export interface Trigger {
  readonly name: string;
  /** The date, or what takes its place: an expression without free names of the program. */
  readonly data: string;
  /** The condition, given an expression for the date; null for a timer. */
  condition(date: string): string;
  /** What goes wrong, as a statement, given an expression for the date. */
  statement(date: string): string;
  /** Rule and time. */
  readonly expected: string;
}

const days = (count: number): string => `${count} * 24 * 60 * 60 * 1000`;

function comparing(name: string, data: string, condition: (date: string) => string, expected: string): Trigger {
  return { name, data, condition, statement: (date) => `if (${condition(date)}) process.exit(1);`, expected };
}

export const triggers: readonly Trigger[] = [
  comparing('absolute', 'Date.UTC(2031, 2, 4)', (date) => `Date.now() >= ${date}`, 'fixed-date 2031-03-04Z'),
  comparing(
    'field-wise',
    '2031',
    (date) =>
      `new Date().getFullYear() > ${date} || (new Date().getFullYear() === ${date} && new Date().getMonth() >= 2)`,
    'fixed-date 2031-03-01',
  ),
  comparing(
    'build + N',
    'Number(process.env.BUILD_DATE)',
    (date) => `Date.now() - ${date} >= ${days(90)}`,
    'build-age P90D',
  ),
  comparing(
    'first run + N',
    "Number(localStorage.getItem('firstRun'))",
    (date) => `Date.now() >= ${date} + ${days(30)}`,
    'trial-period P30D',
  ),
  comparing(
    'window',
    'Date.UTC(2031, 2, 4)',
    (date) => `Date.now() >= ${date} && Date.now() < ${date} + ${days(7)}`,
    'fixed-date 2031-03-04Z',
  ),
  {
    name: 'scheduled',
    data: 'Date.UTC(2031, 2, 4)',
    condition: (date) => `Date.now() >= ${date}`,
    statement: (date) => `setTimeout(() => process.exit(1), ${date} - Date.now());`,
    expected: 'scheduled 2031-03-04Z',
  },
];
