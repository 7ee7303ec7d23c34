/**
 * Guards over a random instant in the words of date libraries. The libraries themselves say what is right: the forms are
 * ordinary programs that they can run.
 */
import fc from 'fast-check';

/** A condition with the library that it needs. */
export interface LibraryForm {
  readonly name: string;
  /** The statement that brings the library in. */
  readonly head: string;
  readonly statements: readonly string[];
  readonly condition: string;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** An instant as the forms spell it. */
interface Spelled {
  readonly at: number;
  readonly seconds: number;
  readonly iso: string;
  /** `2027-03-01`, 20270301 and its parts. */
  readonly date: string;
  readonly stamp: string;
  readonly y: number;
  readonly m: number;
  readonly d: number;
}

function spelled(at: number): Spelled {
  const date = new Date(at);
  const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const text = `${String(y)}-${two(m)}-${two(d)}`;
  return {
    at,
    seconds: Math.floor(at / 1000),
    iso: date.toISOString(),
    date: text,
    stamp: text.replaceAll('-', ''),
    y,
    m,
    d,
  };
}

/** Name, statements, condition. */
type Row = readonly [string, readonly string[], string];

const momentLike = (call: string, { at, seconds, iso, date, stamp, y, m }: Spelled): readonly Row[] => [
  ['isAfter', [], `${call}().isAfter('${date}')`],
  ['isBefore', [], `${call}('${iso}').isBefore(${call}())`],
  ['not isBefore', [], `!${call}().isBefore(${call}('${date}'))`],
  ['isAfter a month', [], `${call}().isAfter('${date}', 'month')`],
  ['added days', [`const end = ${call}('${date}').add(14, 'days');`], `${call}().isAfter(end)`],
  ['added months', [`const end = ${call}('${iso}').add(2, 'month');`], `${call}() > end`],
  ['added years', [`const end = ${call}('${date}').add(1, 'y');`], 'end.valueOf() <= Date.now()'],
  ['taken away', [`const then = ${call}().subtract(90, 'days');`], `then.isAfter('${date}')`],
  ['days over', [], `${call}().diff('${date}', 'days') > 30`],
  ['days left', [`const left = ${call}('${date}').diff(${call}(), 'day');`], 'left < 0'],
  ['no days left', [`const left = ${call}('${date}').diff(${call}(), 'day');`], 'left <= 0'],
  ['months over', [], `${call}().diff(${call}('${date}'), 'months') >= 3`],
  ['exact weeks', [], `${call}().diff('${iso}', 'week', true) >= 2`],
  ['milliseconds', [], `${call}().diff('${iso}') >= 0`],
  ['format', [], `${call}().format('YYYYMMDD') >= '${stamp}'`],
  ['format with signs', [], `${call}().format('YYYY-MM-DD HH:mm') > '${date} 07:30'`],
  ['year', [], `${call}().year() > ${String(y)}`],
  [
    'year and month',
    [`const now = ${call}();`],
    `now.year() > ${String(y)} || (now.year() === ${String(y)} && now.month() >= ${String(m - 1)})`,
  ],
  ['unix', [], `${call}().unix() >= ${String(seconds)}`],
  ['of unix', [], `${call}.unix(${String(seconds)}).isBefore(${call}())`],
  ['valueOf', [], `${call}().valueOf() >= ${String(at)}`],
  ['toDate', [], `${call}().toDate() >= ${call}('${date}').toDate()`],
  ['start of the month', [], `${call}().startOf('month').isAfter('${date}')`],
  ['end of the day', [`const end = ${call}('${iso}').endOf('day');`], `${call}().isAfter(end)`],
  ['end of the year', [], `${call}('${date}').endOf('year') < ${call}()`],
  ['toISOString', [], `${call}().toISOString() >= '${iso}'`],
];

const momentAlone = ({ date, stamp, y, m, d }: Spelled): readonly Row[] => [
  ['isSameOrAfter', [], `moment().isSameOrAfter('${date}', 'day')`],
  ['in a format', [], `moment().isAfter(moment('${two(d)}/${two(m)}/${String(y)}', 'DD/MM/YYYY'))`],
  ['changed in place', [`const end = moment('${date}');`, "end.add(1, 'month').add(3, 'days');"], 'moment() >= end'],
  ['utc', [], `moment.utc().isAfter(moment.utc('${stamp}', 'YYYYMMDD'))`],
  ['fields', [], `moment().isAfter(moment([${String(y)}, ${String(m - 1)}, ${String(d)}]))`],
  ['clone', [`const end = moment('${date}');`, "end.clone().add(9, 'years');"], 'end.isBefore(moment())'],
];

/** By the clocks of a zone that the text names. */
const dayjsZones = ({ iso, date, stamp }: Spelled): readonly Row[] => [
  ['tz', [extended], `dayjs().isAfter(dayjs.tz('${date}', 'America/New_York'))`],
  ['tz of a format', [extended], `dayjs().tz('Asia/Tokyo').format('YYYYMMDD') >= '${stamp}'`],
  ['tz of an instant', [extended], `dayjs().tz('Europe/Berlin').isAfter('${iso}')`],
  ['utcOffset', [extended], `dayjs().utcOffset(8).format('YYYY-MM-DD') >= '${date}'`],
  ['utc', [extended], `dayjs.utc().isAfter(dayjs.utc('${date}'))`],
  [
    'months in a zone',
    [extended, `const end = dayjs.tz('${date}', 'Asia/Tokyo').add(3, 'month');`],
    'dayjs().isAfter(end)',
  ],
];
const extended = 'dayjs.extend(utc); dayjs.extend(timezone);';

const luxonZones = ({ iso, date, y, m, d }: Spelled): readonly Row[] => [
  ['in a zone', [], `DateTime.now() >= DateTime.fromISO('${date}', { zone: 'America/New_York' })`],
  ['by a number of hours', [], `DateTime.now() >= DateTime.fromISO('${date}', { zone: 'UTC+2' })`],
  ['set', [], `DateTime.now().setZone('Asia/Tokyo').toISODate() >= '${date}'`],
  [
    'set, by fields',
    ["const now = DateTime.now().setZone('America/Los_Angeles');"],
    `now.year > ${String(y)} || (now.year === ${String(y)} && now.month >= ${String(m)})`,
  ],
  [
    'of fields',
    [],
    `DateTime.now() >= DateTime.local(${String(y)}, ${String(m)}, ${String(d)}, { zone: 'Europe/Berlin' })`,
  ],
  [
    'of an object',
    ["const zone = 'Asia/Kolkata';"],
    `DateTime.fromObject({ year: ${String(y)}, month: ${String(m)}, day: ${String(d)} }, { zone }) <= DateTime.now()`,
  ],
  [
    'months in a zone',
    [`const end = DateTime.fromISO('${date}', { zone: 'America/New_York' }).plus({ months: 4 });`],
    'DateTime.now() >= end',
  ],
  [
    'the end of a day in a zone',
    [],
    `DateTime.now() > DateTime.fromISO('${iso}', { zone: 'Asia/Tokyo' }).endOf('day')`,
  ],
  ['the day today in a zone', [], `DateTime.now().setZone('Asia/Tokyo').startOf('day') > DateTime.fromISO('${iso}')`],
  [
    'a zone by its own name',
    [],
    `DateTime.now() >= DateTime.fromISO('${date}', { zone: IANAZone.create('Asia/Tokyo') })`,
  ],
  ['UTC by its own name', [], `DateTime.now() >= DateTime.fromISO('${date}', { zone: FixedOffsetZone.utcInstance })`],
  [
    'the same clock in UTC',
    [],
    `DateTime.utc() >= DateTime.fromISO('${date}').setZone('utc', { keepLocalTime: true })`,
  ],
  [
    'after a span',
    [],
    `Interval.fromDateTimes(DateTime.utc(2020, 1, 1), DateTime.fromISO('${iso}')).isBefore(DateTime.now())`,
  ],
  ['within a span', [], `Interval.after(DateTime.fromISO('${date}'), { years: 90 }).contains(DateTime.now())`],
];

const luxon = ({ at, seconds, iso, date, stamp, y, m, d }: Spelled): readonly Row[] => [
  ['compared', [], `DateTime.now() > DateTime.fromISO('${iso}')`],
  ['toMillis', [], `DateTime.now().toMillis() >= ${String(at)}`],
  ['toSeconds', [], `DateTime.now().toUnixInteger() >= ${String(seconds)}`],
  ['plus months', [`const end = DateTime.fromISO('${date}').plus({ months: 2 });`], 'DateTime.now() >= end'],
  [
    'plus weeks and days',
    [`const end = DateTime.fromISO('${iso}').plus({ weeks: 2, days: 1 });`],
    'end <= DateTime.now()',
  ],
  ['minus', [], `DateTime.now().minus({ days: 30 }) > DateTime.fromISO('${date}')`],
  ['days between', [`const over = DateTime.now().diff(DateTime.fromISO('${iso}'), 'days').days;`], 'over > 30'],
  ['diffNow', [], `DateTime.fromISO('${iso}').diffNow('hours').hours < 0`],
  ['toFormat', [], `DateTime.now().toFormat('yyyyMMdd') >= '${stamp}'`],
  [
    'fromObject',
    [`const end = DateTime.fromObject({ year: ${String(y)}, month: ${String(m)}, day: ${String(d)} });`],
    'DateTime.local() >= end',
  ],
  ['fromFormat', [], `DateTime.now() > DateTime.fromFormat('${two(d)}.${two(m)}.${String(y)}', 'dd.MM.yyyy')`],
  ['end of the day', [], `DateTime.now() > DateTime.fromISO('${date}').endOf('day')`],
  ['start of the day', [], `DateTime.now().startOf('day') >= DateTime.fromISO('${date}')`],
  [
    'year and month',
    ['const now = DateTime.utc();'],
    `now.year > ${String(y)} || (now.year === ${String(y)} && now.month > ${String(m)})`,
  ],
  ['toJSDate', [], `DateTime.fromSeconds(${String(seconds)}).toJSDate() <= new Date()`],
];

const dateFns = ({ at, seconds, iso, date, stamp, y, m, d }: Spelled): readonly Row[] => [
  ['isAfter', [], `isAfter(new Date(), parseISO('${iso}'))`],
  ['isBefore', [], `isBefore(new Date(${String(at)}), Date.now())`],
  ['isPast', [], `isPast(parseISO('${date}'))`],
  ['not isFuture', [], `!isFuture(new Date('${iso}'))`],
  ['compareAsc', [], `compareAsc(new Date(), new Date('${iso}')) >= 0`],
  ['days over', [], `differenceInDays(new Date(), parseISO('${iso}')) > 30`],
  [
    'calendar days',
    [],
    `differenceInCalendarDays(new Date(), new Date(${String(y)}, ${String(m - 1)}, ${String(d)})) >= 1`,
  ],
  ['months over', [], `differenceInMonths(new Date(), parseISO('${date}')) >= 3`],
  ['a month over', [], `differenceInMonths(new Date(), parseISO('${date}')) >= 1`],
  ['hours left', [], `differenceInHours(parseISO('${iso}'), new Date()) < 0`],
  ['addDays', [`const end = addDays(parseISO('${date}'), 45);`], 'new Date() >= end'],
  ['addMonths', [], `addMonths(new Date('${iso}'), 1) <= new Date()`],
  ['add', [`const end = add(parseISO('${iso}'), { years: 1, weeks: 2, days: 1 });`], 'Date.now() > end.getTime()'],
  ['subMonths', [], `subMonths(new Date(), 3) > new Date('${date}')`],
  ['format', [], `Number(format(new Date(), 'yyyyMMdd')) >= ${stamp}`],
  ['getUnixTime', [], `getUnixTime(new Date()) >= ${String(seconds)}`],
  ['getYear', [], `getYear(new Date()) > ${String(y)}`],
  ['endOfMonth', [], `isAfter(Date.now(), endOfMonth(parseISO('${date}')))`],
  ['startOfDay', [], `startOfDay(new Date()) >= parseISO('${date}')`],
  ['fromUnixTime', [], `isPast(fromUnixTime(${String(seconds)}))`],
];

const joda = ({ at, iso, date, y, m, d }: Spelled): readonly Row[] => [
  ['isAfter', [], `LocalDate.now().isAfter(LocalDate.parse('${date}'))`],
  ['not isBefore', [], `!LocalDate.now().isBefore(LocalDate.of(${String(y)}, ${String(m)}, ${String(d)}))`],
  ['compareTo', [], `LocalDate.now().compareTo(LocalDate.of(${String(y)}, ${String(m)}, ${String(d)})) >= 0`],
  ['plusDays', [`const end = LocalDate.parse('${date}').plusDays(45);`], 'end.isBefore(LocalDate.now())'],
  ['plusMonths', [`const end = LocalDate.parse('${date}').plusMonths(2);`], 'LocalDate.now().isAfter(end)'],
  ['minusWeeks', [], `LocalDate.now().minusWeeks(6).isAfter(LocalDate.parse('${date}'))`],
  ['instants', [], `Instant.now().isAfter(Instant.parse('${iso}'))`],
  ['toEpochMilli', [], `Instant.now().toEpochMilli() >= ${String(at)}`],
  ['times', [], `LocalDateTime.now().isAfter(LocalDateTime.parse('${date}T12:30:00'))`],
  [
    'fields',
    ['const now = LocalDate.now();'],
    `now.year() > ${String(y)} || (now.year() === ${String(y)} && now.monthValue() >= ${String(m)})`,
  ],
];

const jodaZones = ({ iso, date, y, m, d }: Spelled): readonly Row[] => [
  [
    'a clock by UTC',
    [],
    `!LocalDate.now(Clock.systemUTC()).isBefore(LocalDate.of(${String(y)}, ${String(m)}, ${String(d)}))`,
  ],
  ['a zone', [], `LocalDate.now(ZoneOffset.UTC).isAfter(LocalDate.parse('${date}'))`],
  ['a number of hours', [], `LocalDate.now(ZoneOffset.ofHours(9)).isAfter(LocalDate.parse('${date}'))`],
  [
    'the start of a day',
    [],
    `Instant.now().isAfter(LocalDate.parse('${date}').atStartOfDay(ZoneOffset.UTC).toInstant())`,
  ],
  ['a text with its zone', [], `ZonedDateTime.now().isAfter(ZonedDateTime.parse('${date}T00:00:00+09:00'))`],
  [
    'fields in a zone',
    [],
    `ZonedDateTime.now().isAfter(ZonedDateTime.of(${String(y)}, ${String(m)}, ${String(d)}, 0, 0, 0, 0, ZoneOffset.UTC))`,
  ],
  ['days between', [], `ChronoUnit.DAYS.between(LocalDate.parse('${date}'), LocalDate.now()) >= 30`],
  ['months between', [], `ChronoUnit.MONTHS.between(LocalDate.parse('${date}'), LocalDate.now()) > 2`],
  ['hours between', [], `ChronoUnit.HOURS.between(LocalDateTime.parse('${date}T06:30'), LocalDateTime.now()) >= 0`],
  ['of seconds', [], `Instant.now().isAfter(Instant.ofEpochSecond(${String(Math.floor(Date.parse(iso) / 1000))}))`],
];

const temporalZones = ({ iso, date }: Spelled): readonly Row[] => [
  [
    'in a zone',
    [],
    `Temporal.ZonedDateTime.compare(Temporal.Now.zonedDateTimeISO(), Temporal.ZonedDateTime.from('${date}T00:00[America/New_York]')) >= 0`,
  ],
  ['the day in a zone', [], `Temporal.PlainDate.compare(Temporal.Now.plainDateISO('Asia/Tokyo'), '${date}') >= 0`],
  [
    'a day put into a zone',
    [`const end = Temporal.PlainDate.from('${date}').toZonedDateTime('Europe/Berlin');`],
    'Temporal.Now.instant().epochMilliseconds >= end.epochMilliseconds',
  ],
  [
    'days added in a zone',
    [`const end = Temporal.ZonedDateTime.from('${date}T00:00[America/New_York]').add({ days: 100 });`],
    'Temporal.Instant.compare(Temporal.Now.instant(), end.toInstant()) > 0',
  ],
  [
    'moved to a zone',
    [],
    `Temporal.Now.zonedDateTimeISO('UTC').withTimeZone('Asia/Tokyo').toPlainDate().since('${date}').days >= 0`,
  ],
  ['since', [], `Temporal.Now.instant().since(Temporal.Instant.from('${iso}')).total('hours') >= 48`],
  ['until', [], `Temporal.Now.plainDateISO().until('${date}').days < 0`],
];

const temporal = ({ at, iso, date, y, m, d }: Spelled): readonly Row[] => [
  ['dates', [], `Temporal.PlainDate.compare(Temporal.Now.plainDateISO(), Temporal.PlainDate.from('${date}')) >= 0`],
  [
    'dates of fields',
    [],
    `Temporal.PlainDate.compare(new Temporal.PlainDate(${String(y)}, ${String(m)}, ${String(d)}), Temporal.Now.plainDateISO()) < 0`,
  ],
  ['instants', [], `Temporal.Instant.compare(Temporal.Now.instant(), Temporal.Instant.from('${iso}')) >= 0`],
  ['milliseconds', [], `Temporal.Now.instant().epochMilliseconds >= ${String(at)}`],
  [
    'added',
    [`const end = Temporal.PlainDate.from('${date}').add({ months: 2 });`],
    'Temporal.PlainDate.compare(Temporal.Now.plainDateISO(), end) > 0',
  ],
  [
    'taken away',
    ['const then = Temporal.Now.plainDateISO().subtract({ days: 30 });'],
    `Temporal.PlainDate.compare(then, '${date}') >= 0`,
  ],
  [
    'times',
    [],
    `Temporal.PlainDateTime.compare(Temporal.Now.plainDateTimeISO('UTC'), Temporal.PlainDateTime.from('${date}T08:00')) >= 0`,
  ],
  [
    'fields',
    ['const today = Temporal.Now.plainDateISO();'],
    `today.year > ${String(y)} || (today.year === ${String(y)} && today.month >= ${String(m)})`,
  ],
];

const head = (names: string, module: string): string => `import ${names} from '${module}';`;
const ofDateFns =
  'add, addDays, addMonths, compareAsc, differenceInCalendarDays, differenceInDays, differenceInHours, differenceInMonths, endOfMonth, format, fromUnixTime, getUnixTime, getYear, isAfter, isBefore, isFuture, isPast, parseISO, startOfDay, subMonths';

const libraries: readonly (readonly [head: string, rows: (at: Spelled) => readonly Row[]])[] = [
  [head('dayjs', 'dayjs'), (at) => momentLike('dayjs', at)],
  [head('moment', 'moment'), (at) => [...momentLike('moment', at), ...momentAlone(at)]],
  [head('{ DateTime }', 'luxon'), luxon],
  [head('{ DateTime, FixedOffsetZone, IANAZone, Interval }', 'luxon'), luxonZones],
  [
    [head('dayjs', 'dayjs'), head('utc', 'dayjs/plugin/utc.js'), head('timezone', 'dayjs/plugin/timezone.js')].join(
      '\n',
    ),
    dayjsZones,
  ],
  [head(`{ ${ofDateFns} }`, 'date-fns'), dateFns],
  [head('{ Instant, LocalDate, LocalDateTime }', '@js-joda/core'), joda],
  [
    head('{ ChronoUnit, Clock, Instant, LocalDate, LocalDateTime, ZonedDateTime, ZoneOffset }', '@js-joda/core'),
    jodaZones,
  ],
  [head('{ Temporal }', 'temporal-polyfill'), (at) => [...temporal(at), ...temporalZones(at)]],
];

/** Every form of every library for an instant. */
export const libraryForms = (at: number): readonly LibraryForm[] =>
  libraries.flatMap(([line, rows]) =>
    rows(spelled(at)).map(([name, statements, condition]) => ({
      name: `${/'(.*)'/.exec(line)?.[1] ?? ''}: ${name}`,
      head: line,
      statements,
      condition,
    })),
  );

/** One of them. */
export const libraryForm = (at: number): fc.Arbitrary<LibraryForm> => fc.constantFrom(...libraryForms(at));
