/**
 * Closed functions of the clock for the oracle: what each is called, its body, the import that it needs, and whether it
 * reads the clock by the wall or in UTC.
 */
export interface Sample {
  readonly body: string;
  readonly head?: string;
  /** One of them alone is right in every zone. */
  readonly zone: 'local' | 'utc';
}

const local = (body: string, head?: string): Sample => ({
  body,
  zone: 'local',
  ...(head === undefined ? {} : { head }),
});
const utc = (body: string, head?: string): Sample => ({ body, zone: 'utc', ...(head === undefined ? {} : { head }) });

const dayjs = "import dayjs from 'dayjs';";
const moment = "import moment from 'moment';";
const luxon = "import { DateTime } from 'luxon';";
const joda = "import { Instant, LocalDate, LocalDateTime } from '@js-joda/core';";
const temporal = "import { Temporal } from 'temporal-polyfill';";
const dateFns = (names: string): string => `import { ${names} } from 'date-fns';`;

export const more: Readonly<Record<string, Sample>> = {
  'local setters': local(
    'const d = new Date(); d.setMonth(d.getMonth() + 3, 0); d.setHours(24, 0, 0, 0); return [d.getFullYear(), d.getMonth(), d.getDate(), d.getDay(), d.getHours()].join();',
  ),
  'UTC setters': utc(
    'const d = new Date(); d.setUTCDate(31); d.setUTCMonth(d.getUTCMonth() + 1); d.setUTCMinutes(-1); return d.toISOString();',
  ),
  'fields of UTC': utc(
    'const d = new Date(); return [d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate(), d.getUTCDay(), d.getUTCHours(), d.getUTCMinutes(), d.getUTCSeconds(), d.getUTCMilliseconds()].join("-");',
  ),
  'texts of the wall': local(
    'const d = new Date(); return d.toDateString() + "|" + d.toLocaleDateString("en-US") + "|" + d.toLocaleDateString("de-DE") + "|" + d.toLocaleDateString("en-GB") + "|" + d.toLocaleDateString("sv-SE");',
  ),
  'texts of UTC': utc(
    'const d = new Date(); return d.toISOString() + d.toJSON() + d.toUTCString() + JSON.stringify({ d });',
  ),
  'Intl in UTC': utc(
    "return new Intl.DateTimeFormat('en-CA', { timeZone: 'UTC', year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date());",
  ),
  'parts of Intl': utc(
    "const parts = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date()); return parts.map((part) => part.type + part.value).join();",
  ),
  'wall parts compared': local('return new Date() >= new Date(2027, 1, 29, 13, 30) ? 1 : 0;'),
  'wall texts compared': local("return new Date() >= new Date('2026-08-12T09:30:00') ? 1 : 0;"),
  'UTC texts compared': utc(
    "return Date.now() >= Date.parse('2026-08-12') ? Date.now() > Date.parse('2026-12-25T00:00:00+02:00') : null;",
  ),
  'pieces of texts': utc(
    "const iso = new Date().toISOString(); return iso.slice(0, 4) + iso.substr(5, 2) + iso.split('T')[1].split(':')[0] + iso.replace(/\\D/g, '').length + iso.indexOf('-08-') + iso.startsWith('2026') + /-1\\d-/.test(iso);",
  ),
  roundings: utc(
    'const days = (Date.now() - Date.UTC(2026, 7, 12)) / 864e5; return [Math.floor(days / 7), Math.round(days / 30.44), Math.ceil(days * 24) % 24, days.toFixed(1), Math.abs(days) < 10, Math.sign(days)].join();',
  ),
  'least, most and sorted': utc(
    'const a = [Date.UTC(2026, 7, 12), Date.now(), Date.UTC(2018, 10, 1)]; return [Math.min(...a) === a[1], Math.max(...a) === a[1], [...a].sort((x, y) => x - y).indexOf(a[1]), a.reduce((x, y) => Math.max(x, y)) === a[0]].join();',
  ),
  'decoded anchors': utc(
    "const t = Date.now(); return [t > Number(atob('MTc4NjQ5MjgwMDAwMA==')), t > parseInt('19f6c3b9c00', 16), t > Date.parse(Buffer.from('323032362d30382d3132', 'hex').toString()), t > +[49,55,57,56,55,54,49,54,48,48,48,48,48].map((c) => String.fromCharCode(c)).join('')].join();",
  ),
  'tables by key': local(
    "const ends = { beta: '2026-08-12', rc: '2027-01-01' }; const d = new Date(); const today = [d.getFullYear(), String(d.getMonth() + 1).padStart(2, '0'), String(d.getDate()).padStart(2, '0')].join('-'); return Object.entries(ends).filter(([, end]) => today >= end).map(([key]) => key).join();",
  ),
  'generators and spread': utc(
    'function* ends() { for (let y = 2018; y < 2030; y += 2) yield Date.UTC(y, 7, 12); } return [...ends()].filter((end) => Date.now() >= end).length;',
  ),
  'maps and sets': utc(
    "const map = new Map([['a', Date.UTC(2026, 7, 12)], ['b', Date.UTC(2027, 0, 1)]]); const late = new Set(); for (const [key, end] of map) if (Date.now() > end) late.add(key); return late.size + [...late].join();",
  ),
  'big integers': utc('return BigInt(Date.now()) / 86400000n > 20677n ? String(BigInt(Date.now()) % 7n) : "early";'),
  'dayjs in steps': local(
    "return [dayjs().isAfter('2026-08-12'), dayjs().add(1, 'month').startOf('month').format('YYYYMMDD'), dayjs().year(), dayjs().month(), dayjs().date(), dayjs().day()].join();",
    dayjs,
  ),
  'dayjs differences': local(
    "const end = dayjs('2026-08-12'); return [dayjs().diff(end, 'day'), end.diff(dayjs(), 'month'), dayjs().diff(end, 'week'), dayjs().isBefore(end, 'year')].join();",
    dayjs,
  ),
  'moment in steps': local(
    "const end = moment('2026-08-12'); end.add(2, 'weeks'); return [moment().isSameOrAfter(end, 'day'), moment().isBetween('2026-01-31', end), moment().subtract(1, 'months').format('YYYY-MM-DD'), moment().endOf('month').date()].join();",
    moment,
  ),
  'moment differences': local(
    "const end = moment('2026-08-12'); return [moment().diff(end, 'days'), end.diff(moment(), 'months'), moment().diff(end, 'years')].join();",
    moment,
  ),
  'luxon in steps': local(
    "const end = DateTime.fromISO('2026-08-12').plus({ months: 1, days: 3 }); const now = DateTime.now(); return [now > end, now.toFormat('yyyyMMdd'), now.startOf('day') >= end, now.month, now.weekday, now.minus({ years: 1 }).year].join();",
    luxon,
  ),
  'luxon in UTC': utc(
    'const now = DateTime.utc(); return [now.year, now.month, now.day, now.hour, now.toMillis() > 1786492800000].join();',
    luxon,
  ),
  'date-fns compared': local(
    "const end = new Date(2026, 7, 12); return [isAfter(new Date(), end), isPast(addMonths(end, 1)), compareAsc(new Date(), end), differenceInCalendarDays(new Date(), end), format(new Date(), 'yyyy-MM-dd')].join();",
    dateFns('isAfter, isPast, addMonths, compareAsc, differenceInCalendarDays, format'),
  ),
  'date-fns edges': local(
    'const now = new Date(); return [startOfDay(now) >= new Date(2026, 7, 12), endOfMonth(now).getDate(), getYear(addDays(now, 45)), getUnixTime(now) > 0].join();',
    dateFns('startOfDay, endOfMonth, getYear, addDays, getUnixTime'),
  ),
  'js-joda dates': local(
    "const today = LocalDate.now(); const end = LocalDate.of(2026, 8, 12).plusMonths(1); return [today.isAfter(end), today.year(), today.monthValue(), today.dayOfMonth(), !today.minusDays(3).isBefore(end), LocalDateTime.now().isAfter(LocalDateTime.parse('2026-08-12T09:30:00'))].join();",
    joda,
  ),
  'js-joda instants': utc(
    "return [Instant.now().toEpochMilli() > 1786492800000, Instant.now().isAfter(Instant.parse('2026-08-12T00:00:00Z'))].join();",
    joda,
  ),
  'Temporal dates': local(
    "const today = Temporal.Now.plainDateISO(); const end = Temporal.PlainDate.from('2026-08-12').add({ months: 1 }); return [Temporal.PlainDate.compare(today, end), today.year, today.month, today.day, today.dayOfWeek].join();",
    temporal,
  ),
  'Temporal instants': utc(
    "return [Temporal.Now.instant().epochMilliseconds > 1786492800000, Temporal.Instant.compare(Temporal.Now.instant(), Temporal.Instant.from('2026-12-25T00:00Z'))].join();",
    temporal,
  ),
};
