/**
 * `toLocaleString` and its kin, and `Intl.DateTimeFormat`, for the few locales whose forms are fixed here. Takes a
 * date, a locale and options; gives the pieces of the text. Anything else depends on the host's locale data: null.
 */
import { arrayValue, fieldBits, objectValue, primitive } from '../values.js';
import type { DateValue, Field, Tag, Value } from '../values.js';
import { toWall, zoneNamed } from '../zone-rules.js';
import { fieldsOf } from '../time.js';
import { fieldTag, wallTag } from './clock.js';
import { stringIn, two } from './conversions.js';
import { formsOf, styleForm, timeForm } from './locale-forms.js';
import type { Form } from './locale-forms.js';

/** Which parts a method adds when the options name none of these; `any`: a day, where they name nothing at all. */
export type Shown = 'date' | 'time' | 'both' | 'any';

interface Wanted {
  /** Null for local time. */
  readonly zone: string | null;
  /** Part → style, in the order of `partNames`. */
  readonly styles: ReadonlyMap<string, string>;
}

const partNames = ['weekday', 'year', 'month', 'day', 'hour', 'minute', 'second'] as const;
type PartName = (typeof partNames)[number];
type PieceName = PartName | 'dayPeriod';
const numericDay = { year: 'numeric', month: 'numeric', day: 'numeric' };
const numericTime = { hour: 'numeric', minute: '2-digit', second: '2-digit' };
const defaults: Record<Shown, Readonly<Record<string, string>>> = {
  date: numericDay,
  time: numericTime,
  both: { ...numericDay, ...numericTime },
  any: numericDay,
};
/** What else options may say without a change of the text. */
const neutral: ReadonlySet<string> = new Set(['calendar:gregory', 'numberingSystem:latn', 'localeMatcher:lookup']);

/** What the options ask for; null when anything in them is not known here. */
function wantedBy(options: Value | undefined, shown: Shown): Wanted | null {
  const isNone = options === undefined || (options.kind === 'primitive' && options.value === undefined);
  if (isNone) return { zone: null, styles: new Map(Object.entries(defaults[shown])) };
  if (options.kind !== 'object' || options.open) return null;
  let zone: string | null = null;
  const styles = new Map<string, string>();
  for (const [key, value] of options.properties) {
    const text = stringIn(value) ?? (value.kind === 'primitive' ? String(value.value) : '');
    const named = key === 'timeZone' ? zoneNamed(text) : null;
    if (named !== null) zone = named;
    // As if it were not there.
    else if (text === 'undefined') continue;
    else if ((partNames as readonly string[]).includes(key)) styles.set(key, text);
    else if (key === 'dateStyle' && shown !== 'time') styles.set('dateStyle', text);
    else if ((key === 'hourCycle' && text === 'h23') || (key === 'hour12' && text === 'false'))
      styles.set('clock', 'h23');
    else if (!neutral.has(`${key}:${text}`)) return null;
  }
  // A style of its own says everything, and goes with no part.
  if (styles.has('dateStyle')) return styles.size === 1 ? { zone, styles } : null;
  const isNamed = [...styles.keys()].some(
    (key) => key !== 'clock' && (shown === 'both' || shown === 'any' || isTime(key) === (shown === 'time')),
  );
  if (isNamed) return { zone, styles };
  return { zone, styles: new Map([...Object.entries(defaults[shown]), ...styles]) };
}

const isTime = (name: string): boolean => name === 'hour' || name === 'minute' || name === 'second';

