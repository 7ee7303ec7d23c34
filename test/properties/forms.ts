/**
 * Guards over a random instant, written in random forms: a clock, a date to hold it against, and a way to compare the
 * two. Every form is ordinary JavaScript that Node can run, so that running it tells what the engine has to find.
 */
import fc from 'fast-check';
import { locales, lookups, setters } from './calendar-forms.js';

/** Statements, and the condition at their end that is true from the instant on. */
export interface Form {
  /** What the form is, for the message of a failing test. */
  readonly name: string;
  readonly statements: readonly string[];
  readonly condition: string;
}

const day = 86_400_000;
/** Midnights of the years 2025 to 2039 and any millisecond of them. */
const first = Date.UTC(2025, 0, 2);
const last = Date.UTC(2039, 11, 30);

/** Any millisecond, a whole second, a minute or a midnight of UTC. */
export const instants: fc.Arbitrary<number> = fc
  .tuple(fc.integer({ min: first / 1000, max: last / 1000 }), fc.constantFrom(1, 60, 3600, 86_400), fc.nat(999))
  .map(([second, step, odd]) => (step === 1 ? second * 1000 + odd : Math.floor(second / step) * step * 1000));

const quote = (text: string): string => JSON.stringify(text);
const two = (value: number): string => String(value).padStart(2, '0');

/** A number of milliseconds, written in many ways. */
export const millisecondsOf = (at: number): readonly (readonly [name: string, code: string])[] => {
  const iso = new Date(at).toISOString();
  const date = new Date(at);
  const fields = [
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    date.getUTCMilliseconds(),
  ].join(', ');
  const bytes = [...String(at)].map((digit) => digit.charCodeAt(0) ^ 0x2a);
  const half = Math.floor(at / 2);
  return [
    ['a literal', String(at)],
    ['hex', `0x${at.toString(16)}`],
    ['an exponent', `${String(at / 1000)}e3`],
    ['a sum', `${String(half)} + ${String(at - half)}`],
    ['days and the rest', `${String(Math.floor(at / day))} * 864e5 + ${String(at % day)}`],
    ['Date.parse', `Date.parse(${quote(iso)})`],
    ['new Date of text', `new Date(${quote(iso)}).getTime()`],
    ['new Date of a number', `new Date(${String(at)}).valueOf()`],
    ['Date.UTC', `Date.UTC(${fields})`],
    ['plus', `+new Date(${quote(iso)})`],
    ['an offset', `Date.parse(${quote(new Date(at + 2 * 3_600_000).toISOString().replace('Z', '+02:00'))})`],
    ['base 64', `Number(atob(${quote(btoa(String(at)))}))`],
    ['a buffer', `Date.parse(Buffer.from(${quote(Buffer.from(iso).toString('base64'))}, 'base64').toString())`],
    ['hex bytes', `Date.parse(Buffer.from(${quote(Buffer.from(iso).toString('hex'))}, 'hex').toString('utf8'))`],
    ['reversed', `Number(${quote([...String(at)].reverse().join(''))}.split('').reverse().join(''))`],
    ['character codes', `Date.parse(String.fromCharCode(${[...iso].map((c) => c.charCodeAt(0)).join(', ')}))`],
    ['xor', `Number([${bytes.join(', ')}].map((byte) => String.fromCharCode(byte ^ 0x2a)).join(''))`],
    ['base 36', `parseInt(${quote(at.toString(36))}, 36)`],
    ['split text', `Date.parse(${quote(iso.slice(0, 7))} + ${quote(iso.slice(7))})`],
    ['JSON', `Date.parse(JSON.parse(${quote(JSON.stringify({ until: iso }))}).until)`],
    ['setters', `new Date(0).setTime(${String(at)})`],
    ['a table', `({ beta: ${String(at)}, release: Infinity })['be' + 'ta']`],
  ];
};

/** The present in milliseconds, in many ways. */
export const clocks: readonly (readonly [name: string, code: string])[] = [
  ['Date.now', 'Date.now()'],
  ['plus', '+new Date()'],
  ['getTime', 'new Date().getTime()'],
  ['valueOf', 'new Date().valueOf()'],
  ['Number', 'Number(new Date())'],
  ['computed', "Date['n' + 'ow']()"],
  ['parsed again', 'Date.parse(new Date().toISOString())'],
  ['a copy', 'new Date(new Date()).getTime()'],
  ['global', 'globalThis.Date.now()'],
  ['Reflect', 'Reflect.construct(Date, []).getTime()'],
  ['minus zero', 'new Date() - 0'],
  ['setters', 'new Date().setMilliseconds(new Date().getMilliseconds())'],
  ['JSON', 'new Date(JSON.parse(JSON.stringify(new Date()))).getTime()'],
];

