/**
 * Timers and schedulers armed for a date: `setTimeout(f, end - Date.now())`, `schedule(new Date(2027, 0, 1), f)`.
 * The callback runs apart from the rest, so that its events belong to the moment it fires.
 */
import type { ts } from '../syntax/typescript.js';
import { unlessThrown } from './branches.js';
import { collectEvents } from './events.js';
import { jobsNamed } from './jobs.js';
import { asNumber } from './numbers.js';
import { outsideOf } from './model-sites.js';
import type { Run } from './run.js';
import { unknown } from './values.js';
import type { Choice, FunctionValue, Value } from './values.js';

/** What waits for so many milliseconds. */
export const delayTimers: ReadonlySet<string> = new Set(['setTimeout', 'setInterval']);
const DAY = 86_400_000;

/** Timers hold their delay in 31 bits: what is longer goes off at once. */
export const longestDelay = 2 ** 31 - 1;

interface Moment {
  readonly at: number;
  readonly date: Value;
  /** It goes off as soon as it is armed, whenever that is. */
  readonly isAtOnce?: boolean;
}

/** The moment that a delay until a date means; null for plain delays. */
function momentOfDelay(run: Run, delay: Value | undefined): Moment | null {
  if (delay?.kind === 'choice') return momentOfChoice(run, delay);
  const view = delay === undefined ? null : asNumber(delay);
  if (view === null || delay === undefined || view.rate >= 0 || view.tag.clocks.length === 0) return null;
  return { at: run.now + view.value / Math.abs(view.rate), date: delay };
}

/** What may be worn down to something unknown is known by the date that it began with. */
function momentOfChoice(run: Run, { options }: Choice): Moment | null {
  const moments = options.map((option) => momentOfDelay(run, option)).filter((moment) => moment !== null);
  return moments.every(({ at }) => at === moments[0]?.at) ? (moments[0] ?? null) : null;
}

/** A plain delay that is too long for a timer. */
function momentOfOverflow(run: Run, delay: Value | undefined): Moment | null {
  if (delay?.kind !== 'primitive' || typeof delay.value !== 'number' || delay.tag.clocks.length > 0) return null;
  return delay.value > longestDelay ? { at: run.now, date: delay, isAtOnce: true } : null;
}

/** The date that a scheduler is given. One made from the clock itself (`in five minutes`) is a plain delay. */
function momentOfDate(args: readonly Value[]): Moment | null {
  const date = args.find(
    (arg) => arg.kind === 'date' && arg.rate === 0 && arg.tag.clocks.length === 0 && Math.abs(arg.time) > DAY,
  );
  return date?.kind === 'date' && Number.isFinite(date.time) ? { at: date.time, date } : null;
}

/** The settings of a job: `{ delay: end - Date.now() }`, `{ cronTime: new Date(2027, 0, 1), onTick }`, `{ when: 1798761600000 }`. */
function momentInOptions(run: Run, args: readonly Value[]): Moment | null {
  for (const arg of args) {
    if (arg.kind !== 'object') continue;
    const values = [...arg.properties.values()];
    const when = arg.properties.get('when');
    const found =
      momentOfDelay(run, arg.properties.get('delay')) ??
      momentOfDate(values) ??
      (when?.kind === 'primitive' && isEpoch(when.value) ? { at: when.value, date: when } : null);
    if (found !== null) return found;
  }
  return null;
}

const isEpoch = (value: unknown): value is number => typeof value === 'number' && value > 1e12 && value < 1e13;

/** Whether a call only puts off a call of what it is handed, with the other arguments: `process.nextTick(callback, error)`. */
export const isDeferred = (name: string): boolean => deferring.has(name);
const deferring: ReadonlySet<string> = new Set(['process.nextTick', 'setImmediate', 'queueMicrotask']);

/** A function among what a call is handed, or among the settings of a job. */
const callbackIn = (args: readonly Value[]): FunctionValue | undefined =>
  args.find((arg) => arg.kind === 'function') ??
  args
    .flatMap((arg) => (arg.kind === 'object' ? [...arg.properties.values()] : []))
    .find((arg) => arg.kind === 'function');

/** Arms a timer when the call is one for a date; false when it is an ordinary call. */
export function armTimer(run: Run, name: string, args: readonly Value[], place: ts.Node): boolean {
  if (run.muted > 0) return false;
  const site = outsideOf(run, place);
  const isTimer = delayTimers.has(name.slice(name.lastIndexOf('.') + 1));
  const moment = isTimer
    ? (momentOfDelay(run, args[1]) ?? momentOfOverflow(run, args[1]))
    : (momentOfDate(args) ?? momentInOptions(run, args));
  if (moment === null) return false;
  const callback = callbackIn(args);
  const called = callback !== undefined ? [callback] : isTimer ? [] : jobsNamed(run, name, args);
  if (called.length === 0) return false;
  const events = collectEvents(run, () => {
    for (const one of called) callJob(run, one, site);
  });
  for (const path of moment.date.tag.anchors) run.trace.noteAnchor(path, site);
  const key = run.key(site);
  run.trace.timers.set(key, {
    key,
    node: site,
    name,
    at: moment.at,
    isAtOnce: moment.isAtOnce === true,
    tag: moment.date.tag,
    date: moment.date,
    events,
    under: [...run.under],
  });
  return true;
}

function callJob(run: Run, job: FunctionValue, site: ts.Node): void {
  const handed = job.node.parameters.map((_, index) => unknown(`callback:${index}`));
  // Whoever arms it does not meet what it throws.
  unlessThrown(run, () => run.interpreter.call(run, job, null, handed, site));
}
