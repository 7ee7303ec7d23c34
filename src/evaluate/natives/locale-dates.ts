/**
 * `toLocaleDateString` and `Intl.DateTimeFormat` for the few locales whose default form is fixed here. Anything
 * else depends on the host's locale data and stays a symbol.
 */
import { fieldBits, primitive } from '../values.js';
import type { DateValue, Value } from '../values.js';
import { fieldsOf } from '../time.js';
import { fieldTag } from './clock.js';
import { stringIn } from './conversions.js';

const two = (value: number): string => String(value).padStart(2, '0');
type Form = (year: number, month: number, day: number) => string;
const forms: ReadonlyMap<string, Form> = new Map<string, Form>([
  ['en-US', (year, month, day) => `${month}/${day}/${year}`],
  ['en-GB', (year, month, day) => `${two(day)}/${two(month)}/${year}`],
  ['sv', (year, month, day) => `${year}-${two(month)}-${two(day)}`],
  ['sv-SE', (year, month, day) => `${year}-${two(month)}-${two(day)}`],
  ['en-CA', (year, month, day) => `${year}-${two(month)}-${two(day)}`],
  ['de-DE', (year, month, day) => `${day}.${month}.${year}`],
]);
const dayBits = fieldBits.year | fieldBits.month | fieldBits.dayOfMonth;

/** The zone that format options name: `local` without options, `utc`, or null when there is anything else in them. */
function zoneIn(options: Value | undefined): 'local' | 'utc' | null {
  if (options === undefined) return 'local';
  if (options.kind === 'primitive' && options.value === undefined) return 'local';
  if (options.kind !== 'object' || options.open) return null;
  const keys = [...options.properties.keys()];
  if (keys.length === 0) return 'local';
  const zone = options.properties.get('timeZone');
  return keys.length === 1 && zone !== undefined && stringIn(zone) === 'UTC' ? 'utc' : null;
}

/** The date in the default form of the locale; null when locale or options are not among the fixed ones. */
export function localeDate(date: DateValue, locale: Value | undefined, options: Value | undefined): Value | null {
  const form = forms.get((locale && stringIn(locale)) ?? '');
  const zone = zoneIn(options);
  if (form === undefined || zone === null) return null;
  const { year, month, day } = fieldsOf(date.time);
  const text = Number.isNaN(date.time) ? 'Invalid Date' : form(year, month + 1, day);
  const tag = fieldTag(date, dayBits, zone === 'local');
  return primitive(text, { tag, dimension: 'field', from: date.from });
}
