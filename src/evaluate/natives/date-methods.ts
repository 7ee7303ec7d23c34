/**
 * Methods of native dates: the time as a number, and texts where they do not depend on the host. Fields are in
 * `date-fields.ts`. Gives values tagged with the fields that a text shows.
 */
import { fieldBits, primitive } from '../values.js';
import type { DateValue, Value } from '../values.js';
import { toIso } from '../time.js';
import { zoneOffsetPath } from '../zone-rules.js';
import { fieldTag, instantOf } from './clock.js';
import { dateText, fullDateText, timeText } from './conversions.js';
import { dateFieldMethods } from './date-fields.js';
import { localeText } from './locale-dates.js';
import type { Shown } from './locale-dates.js';
import { joinTables, methodPath, nativeTable, symbolFor } from './native-function.js';
import type { NativeCall, NativeFunction, NativeTable } from './native-function.js';

const dayBits = fieldBits.year | fieldBits.month | fieldBits.dayOfMonth | fieldBits.weekday;
const clockBits = fieldBits.hour | fieldBits.minute | fieldBits.second;
const allBits = 255 & ~fieldBits.weekday;

/** A text that shows these fields of a date. */
function shown(date: DateValue, text: string, fields: number, local: boolean): Value {
  return primitive(text, { tag: fieldTag(date, fields, local), dimension: 'field', from: date.from });
}
const onDate =
  (run: (date: DateValue, call: NativeCall) => Value | null): NativeFunction =>
  (call) =>
    call.receiver.kind === 'date' ? run(call.receiver, call) : null;

const text = (write: (time: number) => string, fields: number, local: boolean): NativeFunction =>
  onDate((date) => shown(date, write(date.time), fields, local));

const toUtcText = (time: number): string => {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? 'Invalid Date' : date.toUTCString();
};
const iso = onDate((date, call) =>
  Number.isNaN(date.time) ? symbolFor(methodPath(call), [date]) : shown(date, toIso(date.time), allBits, false),
);

const inLocale = (parts: Shown): NativeFunction =>
  onDate(
    (date, call) =>
      localeText(date, call.args[0], call.args[1], parts) ?? symbolFor(methodPath(call), [date, ...call.args]),
  );

/** Methods of `Date.prototype`. */
export const dateMethods: NativeTable = joinTables(
  dateFieldMethods,
  nativeTable({
    getTime: onDate(instantOf),
    valueOf: onDate(instantOf),
    toISOString: iso,
    toJSON: onDate((date, call) => (Number.isNaN(date.time) ? primitive(null, { tag: date.tag }) : iso(call))),
    toString: text(fullDateText, dayBits | clockBits, true),
    toDateString: text(dateText, dayBits, true),
    toTimeString: text(timeText, clockBits, true),
    toUTCString: text(toUtcText, dayBits | clockBits, false),
    toGMTString: text(toUtcText, dayBits | clockBits, false),
    toLocaleDateString: inLocale('date'),
    toLocaleString: inLocale('both'),
    toLocaleTimeString: inLocale('time'),
    getTimezoneOffset: onDate(() => symbolFor(zoneOffsetPath, [])),
  }),
);