/** The pattern for the parts wanted; null where the locale has none here. */
function formFor(locale: string, styles: ReadonlyMap<string, string>): Form | null {
  const style = styles.get('dateStyle');
  if (style !== undefined) return styleForm(locale, style);
  const names = partNames.filter((name) => styles.has(name));
  const dayNames = names.filter((name) => !isTime(name));
  const dayForm = dayNames.length === 0 ? '' : formsOf(locale, dayNames, styles);
  const time = timeForm(locale, names.filter(isTime), styles);
  if (dayForm === null || time === null) return null;
  // Between the name of a month and a time stands a word in some editions and a comma in others.
  if (/[LSWV]/.test(dayForm) && time.text !== '') return null;
  return dayForm !== '' && time.text !== '' ? dayForm + time.between + time.text : dayForm + time.text;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The letters of a pattern: what each shows, and which field that is. */
const letters: Readonly<
  Record<string, { type: PieceName; field: Field; write(fields: ReturnType<typeof fieldsOf>): string }>
> = {
  Y: { type: 'year', field: 'year', write: ({ year }) => String(year) },
  y: { type: 'year', field: 'year', write: ({ year }) => two(((year % 100) + 100) % 100) },
  M: { type: 'month', field: 'month', write: ({ month }) => String(month + 1) },
  N: { type: 'month', field: 'month', write: ({ month }) => two(month + 1) },
  L: { type: 'month', field: 'month', write: ({ month }) => months[month] ?? '' },
  S: { type: 'month', field: 'month', write: ({ month }) => (months[month] ?? '').slice(0, 3) },
  D: { type: 'day', field: 'dayOfMonth', write: ({ day }) => String(day) },
  E: { type: 'day', field: 'dayOfMonth', write: ({ day }) => two(day) },
  W: { type: 'weekday', field: 'weekday', write: ({ weekday }) => weekdays[weekday] ?? '' },
  V: { type: 'weekday', field: 'weekday', write: ({ weekday }) => (weekdays[weekday] ?? '').slice(0, 3) },
  H: { type: 'hour', field: 'hour', write: ({ hour }) => two(hour) },
  h: { type: 'hour', field: 'hour', write: ({ hour }) => String(hour % 12 || 12) },
  k: { type: 'hour', field: 'hour', write: ({ hour }) => two(hour % 12 || 12) },
  p: { type: 'dayPeriod', field: 'hour', write: ({ hour }) => (hour < 12 ? 'AM' : 'PM') },
  m: { type: 'minute', field: 'minute', write: ({ minute }) => two(minute) },
  s: { type: 'second', field: 'second', write: ({ second }) => two(second) },
};

interface Piece {
  readonly type: string;
  readonly text: string;
  readonly bits: number;
}

interface Pieces {
  readonly zone: string | null;
  readonly pieces: readonly Piece[];
}

function piecesOf(date: DateValue, locale: Value | undefined, options: Value | undefined, shown: Shown): Pieces | null {
  const wanted = wantedBy(options, shown);
  const form = wanted === null ? null : formFor((locale && stringIn(locale)) ?? '', wanted.styles);
  if (wanted === null || form === null || form === '' || Number.isNaN(date.time)) return null;
  const fields = fieldsOf(toWall(wanted.zone, date.time));
  const pieces = form.split(/([A-Za-z])/).flatMap((part): Piece[] => {
    const letter = letters[part];
    if (letter !== undefined) return [{ type: letter.type, text: letter.write(fields), bits: fieldBits[letter.field] }];
    return part === '' ? [] : [{ type: 'literal', text: part, bits: 0 }];
  });
  return { zone: wanted.zone, pieces };
}

/** What is read again of such a text is still meant by the clocks of its zone. */
function shownTag(date: DateValue, bits: number, zone: string | null): Tag {
  const tag = fieldTag(date, bits, zone === null);
  return zone === null ? tag : wallTag(tag);
}

/** The text of a date; null when locale or options are not among the fixed ones. */
export function localeText(
  date: DateValue,
  locale: Value | undefined,
  options: Value | undefined,
  shown: Shown,
): Value | null {
  const found = piecesOf(date, locale, options, shown);
  if (found === null) return null;
  const bits = found.pieces.reduce((all, piece) => all | piece.bits, 0);
  const tag = shownTag(date, bits, found.zone);
  return primitive(found.pieces.map(({ text }) => text).join(''), { tag, dimension: 'field', from: date.from });
}

/** The pieces as `formatToParts` gives them. */
export function localeParts(date: DateValue, locale: Value | undefined, options: Value | undefined): Value | null {
  const found = piecesOf(date, locale, options, 'any');
  if (found === null) return null;
  return arrayValue(
    found.pieces.map(({ type, text, bits }) =>
      objectValue([
        ['type', primitive(type)],
        [
          'value',
          bits === 0
            ? primitive(text)
            : primitive(text, { tag: shownTag(date, bits, found.zone), dimension: 'field', from: date.from }),
        ],
      ]),
    ),
  );
}
