/** The conditions that the payload axis is crossed with: those that must be found, and twins that harm nobody. */
export interface Condition {
  readonly name: string;
  readonly code: string;
  /** Rule and time, in the short lines of `test/engine/run.ts`. */
  readonly expected: string;
}

/** True from the deadline on. */
export const bombs: readonly Condition[] = [
  { name: 'absolute', code: 'Date.now() >= Date.UTC(2031, 2, 4)', expected: 'fixed-date 2031-03-04Z' },
  { name: 'local', code: 'new Date() > new Date(2031, 2, 4)', expected: 'fixed-date 2031-03-04' },
  {
    name: 'build + N',
    code: 'Date.now() - Number(process.env.BUILD_DATE) > 90 * 864e5',
    expected: 'build-age P90D',
  },
  {
    name: 'first run + N',
    code: "Date.now() > Number(localStorage.getItem('firstRun')) + 30 * 864e5",
    expected: 'trial-period P30D',
  },
];
/** Each differs from a bomb in one place, and flags nothing whatever hangs on it. */
export const twins: readonly Omit<Condition, 'expected'>[] = [
  { name: 'throttle', code: '(globalThis as any).lastRun && Date.now() - (globalThis as any).lastRun > 300_000' },
  { name: 'no clock', code: 'Date.UTC(2030, 5, 1) >= new Date((globalThis as any).keyDate).getTime()' },
  { name: 'dead in release', code: "process.env.NODE_ENV !== 'production' && Date.now() >= Date.UTC(2031, 2, 4)" },
  { name: '__DEV__', code: '__DEV__ && Date.now() >= Date.UTC(2031, 2, 4)' },
];

/** Statements that harm nobody, whenever they run. */
export const harmless: readonly string[] = [
  "console.log('It is spring.');",
  "console.debug('late', new Date().toISOString());",
  "logger.info('The second phase of the project has begun.');",
  "metrics.increment('late');",
  "document.title = 'Spring';",
  "performance.mark('late');",
];
