/**
 * Dates as text in the formats of date libraries, both ways: `YYYY-MM-DD HH:mm` (moment's letters) and `yyyy-MM-dd`
 * (Unicode's). Takes a format and a time, gives text and the fields shown; or a text, and gives a time.
 */
import { fieldBits } from '../values.js';
import { fieldsOf, fromExactFields } from '../time.js';
import type { DateFields } from '../time.js';

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
const moment = /\[([^\]]*)\]|(YYYY|YY|MMMM|MMM|MM|M|DD|D|dddd|ddd|d|HH|H|hh|h|mm|m|ss|s|SSS|A|a|ZZ|Z|X|x)/g;
const unicode = /'([^']*)'|(yyyy|yy|y|MMMM|MMM|LL|L|MM|M|dd|d|EEEE|EEE|HH|H|hh|h|mm|m|ss|s|SSS|a|XXX|ZZZ|ZZ|Z|X|x)/g;

/** Unicode's letters are told by `y`, or by `d` where neither `Y` nor `D` stands. */
const letters = (format: string): RegExp =>
  format.includes('y') || (/(^|[^d])d{1,2}($|[^d])/.test(format) && !/[YD]/.test(format)) ? unicode : moment;

type Write = (fields: DateFields) => string;
const padded =
  (read: (fields: DateFields) => number, width: number): Write =>
  (fields) =>
    String(read(fields)).padStart(width, '0');
const twelve = ({ hour }: DateFields): number => hour % 12 || 12;
const written = (width: number, read: (fields: DateFields) => number, bits: number): [Write, number] => [
  padded(read, width),
  bits,
];

const year = fieldBits.year;
const hour = fieldBits.hour;
const timeOf = (fields: DateFields): number => fromExactFields(fields);
const shared: Record<string, [Write, number]> = {
  MMMM: [({ month }) => months[month] ?? '', fieldBits.month],
  MMM: [({ month }) => months[month]?.slice(0, 3) ?? '', fieldBits.month],
  MM: written(2, ({ month }) => month + 1, fieldBits.month),
  M: written(1, ({ month }) => month + 1, fieldBits.month),
  HH: written(2, (fields) => fields.hour, hour),
  H: written(1, (fields) => fields.hour, hour),
  hh: written(2, twelve, hour),
  h: written(1, twelve, hour),
  mm: written(2, ({ minute }) => minute, fieldBits.minute),
  m: written(1, ({ minute }) => minute, fieldBits.minute),
  ss: written(2, ({ second }) => second, fieldBits.second),
  s: written(1, ({ second }) => second, fieldBits.second),
  SSS: written(3, ({ millisecond }) => millisecond, fieldBits.millisecond),
  a: [(fields) => (fields.hour < 12 ? 'am' : 'pm'), hour],
  A: [(fields) => (fields.hour < 12 ? 'AM' : 'PM'), hour],
  Z: [() => '+00:00', 0],
  ZZ: [() => '+0000', 0],
};
const momentTokens: Record<string, [Write, number]> = {
  ...shared,
  YYYY: written(4, (fields) => fields.year, year),
  YY: written(2, (fields) => fields.year % 100, year),
  DD: written(2, ({ day }) => day, fieldBits.dayOfMonth),
  D: written(1, ({ day }) => day, fieldBits.dayOfMonth),
  dddd: [({ weekday }) => weekdays[weekday] ?? '', fieldBits.weekday],
  ddd: [({ weekday }) => weekdays[weekday]?.slice(0, 3) ?? '', fieldBits.weekday],
  d: written(1, ({ weekday }) => weekday, fieldBits.weekday),
  X: [(fields) => String(Math.floor(timeOf(fields) / 1000)), 127],
  x: [(fields) => String(timeOf(fields)), 255],
};
const unicodeTokens: Record<string, [Write, number]> = {
  ...shared,
  yyyy: written(4, (fields) => fields.year, year),
  yy: written(2, (fields) => fields.year % 100, year),
  y: written(1, (fields) => fields.year, year),
  LL: shared.MM as [Write, number],
  L: shared.M as [Write, number],
  dd: written(2, ({ day }) => day, fieldBits.dayOfMonth),
  d: written(1, ({ day }) => day, fieldBits.dayOfMonth),
  EEEE: [({ weekday }) => weekdays[weekday] ?? '', fieldBits.weekday],
  EEE: [({ weekday }) => weekdays[weekday]?.slice(0, 3) ?? '', fieldBits.weekday],
  XXX: [() => 'Z', 0],
  ZZZ: [() => '+0000', 0],
};