/** Ways to ask whether a number has come up to another. */
const comparisons: readonly (readonly [name: string, (now: string, date: string) => string])[] = [
  ['>=', (now, date) => `${now} >= ${date}`],
  ['yoda', (now, date) => `${date} <= ${now}`],
  ['not <', (now, date) => `!(${now} < ${date})`],
  ['difference', (now, date) => `${now} - ${date} >= 0`],
  ['difference the other way', (now, date) => `${date} - ${now} <= 0`],
  ['negated difference', (now, date) => `-(${date} - ${now}) > -1`],
  ['minimum', (now, date) => `Math.min(${now}, ${date}) === ${date}`],
  ['maximum', (now, date) => `Math.max(${date}, ${now}) === ${now}`],
  ['sign', (now, date) => `Math.sign(${now} - ${date}) !== -1`],
  ['clamped', (now, date) => `Math.max(0, ${date} - ${now}) === 0`],
  ['sorted', (now, date) => `[${now}, ${date}].sort((a, b) => a - b)[0] === ${date}`],
  ['De Morgan', (now, date) => `!(${now} < ${date} && ${now} < ${date} + 1)`],
  ['ratio', (now, date) => `${now} / ${date} >= 1`],
  ['choice', (now, date) => `(${now} < ${date} ? 'on' : 'off') === 'off'`],
  [
    'switch of true',
    (now, date) => `((now) => { switch (true) { case now < ${date}: return false; default: return true; } })(${now})`,
  ],
  ['an array method', (now, date) => `[${date}].every((until) => ${now} >= until)`],
  ['find', (now, date) => `[${date}, Infinity].find((until) => ${now} < until) === Infinity`],
  ['compared texts', (now, date) => `String(${now}) >= String(${date})`],
  ['big integers', (now, date) => `BigInt(${now}) >= BigInt(${date})`],
  ['dates', (now, date) => `new Date(${now}) >= new Date(${date})`],
  ['ISO texts', (now, date) => `new Date(${now}).toISOString() >= new Date(${date}).toISOString()`],
];

const wrapped = (code: string): string => `(${code})`;

/** Whole milliseconds compared. */
const plain = (at: number): fc.Arbitrary<Form> =>
  fc
    .tuple(fc.constantFrom(...clocks), fc.constantFrom(...millisecondsOf(at)), fc.constantFrom(...comparisons))
    .map(([clock, date, comparison]) => ({
      name: `${clock[0]} / ${date[0]} / ${comparison[0]}`,
      statements: [`const now = ${clock[1]};`, `const until = ${date[1]};`],
      condition: comparison[1]('now', 'until'),
    }));

/** The same without names in between. */
const inline = (at: number): fc.Arbitrary<Form> =>
  fc
    .tuple(fc.constantFrom(...clocks), fc.constantFrom(...millisecondsOf(at)), fc.constantFrom(...comparisons))
    .map(([clock, date, comparison]) => ({
      name: `${clock[0]} / ${date[0]} / ${comparison[0]}, in one expression`,
      statements: [],
      condition: comparison[1](wrapped(clock[1]), wrapped(date[1])),
    }));

