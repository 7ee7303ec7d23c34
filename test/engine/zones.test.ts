/**
 * Zones: a date whose zone is in the text is told exactly, by whatever way the zone is named; one by the wall clock of
 * a zone that nobody names stays wall-clock.
 */
import { describe, expect, it } from '@jest/globals';
import { holds } from './guarded.js';
import type { Row } from './guarded.js';
import { linesIn } from './run.js';

describe('zones of luxon', () => {
  it.each<Row>([
    [
      'luxon local zone',
      `import { DateTime } from 'luxon'; DateTime.now() >= DateTime.local(2027, 1, 1, { zone: 'utc' })`,
      'fixed-date 2027-01-01Z',
    ],
    [
      'luxon local zone NY',
      `import { DateTime } from 'luxon'; DateTime.now() >= DateTime.local(2027, 1, 1, { zone: 'America/New_York' })`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'luxon fromISO zone opts',
      `import { DateTime } from 'luxon'; const options = { zone: 'utc' }; DateTime.now() >= DateTime.fromISO('2027-01-01', options)`,
      'fixed-date 2027-01-01Z',
    ],
    [
      'luxon fromISO zone NY',
      `import { DateTime } from 'luxon'; const options = { zone: 'America/New_York' }; DateTime.now() >= DateTime.fromISO('2027-01-01', options)`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'luxon fromISO fixed',
      `import { DateTime } from 'luxon'; DateTime.now() >= DateTime.fromISO('2027-01-01', { zone: 'UTC+2' })`,
      'fixed-date 2026-12-31T22:00Z',
    ],
    [
      'luxon fromISO config obj',
      `import { DateTime } from 'luxon'; import { config } from './config.js'; DateTime.now() >= DateTime.fromISO('2027-01-01', { zone: config.zone })`,
      'fixed-date 2027-01-01',
    ],
    [
      'luxon fromObject',
      `import { DateTime } from 'luxon'; DateTime.now() >= DateTime.fromObject({ year: 2027 }, { zone: 'utc' })`,
      'fixed-date 2027-01-01Z',
    ],
    [
      'luxon fromObject NY',
      `import { DateTime } from 'luxon'; DateTime.now() >= DateTime.fromObject({ year: 2027 }, { zone: 'America/New_York' })`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'luxon setZone',
      `import { DateTime } from 'luxon'; DateTime.now().setZone('America/New_York') >= DateTime.fromISO('2027-01-01T00:00Z')`,
      'fixed-date 2027-01-01Z',
    ],
    [
      'luxon setZone year',
      `import { DateTime } from 'luxon'; DateTime.now().setZone('America/New_York').year >= 2027`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'luxon now zone ISODate',
      `import { DateTime } from 'luxon'; DateTime.now().setZone('America/New_York').toISODate() >= '2027-01-01'`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'luxon utc startOf',
      `import { DateTime } from 'luxon'; DateTime.utc() >= DateTime.fromISO('2027-01-01', { zone: 'utc' }).startOf('day')`,
      'fixed-date 2027-01-01Z',
    ],
  ])('%s', holds);
});

describe('zones of js-joda', () => {
  it.each<Row>([
    [
      'joda clock utc',
      `import { LocalDate, Clock } from '@js-joda/core'; !LocalDate.now(Clock.systemUTC()).isBefore(LocalDate.of(2027, 1, 1))`,
      'fixed-date 2027-01-01Z',
    ],
    [
      'joda zone utc',
      `import { LocalDate, ZoneOffset } from '@js-joda/core'; !LocalDate.now(ZoneOffset.UTC).isBefore(LocalDate.of(2027, 1, 1))`,
      'fixed-date 2027-01-01Z',
    ],
    [
      'joda zone NY',
      `import { LocalDate, ZoneId } from '@js-joda/core'; !LocalDate.now(ZoneId.of('America/New_York')).isBefore(LocalDate.of(2027, 1, 1))`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'joda zone of UTC',
      `import { LocalDate, ZoneId } from '@js-joda/core'; !LocalDate.now(ZoneId.of('UTC')).isBefore(LocalDate.of(2027, 1, 1))`,
      'fixed-date 2027-01-01Z',
    ],
    [
      'joda zdt',
      `import { ZonedDateTime, ZoneId } from '@js-joda/core'; !ZonedDateTime.now().isBefore(ZonedDateTime.of(2027, 1, 1, 0, 0, 0, 0, ZoneId.UTC))`,
      'fixed-date 2027-01-01Z',
    ],
    [
      'joda atZone',
      `import { LocalDate, Instant, ZoneOffset } from '@js-joda/core'; Instant.now().isAfter(LocalDate.of(2027, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant())`,
      'fixed-date 2027-01-01Z',
    ],
    [
      'joda zdt parse',
      `import { ZonedDateTime } from '@js-joda/core'; ZonedDateTime.now().isAfter(ZonedDateTime.parse('2027-01-01T00:00:00Z'))`,
      'fixed-date 2027-01-01Z',
    ],
  ])('%s', holds);
});