/** A time written in a format, and the bits of the fields that it shows. */
export function formatTime(time: number, format: string): { text: string; fields: number } {
  const pattern = letters(format);
  const tokens = pattern === unicode ? unicodeTokens : momentTokens;
  const fields = fieldsOf(time);
  let shown = 0;
  const text = format.replace(pattern, (whole: string, literal: string | undefined, token: string | undefined) => {
    const entry = token === undefined ? undefined : tokens[token];
    if (entry === undefined) return literal ?? whole;
    shown |= entry[1];
    return entry[0](fields);
  });
  return { text, fields: shown };
}

/** How a token is read: the longest run of digits, or names, and the field it sets. */
interface Reader {
  readonly field: keyof DateFields;
  readonly digits: number;
  readonly least: number;
}
const number = (field: Reader['field'], digits: number, least = 1): Reader => ({ field, digits, least });
const readers: Record<string, Reader> = {
  YYYY: number('year', 4, 4),
  yyyy: number('year', 4, 4),
  MM: number('month', 2),
  M: number('month', 2),
  LL: number('month', 2),
  DD: number('day', 2),
  D: number('day', 2),
  dd: number('day', 2),
  d: number('day', 2),
  HH: number('hour', 2),
  H: number('hour', 2),
  hh: number('hour', 2),
  h: number('hour', 2),
  mm: number('minute', 2),
  m: number('minute', 2),
  ss: number('second', 2),
  s: number('second', 2),
  SSS: number('millisecond', 3),
};
type Fields = { -readonly [field in keyof DateFields]: number };

function readMonthName(rest: string, fields: Fields): number | null {
  const index = months.findIndex((name) => rest.toLowerCase().startsWith(name.slice(0, 3).toLowerCase()));
  if (index < 0) return null;
  fields.month = index;
  return /^[a-z]+/i.exec(rest)?.[0].length ?? 3;
}

/** Reads one token at the head of a text into the fields; how many characters it took, null when it does not fit. */
function readToken(token: string, rest: string, fields: Fields): number | null {
  if (token === 'MMM' || token === 'MMMM') return readMonthName(rest, fields);
  if (token === 'A' || token === 'a') {
    const half = /^(?:am|pm)/i.exec(rest)?.[0].toLowerCase();
    if (half === undefined) return null;
    fields.hour = (fields.hour % 12) + (half === 'pm' ? 12 : 0);
    return 2;
  }
  const reader = readers[token];
  if (reader === undefined) return null;
  const digits = /^\d*/.exec(rest.slice(0, reader.digits))?.[0] ?? '';
  if (digits.length < reader.least) return null;
  fields[reader.field] = Number(digits) - (reader.field === 'month' ? 1 : 0);
  return digits.length;
}

/** The time of a text in a format; null when they do not fit. What the format does not name is the start of its unit. */
export function parseInFormat(text: string, format: string): number | null {
  if (text.length > 80 || format.length > 80) return null;
  const fields: Fields = { year: 1970, month: 0, day: 1, weekday: 0, hour: 0, minute: 0, second: 0, millisecond: 0 };
  let at = 0;
  let last = 0;
  for (const match of format.matchAll(letters(format))) {
    const [whole, literal, token] = match;
    at += match.index - last;
    last = match.index + whole.length;
    const taken = token === undefined ? (literal ?? '').length : readToken(token, text.slice(at), fields);
    if (taken === null) return null;
    at += taken;
  }
  const { month, day, hour: hours, minute, second } = fields;
  if (month > 11 || day < 1 || day > 31 || hours > 24 || minute > 59 || second > 59) return null;
  return fromExactFields(fields);
}