/** Time in coarser units, rounded, and periods added to a date. */
const rounded = (at: number): fc.Arbitrary<Form> => {
  const seconds = Math.floor(at / 1000);
  const days = Math.floor(at / day);
  const iso = new Date(at).toISOString();
  const date = new Date(at);
  const stamp = date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  const local = [date.getFullYear(), date.getMonth() + 1, date.getDate()] as const;
  const localStamp = local[0] * 10_000 + local[1] * 100 + local[2];
  const forms: readonly (readonly [string, readonly string[], string])[] = [
    ['seconds', [], `Date.now() / 1000 >= ${String(seconds)}`],
    ['whole seconds', [], `Math.floor(Date.now() / 1000) >= ${String(seconds)}`],
    ['seconds by bits', [], `Date.now() / 1000 >>> 0 >= ${String(seconds)}`],
    ['seconds by ~~', [], `~~(Date.now() / 60000) >= ${String(Math.floor(at / 60_000))}`],
    ['days', [], `Math.floor(Date.now() / 864e5) >= ${String(days)}`],
    ['days by truncation', [], `Math.trunc(Date.now() / 1000 / 60 / 60 / 24) > ${String(days - 1)}`],
    ['days left', [`const left = Math.ceil((${String(at)} - Date.now()) / 864e5);`], 'left <= 0'],
    [
      'days left, floored',
      [`const left = Math.floor((${String(at)} - Date.now()) / 1000 / 60 / 60 / 24);`],
      'left < 0',
    ],
    ['days over', [`const over = (Date.now() - ${String(at)}) / (1000 * 60 * 60 * 24);`], 'over > 30'],
    ['days over, rounded', [`const over = Math.round((Date.now() - ${String(at)}) / 864e5);`], 'over >= 14'],
    [
      'a period added',
      [`const end = new Date(${quote(iso)});`, 'end.setUTCDate(end.getUTCDate() + 45);'],
      'new Date() > end',
    ],
    [
      'months added',
      [`const end = new Date(${quote(iso)});`, 'end.setUTCMonth(end.getUTCMonth() + 6);'],
      'Date.now() > +end',
    ],
    [
      'a year added',
      [`const end = new Date(${String(at)});`, 'end.setUTCFullYear(end.getUTCFullYear() + 1);'],
      'end < new Date()',
    ],
    [
      'setters in a row',
      [
        'const end = new Date(0);',
        `end.setUTCFullYear(${String(date.getUTCFullYear())}, ${String(date.getUTCMonth())}, ${String(date.getUTCDate())});`,
        `end.setUTCHours(${String(date.getUTCHours())}, ${String(date.getUTCMinutes())});`,
      ],
      'Date.now() > end.getTime()',
    ],
    ['the day in ISO', [], `new Date().toISOString().slice(0, 10) >= ${quote(iso.slice(0, 10))}`],
    [
      'the day without dashes',
      [],
      `Number(new Date().toISOString().slice(0, 10).replace(/-/g, '')) >= ${String(stamp)}`,
    ],
    ['the month in ISO', [], `new Date().toISOString().split('-').slice(0, 2).join('-') > ${quote(iso.slice(0, 7))}`],
    [
      'a number of fields in UTC',
      ['const d = new Date();'],
      `d.getUTCFullYear() * 10000 + (d.getUTCMonth() + 1) * 100 + d.getUTCDate() >= ${String(stamp)}`,
    ],
    [
      'a number of fields',
      ['const d = new Date();'],
      `d.getFullYear() * 1e4 + (d.getMonth() + 1) * 100 + d.getDate() >= ${String(localStamp)}`,
    ],
    ['the year', [], `new Date().getFullYear() > ${String(local[0])}`],
    ['getYear', [], `new Date().getYear() >= ${String(local[0] - 1899)}`],
    [
      'year, month',
      ['const d = new Date(), year = d.getFullYear();'],
      `year > ${String(local[0])} || (year === ${String(local[0])} && d.getMonth() + 1 >= ${String(local[1])})`,
    ],
    [
      'year, month, day',
      ['const d = new Date(), year = d.getFullYear(), month = d.getMonth() + 1;'],
      `year > ${String(local[0])} || (year == ${String(local[0])} && (month > ${String(local[1])} || (month == ${String(local[1])} && d.getDate() >= ${String(local[2])})))`,
    ],
    ['local parts', [], `new Date() >= new Date(${String(local[0])}, ${String(local[1] - 1)}, ${String(local[2])})`],
    [
      'local parts with the month from 1',
      [],
      `Date.now() > new Date(${String(local[0])}, ${String(local[1])} - 1, ${String(local[2])}, 23, 59, 59, 999)`,
    ],
    ['local text', [], `new Date() > new Date(${quote(`${String(local[0])}/${two(local[1])}/${two(local[2])}`)})`],
    [
      'local text with time',
      [],
      `Date.now() >= Date.parse(${quote(`${String(local[0])}-${two(local[1])}-${two(local[2])}T12:30:00`)})`,
    ],
    ['English', [], `new Date() >= new Date(${quote(date.toUTCString())})`],
    [
      'Swedish',
      [],
      `new Date().toLocaleDateString('sv-SE') >= ${quote(`${String(local[0])}-${two(local[1])}-${two(local[2])}`)}`,
    ],
    [
      'American',
      ["const [m, d, y] = new Date().toLocaleDateString('en-US').split('/').map(Number);"],
      `new Date(y, m - 1, d) >= new Date(${String(local[0])}, ${String(local[1] - 1)}, ${String(local[2])})`,
    ],
    [
      'Intl in UTC',
      ["const form = new Intl.DateTimeFormat('en-CA', { timeZone: 'UTC' });"],
      `form.format(new Date()) >= ${quote(iso.slice(0, 10))}`,
    ],
    [
      'padded fields',
      ["const d = new Date(), pad = (n) => ('0' + n).slice(-2);"],
      `d.getFullYear() + '-' + pad(d.getMonth() + 1) + '-' + pad(d.getDate()) >= ${quote(`${String(local[0])}-${two(local[1])}-${two(local[2])}`)}`,
    ],
    [
      'midnight today',
      ['const today = new Date();', 'today.setHours(0, 0, 0, 0);'],
      `today.getTime() >= new Date(${local.join(', ').replace(/, (\d+),/u, (_, month: string) => `, ${String(Number(month) - 1)},`)}).getTime()`,
    ],
    [
      'a table of dates by key',
      [`const until = { stable: Infinity, beta: ${String(at)} };`, "const channel = 'beta';"],
      'until[channel] <= Date.now()',
    ],
    [
      'a map of dates',
      [`const until = new Map([['beta', new Date(${String(at)})]]);`],
      "new Date() >= until.get('beta')",
    ],
  ];
  return fc.constantFrom(...forms).map(([name, statements, condition]) => ({ name, statements, condition }));
};