describe('zones of dayjs', () => {
  it.each<Row>([
    [
      'dayjs.tz',
      `import dayjs from 'dayjs'; dayjs().isAfter(dayjs.tz('2027-01-01', 'America/New_York'))`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'dayjs.tz utc',
      `import dayjs from 'dayjs'; dayjs().isAfter(dayjs.tz('2027-01-01', 'UTC'))`,
      'fixed-date 2027-01-01Z',
    ],
    [
      'dayjs.tz now',
      `import dayjs from 'dayjs'; dayjs().tz('America/New_York').format('YYYY-MM-DD') >= '2027-01-01'`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'dayjs.tz default',
      `import dayjs from 'dayjs'; dayjs.tz.setDefault('America/New_York'); dayjs().isAfter(dayjs.tz('2027-01-01'))`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    ['dayjs utc', `import dayjs from 'dayjs'; dayjs.utc().isAfter(dayjs.utc('2027-01-01'))`, 'fixed-date 2027-01-01Z'],
    [
      'dayjs utcOffset',
      `import dayjs from 'dayjs'; dayjs().utcOffset(0).format('YYYY-MM-DD') >= '2027-01-01'`,
      'fixed-date 2027-01-01Z',
    ],
    [
      'dayjs utcOffset 8',
      `import dayjs from 'dayjs'; dayjs().utcOffset(8).format('YYYY-MM-DD') >= '2027-01-01'`,
      'fixed-date 2026-12-31T16:00Z',
    ],
    [
      'dayjs tz instance',
      `import dayjs from 'dayjs'; dayjs().tz('Europe/Berlin').isAfter('2027-01-01T00:00:00Z')`,
      'fixed-date 2027-01-01Z',
    ],
  ])('%s', holds);
});

describe('zones of moment', () => {
  it.each<Row>([
    [
      'moment.tz',
      `import moment from 'moment-timezone'; moment().isAfter(moment.tz('2027-01-01', 'America/New_York'))`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'moment.tz fmt',
      `import moment from 'moment-timezone'; moment().isAfter(moment.tz('01/01/2027', 'MM/DD/YYYY', 'America/New_York'))`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'moment().tz year',
      `import moment from 'moment-timezone'; moment().tz('America/New_York').year() >= 2027`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'moment.tz now',
      `import moment from 'moment-timezone'; moment.tz('Asia/Tokyo').format('YYYYMMDD') >= '20270101'`,
      'fixed-date 2026-12-31T15:00Z',
    ],
    [
      'moment.tz UTC',
      `import moment from 'moment-timezone'; moment().isAfter(moment.tz('2027-01-01', 'UTC'))`,
      'fixed-date 2027-01-01Z',
    ],
    [
      'moment.tz default',
      `import moment from 'moment-timezone'; moment.tz.setDefault('America/New_York'); moment().isAfter(moment('2027-01-01'))`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'moment utcOffset',
      `import moment from 'moment'; moment().utcOffset(0).format('YYYY-MM-DD') >= '2027-01-01'`,
      'fixed-date 2027-01-01Z',
    ],
    [
      'moment utcOffset 480',
      `import moment from 'moment'; moment().utcOffset(480).format('YYYY-MM-DD') >= '2027-01-01'`,
      'fixed-date 2026-12-31T16:00Z',
    ],
    [
      'moment parseZone',
      `import moment from 'moment'; moment().isAfter(moment.parseZone('2027-01-01T00:00:00+02:00'))`,
      'fixed-date 2026-12-31T22:00Z',
    ],
  ])('%s', holds);
});

describe('zones of date-fns-tz', () => {
  it.each<Row>([
    [
      'date-fns-tz to',
      `import { zonedTimeToUtc } from 'date-fns-tz'; new Date() >= zonedTimeToUtc('2027-01-01', 'America/New_York')`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'date-fns-tz fromZonedTime',
      `import { fromZonedTime } from 'date-fns-tz'; new Date() >= fromZonedTime('2027-01-01 00:00', 'America/New_York')`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'date-fns-tz toZoned',
      `import { toZonedTime, format } from 'date-fns-tz'; format(toZonedTime(new Date(), 'America/New_York'), 'yyyy-MM-dd') >= '2027-01-01'`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'date-fns-tz formatInTimeZone',
      `import { formatInTimeZone } from 'date-fns-tz'; formatInTimeZone(new Date(), 'America/New_York', 'yyyy-MM-dd') >= '2027-01-01'`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'date-fns-tz formatInTimeZone UTC',
      `import { formatInTimeZone } from 'date-fns-tz'; formatInTimeZone(new Date(), 'UTC', 'yyyy-MM-dd') >= '2027-01-01'`,
      'fixed-date 2027-01-01Z',
    ],
    [
      'date-fns-tz toDate',
      `import { toDate } from 'date-fns-tz'; new Date() >= toDate('2027-01-01', { timeZone: 'America/New_York' })`,
      'fixed-date 2027-01-01T05:00Z',
    ],
  ])('%s', holds);
});

describe('zones of Temporal', () => {
  it.each<Row>([
    [
      'temporal zdt from',
      `Temporal.ZonedDateTime.compare(Temporal.Now.zonedDateTimeISO(), Temporal.ZonedDateTime.from('2027-01-01T00:00:00[UTC]')) >= 0`,
      'fixed-date 2027-01-01Z',
    ],
    [
      'temporal zdt from NY',
      `Temporal.ZonedDateTime.compare(Temporal.Now.zonedDateTimeISO(), Temporal.ZonedDateTime.from('2027-01-01T00:00:00[America/New_York]')) >= 0`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'temporal zdt from off',
      `Temporal.Instant.compare(Temporal.Now.instant(), Temporal.ZonedDateTime.from('2027-01-01T00:00:00-05:00[America/New_York]').toInstant()) >= 0`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'temporal plain tz',
      `Temporal.PlainDate.compare(Temporal.Now.plainDateISO('UTC'), Temporal.PlainDate.from('2027-01-01')) >= 0`,
      'fixed-date 2027-01-01Z',
    ],
    [
      'temporal plain tz NY',
      `Temporal.PlainDate.compare(Temporal.Now.plainDateISO('America/New_York'), Temporal.PlainDate.from('2027-01-01')) >= 0`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'temporal plain toZDT',
      `Temporal.Now.instant().epochMilliseconds >= Temporal.PlainDate.from('2027-01-01').toZonedDateTime('America/New_York').epochMilliseconds`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'temporal now zdt NY',
      `Temporal.Now.zonedDateTimeISO('America/New_York').year >= 2027`,
      'fixed-date 2027-01-01T05:00Z',
    ],
  ])('%s', holds);
});

describe('zones of the language', () => {
  it.each<Row>([
    [
      'Intl NY',
      `new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date()) >= '2027-01-01'`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'toLocale NY',
      `new Date().toLocaleDateString('sv-SE', { timeZone: 'America/New_York' }) >= '2027-01-01'`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'toLocale NY reparse',
      `new Date(new Date().toLocaleString('en-US', { timeZone: 'America/New_York' })) >= new Date(2027, 0, 1)`,
      'fixed-date 2027-01-01T05:00Z',
    ],
    [
      'the offset taken away',
      "const now = new Date(); new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10) >= '2027-01-01'",
      'fixed-date 2027-01-01',
    ],
    [
      'the offset put to it',
      'const d = new Date(); new Date(d.getTime() + d.getTimezoneOffset() * 60000) >= new Date(2027, 0, 1)',
      'fixed-date 2027-01-01Z',
    ],
    [
      "the offset put to it, and another zone's",
      'const d = new Date(); const utc = d.getTime() + d.getTimezoneOffset() * 60000; const ny = new Date(utc + 3600000 * -5); ny >= new Date(2027, 0, 1)',
      'fixed-date 2027-01-01T05:00Z',
    ],
  ])('%s', holds);
});

const saved = "if (DateTime.now() >= DateTime.fromISO('2027-01-01')) throw new Error('This beta has expired.');";
describe('the zone of a whole library', () => {
  it.each([
    ['utc', 'fixed-date 2027-01-01Z throw'],
    ['America/New_York', 'fixed-date 2027-01-01T05:00Z throw'],
    ['system', 'fixed-date 2027-01-01 throw'],
  ])('%s, set in another file', async (zone, expected) => {
    const texts = {
      'zone.js': `import { Settings } from 'luxon'; Settings.defaultZone = '${zone}';`,
      'main.js': `import './zone.js'; import { DateTime } from 'luxon'; export const save = () => { ${saved} };`,
    };
    expect(await linesIn(texts)).toEqual([expected]);
  });
});
