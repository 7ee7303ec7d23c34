/**
 * Timers and schedulers armed for a date: `setTimeout(f, end - Date.now())`, `schedule(new Date(2027, 0, 1), f)`.
 * The callback runs apart from the rest, so that its events belong to the moment it fires.
 */
import type { ts } from '../syntax/typescript.js';
import { collectEvents } from './events.js';
import { asNumber } from './numbers.js';
import type { Run } from './run.js';
import { unknown } from './values.js';
import type { Value } from './values.js';

const delayTimers: ReadonlySet<string> = new Set(['setTimeout', 'setInterval']);
const DAY = 86_400_000;

interface Moment {
  readonly at: number;
  readonly date: Value;
}

/** The moment that a delay until a date means; null for plain delays. */
function momentOfDelay(run: Run, delay: Value | undefined): Moment | null {
  const view = delay === undefined ? null : asNumber(delay);
  if (view === null || delay === undefined || view.rate >= 0 || view.tag.clocks.length === 0) return null;
  return { at: run.now + view.value / Math.abs(view.rate), date: delay };
}

/** The date that a scheduler is given. One made from the clock itself (`in five minutes`) is a plain delay. */
function momentOfDate(args: readonly Value[]): Moment | null {
  const date = args.find(
    (arg) => arg.kind === 'date' && arg.rate === 0 && arg.tag.clocks.length === 0 && Math.abs(arg.time) > DAY,
  );
  return date?.kind === 'date' && Number.isFinite(date.time) ? { at: date.time, date } : null;
}

/** Whether a call only puts off a call of what it is handed, with the other arguments: `process.nextTick(callback, error)`. */
export const isDeferred = (name: string): boolean => deferring.has(name);
const deferring: ReadonlySet<string> = new Set(['process.nextTick', 'setImmediate', 'queueMicrotask']);

/** Arms a timer when the call is one for a date; false when it is an ordinary call. */
export function armTimer(run: Run, name: string, args: readonly Value[], site: ts.Node): boolean {
  const callback = args.find((arg) => arg.kind === 'function');
  if (callback === undefined || run.muted > 0) return false;
  const isDelay = delayTimers.has(name.slice(name.lastIndexOf('.') + 1));
  const moment = isDelay ? momentOfDelay(run, args[1]) : momentOfDate(args);
  if (moment === null) return false;
  const events = collectEvents(run, () => {
    run.interpreter.call(
      run,
      callback,
      null,
      callback.node.parameters.map((_, index) => unknown(`callback:${index}`)),
      site,
    );
  });
  for (const path of moment.date.tag.anchors) run.trace.noteAnchor(path, site);
  const key = run.key(site);
  run.trace.timers.set(key, {
    key,
    node: site,
    name,
    at: moment.at,
    tag: moment.date.tag,
    date: moment.date,
    events,
    under: [...run.under],
  });
  return true;
}