/** The fields of a local date compared one by one, in many orders. */
const fieldwise = (at: number): fc.Arbitrary<Form> => {
  const date = new Date(at);
  const [y, m, d] = [String(date.getFullYear()), String(date.getMonth()), String(date.getDate())];
  const forms: readonly (readonly [string, string])[] = [
    ['or and and', `year > ${y} || (year === ${y} && (month > ${m} || (month === ${m} && day >= ${d})))`],
    ['flat', `year > ${y} || (year >= ${y} && month > ${m}) || (year >= ${y} && month >= ${m} && day >= ${d})`],
    ['a choice', `year !== ${y} ? year > ${y} : month !== ${m} ? month > ${m} : day >= ${d}`],
    [
      'not before',
      `!(year < ${y} || (year === ${y} && month < ${m}) || (year === ${y} && month === ${m} && day < ${d}))`,
    ],
    [
      'days first',
      `(day >= ${d} && month === ${m} && year === ${y}) || (month > ${m} && year === ${y}) || year > ${y}`,
    ],
    [
      'one after the other',
      `(() => { if (year < ${y}) return false; if (year > ${y}) return true; if (month < ${m}) return false; return month > ${m} || day >= ${d}; })()`,
    ],
    [
      'a switch',
      `(() => { switch (Math.sign(year - ${y})) { case -1: return false; case 1: return true; default: return month > ${m} || (month === ${m} && day >= ${d}); } })()`,
    ],
    [
      'a loop over the fields',
      `(() => { const now = [year, month, day], end = [${y}, ${m}, ${d}]; for (let i = 0; i < 3; i++) { if (now[i] !== end[i]) return now[i] > end[i]; } return true; })()`,
    ],
    ['a number', `year * 372 + month * 31 + day >= ${y} * 372 + ${m} * 31 + ${d}`],
    ['a date of them', `new Date(year, month, day) >= new Date(${y}, ${m}, ${d})`],
    [
      'texts of them',
      `[year, month + 1, day].map((part) => String(part).padStart(2, '0')).join('') >= ${quote(y + two(date.getMonth() + 1) + two(date.getDate()))}`,
    ],
  ];
  return fc.constantFrom(...forms).map(([name, condition]) => ({
    name: `fields, ${name}`,
    statements: ['const d = new Date();', 'const year = d.getFullYear(), month = d.getMonth(), day = d.getDate();'],
    condition,
  }));
};

/** An instant and a guard over it. The guard's flip need not be the instant: running the guard tells. */
export const forms: fc.Arbitrary<Form> = instants.chain((at) =>
  fc.oneof(
    { weight: 2, arbitrary: plain(at) },
    { weight: 1, arbitrary: inline(at) },
    { weight: 4, arbitrary: rounded(at) },
    { weight: 2, arbitrary: fieldwise(at) },
    { weight: 2, arbitrary: setters(at) },
    { weight: 2, arbitrary: locales(at) },
    { weight: 3, arbitrary: lookups(at) },
  ),
);
