/** Ways to write down a date and to hold the clock against it: all of them give the same kind of finding. */
import { describe, expect, it } from '@jest/globals';
import { linesIn } from './run.js';

/** 2027-01-01T00:00:00Z. */
const epoch = 1_798_761_600_000;
const expired = "throw new Error('This beta has expired.');";
/** The statements as the body of a function, after the imports before them. */
const inFunction = (source: string): string =>
  source.replace(/^((?:import [^;]*; |const moment = [^;]*; )?)(.*)$/su, '$1export function start() { $2 }');

describe('a date, however it is written', () => {
  it.each<[name: string, source: string, expected: string]>([
    ['epoch in milliseconds', `if (Date.now() > ${epoch}) ${expired}`, 'fixed-date 2027-01-01Z throw'],
    ['epoch in seconds', `if (Date.now() / 1000 >= ${epoch / 1000}) ${expired}`, 'fixed-date 2027-01-01Z throw'],
    [
      'epoch in whole seconds',
      `if (Math.floor(Date.now() / 1e3) > ${epoch / 1000 - 1}) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    ['hexadecimal epoch', `if (+new Date() >= 0x${epoch.toString(16)}) ${expired}`, 'fixed-date 2027-01-01Z throw'],
    [
      'date-only ISO text is UTC',
      `if (new Date() >= new Date('2027-01-01')) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'ISO text without zone is local',
      `if (new Date() >= new Date('2027-01-01T00:00:00')) ${expired}`,
      'fixed-date 2027-01-01 throw',
    ],
    [
      'ISO text with an offset',
      `if (Date.now() >= Date.parse('2027-01-01T02:00:00+02:00')) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    ['Date.UTC', `if (Date.now() >= Date.UTC(2027, 0, 1)) ${expired}`, 'fixed-date 2027-01-01Z throw'],
    ['local parts', `if (new Date() >= new Date(2027, 0, 1)) ${expired}`, 'fixed-date 2027-01-01 throw'],
    [
      'local parts with a time',
      `if (new Date() >= new Date(2027, 11, 31, 23, 59)) ${expired}`,
      'fixed-date 2027-12-31T23:59 throw',
    ],
    ['parts that run over', `if (new Date() >= new Date(2026, 12, 1)) ${expired}`, 'fixed-date 2027-01-01 throw'],
    [
      'getTime on both sides',
      `if (new Date().getTime() > new Date('2027-01-01T00:00:00Z').getTime()) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'valueOf and a turned comparison',
      `if (new Date('2027-01-01').valueOf() <= new Date().valueOf()) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'year and month',
      `const d = new Date(); if (d.getFullYear() > 2027 || (d.getFullYear() === 2027 && d.getMonth() >= 5)) ${expired}`,
      'fixed-date 2027-06-01 throw',
    ],
    ['year alone, in UTC', `if (new Date().getUTCFullYear() >= 2027) ${expired}`, 'fixed-date 2027-01-01Z throw'],
    [
      'getYear counts from 1900',
      `const d: any = new Date(); if (d.getYear() > 126) ${expired}`,
      'fixed-date 2027-01-01 throw',
    ],
    [
      'YYYYMMDD as integer',
      `const d = new Date(); const today = d.getFullYear() * 10000 + (d.getMonth() + 1) * 100 + d.getDate(); if (today >= 20270101) ${expired}`,
      'fixed-date 2027-01-01 throw',
    ],
    [
      'YYYYMMDD as text',
      `const today = new Date().toISOString().slice(0, 10).replace(/-/g, ''); if (today >= '20270101') ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'ISO text compared',
      `if (new Date().toISOString() >= '2027-01-01T00:00:00.000Z') ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'beginning of ISO text compared',
      `if (new Date().toISOString().slice(0, 7) >= '2027-01') ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'split ISO text',
      `const [y] = new Date().toISOString().split('-'); if (Number(y) >= 2027) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'base64',
      `if (Date.now() >= Number(atob('${Buffer.from(String(epoch)).toString('base64')}'))) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'base64 through Buffer',
      `const end = Buffer.from('MjAyNy0wMS0wMQ==', 'base64').toString('utf8'); if (new Date() >= new Date(end)) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'base64 through Buffer, put behind an empty text',
      `const end = '' + Buffer.from('MjAyNy0wMS0wMQ==', 'base64'); if (new Date() >= new Date(end)) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'JSON of a Buffer',
      `const { end } = JSON.parse(Buffer.from('${Buffer.from('{"end":"2027-01-01"}').toString('base64')}', 'base64')); if (new Date() >= new Date(end)) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'character codes',
      `const end = String.fromCharCode(50, 48, 50, 55); if (new Date().getFullYear() >= parseInt(end, 10)) ${expired}`,
      'fixed-date 2027-01-01 throw',
    ],
    [
      'text put together',
      `const parts = ['2027', '01', '01']; if (new Date() >= new Date(parts.join('-'))) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'template',
      `const year = 2027; if (new Date() >= new Date(\`\${year}-01-01\`)) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
  ])('%s', async (_name, source, expected) => {
    expect(await linesIn(inFunction(source))).toEqual([expected]);
  });
});

describe('arithmetic between the date and the clock', () => {
  it.each<[name: string, source: string, expected: string]>([
    ['difference', `if (Date.UTC(2027, 0, 1) - Date.now() <= 0) ${expired}`, 'fixed-date 2027-01-01Z throw'],
    [
      'days left, rounded up',
      `const left = Math.ceil((Date.UTC(2027, 0, 1) - Date.now()) / 864e5); if (left <= 0) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'days left, rounded down',
      `const left = Math.floor((Date.UTC(2027, 0, 1) - Date.now()) / 864e5); if (left < 0) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'setDate adds grace',
      `const end = new Date(2026, 11, 18); end.setDate(end.getDate() + 14); if (new Date() >= end) ${expired}`,
      'fixed-date 2027-01-01 throw',
    ],
    [
      'setMonth adds months',
      `const end = new Date('2026-07-01T00:00:00Z'); end.setUTCMonth(end.getUTCMonth() + 6); if (new Date() >= end) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'clock taken back by grace',
      `const now = new Date(); now.setDate(now.getDate() - 14); if (now >= new Date(2026, 11, 18)) ${expired}`,
      'fixed-date 2027-01-01 throw',
    ],
    [
      'the earlier of two',
      `const end = Math.min(Date.UTC(2028, 0, 1), Date.UTC(2027, 0, 1)); if (Date.now() >= end) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'the later of two',
      `const end = Math.max(Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)); if (Date.now() >= end) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    ['clock through Math.max', `if (Math.max(Date.now(), 0) >= ${epoch}) ${expired}`, 'fixed-date 2027-01-01Z throw'],
    [
      'first of a sorted list',
      `const ends = [Date.UTC(2029, 0, 1), Date.UTC(2027, 0, 1), Date.UTC(2028, 0, 1)].sort((a, b) => a - b); if (Date.now() >= ends[0]!) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'reduce',
      `const end = [3, 4].reduce((sum, days) => sum + days * 864e5, Date.UTC(2026, 11, 25)); if (Date.now() >= end) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'product of factors',
      `if (Date.now() > 57 * 365.2421875 * 0 + ${epoch / 86_400_000} * 24 * 60 * 60 * 1000) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    ['bit shift', `if ((Date.now() / 1000) >> 0 >= ${epoch / 1000}) ${expired}`, 'fixed-date 2027-01-01Z throw'],
  ])('%s', async (_name, source, expected) => {
    expect(await linesIn(inFunction(source))).toEqual([expected]);
  });
});

describe('date libraries', () => {
  it.each<[name: string, source: string, expected: string]>([
    [
      'dayjs isAfter',
      `import dayjs from 'dayjs'; if (dayjs().isAfter('2027-01-01')) ${expired}`,
      'fixed-date 2027-01-01 throw',
    ],
    [
      'dayjs isAfter with arithmetic',
      `import dayjs from 'dayjs'; if (dayjs().isAfter(dayjs('2026-12-01').add(1, 'month'))) ${expired}`,
      'fixed-date 2027-01-01 throw',
    ],
    [
      'dayjs difference',
      `import dayjs from 'dayjs'; if (dayjs('2027-01-01').diff(dayjs(), 'ms') <= 0) ${expired}`,
      'fixed-date 2027-01-01 throw',
    ],
    [
      'moment isAfter',
      `const moment = require('moment'); if (moment().isSameOrAfter(moment.utc('2027-01-01'))) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'moment format',
      `import moment from 'moment'; if (Number(moment().format('YYYYMMDD')) >= 20270101) ${expired}`,
      'fixed-date 2027-01-01 throw',
    ],
    [
      'moment unix',
      `import moment from 'moment'; if (moment().unix() >= ${epoch / 1000}) ${expired}`,
      'fixed-date 2027-01-01Z throw',
    ],
  ])('%s', async (_name, source, expected) => {
    expect(await linesIn(inFunction(source))).toEqual([expected]);
  });
});
