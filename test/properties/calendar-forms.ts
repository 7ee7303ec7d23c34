/**
 * More guards over a random instant: setters in a row, grace, texts in fixed locales, tables of dates, countdowns that
 * are told as a status, date-only texts, and windows with two edges. Running them tells what the engine has to find.
 */
import fc from 'fast-check';
import type { Form } from './forms.js';

const day = 86_400_000;
const quote = (text: string): string => JSON.stringify(text);
const two = (value: number): string => String(value).padStart(2, '0');
const named = ([name, statements, condition]: readonly [string, readonly string[], string]): Form => ({
  name,
  statements,
  condition,
});

/** A date that is moved before it is asked for. */
export const setters = (at: number): fc.Arbitrary<Form> => {
  const date = new Date(at);
  const [y, m, d] = [String(date.getFullYear()), String(date.getMonth()), String(date.getDate())];
  const iso = date.toISOString();
  const forms: readonly (readonly [string, readonly string[], string])[] = [
    [
      'grace by setDate',
      [`const end = new Date(${y}, ${m}, ${d});`, 'end.setDate(end.getDate() + 14);'],
      'new Date() >= end',
    ],
    [
      'grace in the constructor',
      [`const day = new Date(${quote(iso)});`],
      'new Date() > new Date(day.getFullYear(), day.getMonth(), day.getDate() + 30 + 1)',
    ],
    ['the last of a month', [`const end = new Date(${y}, ${m} + 1, 0, 23, 59, 59);`], 'Date.now() > end.getTime()'],
    [
      'set back to the last of a month',
      [
        `const end = new Date(${y}, ${m}, 1);`,
        'end.setMonth(end.getMonth() + 1);',
        'end.setDate(0);',
        'end.setHours(23, 59, 59, 999);',
      ],
      'Date.now() > +end',
    ],
    [
      'midnight by hours',
      [`const end = new Date(${y}, ${m}, ${d}, 7);`, 'end.setHours(24, 0, 0, 0);'],
      'end <= new Date()',
    ],
    [
      'a year by setFullYear',
      [`const end = new Date(${y}, ${m}, ${d});`, 'end.setFullYear(end.getFullYear() + 1, 1, 29);'],
      'Date.now() >= end.valueOf()',
    ],
    [
      'setYear',
      ['const end = new Date(2000, 0, 1);', `end.setYear(${y});`, `end.setMonth(${m}, ${d});`],
      '+new Date() >= +end',
    ],
    [
      'fields copied',
      [
        `const from = new Date(${quote(iso)});`,
        'const end = new Date(from);',
        'end.setMinutes(end.getMinutes() + 90);',
      ],
      'from < end && Date.now() >= end',
    ],
    [
      'today moved back',
      ['const today = new Date();', 'today.setDate(today.getDate() - 90);'],
      `today >= new Date(${y}, ${m}, ${d})`,
    ],
    [
      'today set to midnight',
      ['const today = new Date();', 'today.setUTCHours(0, 0, 0, 0);'],
      `today.getTime() >= ${String(Math.floor(at / day) * day)}`,
    ],
    ['a date-only text is UTC', [], `new Date() >= new Date(${quote(iso.slice(0, 10))})`],
    [
      'a date-only text read by local fields',
      [`const end = new Date(${quote(iso.slice(0, 10))});`],
      'new Date() >= new Date(end.getFullYear(), end.getMonth(), end.getDate(), 12)',
    ],
    ['a text with a time is local', [], `Date.now() >= new Date(${quote(`${iso.slice(0, 10)}T00:00`)})`],
    ['a text of a month', [], `Date.now() >= Date.parse(${quote(iso.slice(0, 7))})`],
    [
      'getYear of both',
      [`const end = new Date(${y}, ${m}, 1), now = new Date();`],
      'now.getYear() * 12 + now.getMonth() >= end.getYear() * 12 + end.getMonth()',
    ],
    [
      'years and days',
      [
        'const now = new Date();',
        'const start = new Date(now.getFullYear(), 0, 0);',
        'const ofYear = Math.floor((now - start) / 864e5);',
      ],
      `now.getFullYear() > ${y} || (now.getFullYear() === ${y} && ofYear >= ${String(Math.floor((Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) - Date.UTC(date.getFullYear(), 0, 0)) / day))})`,
    ],
  ];
  return fc.constantFrom(...forms).map(named);
};

/** Texts that Intl and its kin make, in fixed locales. */
export const locales = (at: number): fc.Arbitrary<Form> => {
  const date = new Date(at);
  const [y, m, d] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  const stamp = `${String(y)}${two(m)}${two(d)}`;
  const iso = date.toISOString();
  const forms: readonly (readonly [string, readonly string[], string])[] = [
    [
      'British',
      ["const [d, m, y] = new Date().toLocaleDateString('en-GB').split('/');"],
      `y + m + d >= ${quote(stamp)}`,
    ],
    [
      'German',
      ["const [d, m, y] = new Date().toLocaleDateString('de-DE').split('.').map(Number);"],
      `y * 1e4 + m * 100 + d >= ${stamp}`,
    ],
    [
      'American with two digits',
      [
        "const [m, d, y] = new Date().toLocaleDateString('en-US', { year: 'numeric', month: '2-digit', day: '2-digit' }).split('/');",
      ],
      `[y, m, d].join('-') >= ${quote(`${String(y)}-${two(m)}-${two(d)}`)}`,
    ],
    [
      'Canadian',
      [],
      `new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(Date.now()) >= ${quote(`${String(y)}-${two(m)}-${two(d)}`)}`,
    ],
    [
      'Swedish with the time',
      [],
      `new Date().toLocaleString('sv-SE') >= ${quote(`${String(y)}-${two(m)}-${two(d)} 08:15:00`)}`,
    ],
    [
      'parts',
      [
        "const parts = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date());",
        'const part = (type) => parts.find((one) => one.type === type).value;',
      ],
      `part('year') + part('month') + part('day') >= ${quote(iso.slice(0, 10).replaceAll('-', ''))}`,
    ],
    [
      'in a zone',
      [],
      `new Date().toLocaleDateString('en-CA', { timeZone: 'America/New_York' }) >= ${quote(`${String(y)}-${two(m)}-${two(d)}`)}`,
    ],
    [
      'Intl in a zone',
      ["const form = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Kolkata', dateStyle: 'short' });"],
      `form.format(new Date()) >= ${quote(`${String(y)}-${two(m)}-${two(d)}`)}`,
    ],
    [
      'in a zone, read again',
      ["const there = new Date(new Date().toLocaleString('en-US', { timeZone: 'Asia/Tokyo' }));"],
      `there >= new Date(${String(y)}, ${String(m - 1)}, ${String(d)})`,
    ],
    [
      'the offset put to it',
      ['const now = new Date();', 'const utc = new Date(now.getTime() + now.getTimezoneOffset() * 60000);'],
      `utc >= new Date(${String(y)}, ${String(m - 1)}, ${String(d)})`,
    ],
    [
      'the offset taken away',
      ['const now = new Date();', 'const local = new Date(now - now.getTimezoneOffset() * 6e4);'],
      `local.toISOString().slice(0, 10) >= ${quote(`${String(y)}-${two(m)}-${two(d)}`)}`,
    ],
    [
      'with AM and PM',
      ["const [day, time, half] = new Date().toLocaleString('en-US').split(/,? /);"],
      `new Date(day) >= new Date(${String(y)}, ${String(m - 1)}, ${String(d)}) && (half === 'PM' || new Date(day) > new Date(${String(y)}, ${String(m - 1)}, ${String(d)}))`,
    ],
    ['the year alone', [], `Number(new Date().toLocaleDateString('en-US', { year: 'numeric' })) > ${String(y)}`],
    ['the JSON of a date', [], `JSON.stringify(new Date()) >= ${quote(quote(iso))}`],
    ['localeCompare', [], `new Date().toISOString().localeCompare(${quote(iso)}) >= 0`],
    [
      'text without signs',
      [],
      `new Date().toISOString().replace(/[-T:]/g, '').slice(0, 12) >= ${quote(iso.replace(/[-T:]/g, '').slice(0, 12))}`,
    ],
    [
      'pieces of a text',
      ['const [, y, m] = /^(\\d{4})-(\\d\\d)/.exec(new Date().toISOString());'],
      `Number(y) * 12 + Number(m) >= ${String(Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)))}`,
    ],
    [
      'words of toDateString',
      ["const [, , d, y] = new Date().toDateString().split(' ');"],
      `+y > ${String(y)} || (+y === ${String(y)} && new Date().getMonth() + 1 > ${String(m)}) || (+y === ${String(y)} && new Date().getMonth() + 1 === ${String(m)} && +d >= ${String(d)})`,
    ],
  ];
  return fc.constantFrom(...forms).map(named);
};

/** Dates that are looked up, put together or counted down to. */
export const lookups = (at: number): fc.Arbitrary<Form> => {
  const iso = new Date(at).toISOString();
  const seconds = String(Math.floor(at / 1000));
  const hex = Math.floor(at / 1000).toString(16);
  const forms: readonly (readonly [string, readonly string[], string])[] = [
    [
      'a table in a table',
      [`const table = { eu: { beta: [${quote(iso)}, 'x'] }, us: {} };`, "const region = 'EU'.toLowerCase();"],
      'Date.now() >= Date.parse(table[region].beta[0])',
    ],
    [
      'rows found by name',
      [`const rows = [{ name: 'a', until: 0 }, { name: 'b', until: ${String(at)} }];`],
      "rows.find((row) => row.name === 'b').until <= Date.now()",
    ],
    [
      'rows as entries',
      [`const until = Object.fromEntries([['stable', Infinity], ['beta', ${seconds}e3]]);`],
      "new Date() >= until['beta']",
    ],
    [
      'entries walked through',
      [
        `const until = { old: 0, beta: ${String(at)} };`,
        'let over = false;',
        "for (const [channel, end] of Object.entries(until)) if (channel === 'beta' && Date.now() >= end) over = true;",
      ],
      'over',
    ],
    [
      'a switch',
      [
        `const endOf = (channel) => { switch (channel) { case 'beta': return ${String(at)}; case 'rc': return 1; default: return Infinity; } };`,
      ],
      "Date.now() >= endOf('beta')",
    ],
    [
      'reduced',
      [`const ends = [${String(at)}, ${String(at + 5 * day)}, ${String(at + 9 * day)}];`],
      'ends.reduce((a, b) => Math.min(a, b)) <= Date.now()',
    ],
    ['the first of a set', [`const ends = new Set([new Date(${quote(iso)})]);`], '[...ends][0] <= new Date()'],
    [
      'the last of sorted dates',
      [`const ends = ['2024-02-03', ${quote(iso)}].map((text) => new Date(text)).sort((a, b) => b - a);`],
      'ends[0] <= Date.now()',
    ],
    ['counted', [`const ends = [0, 1, ${String(at)}];`], 'ends.filter((end) => Date.now() >= end).length === 3'],
    [
      'days left as a status',
      [
        `const left = Math.ceil((${String(at)} - Date.now()) / 864e5);`,
        "const status = left > 30 ? 'fine' : left > 7 ? 'soon' : left > 0 ? 'now' : 'over';",
      ],
      "status === 'over'",
    ],
    [
      'hours left, then days',
      [
        `const hours = Math.floor((Date.parse(${quote(iso)}) - Date.now()) / 36e5);`,
        'const days = Math.floor(hours / 24);',
      ],
      'days < 0',
    ],
    [
      'minutes rounded twice',
      ['const minutes = Math.round(Date.now() / 1000 / 60);', 'const hours = Math.floor(minutes / 60);'],
      `hours >= ${String(Math.floor(at / 3_600_000))}`,
    ],
    ['weeks', [], `Math.floor(Date.now() / 6048e5) > ${String(Math.floor(at / 604_800_000))}`],
    [
      'a remainder taken away',
      ['const now = Date.now();'],
      `now - (now % 864e5) >= ${String(Math.floor(at / day) * day)}`,
    ],
    [
      'percent of a span',
      [`const start = ${String(at - 100 * day)};`],
      `((Date.now() - start) / ${String(200 * day)}) * 100 >= 50`,
    ],
    ['hex seconds', [], `Date.now() / 1000 >= parseInt(${quote(hex)}, 16)`],
    [
      'hex text reversed',
      [],
      `Date.now() >= parseInt(${quote([...hex].reverse().join(''))}.split('').reverse().join(''), 16) * 1e3`,
    ],
    [
      'char codes of an array',
      [`const codes = ${JSON.stringify([...seconds].map((sign) => sign.charCodeAt(0) + 7))};`],
      "Date.now() >= +codes.map((code) => String.fromCharCode(code - 7)).join('') * 1000",
    ],
    [
      'xor with a key',
      [
        `const text = ${JSON.stringify([...seconds].map((sign, index) => sign.charCodeAt(0) ^ 'key'.charCodeAt(index % 3)))};`,
      ],
      "Date.now() >= Number(text.map((byte, i) => String.fromCharCode(byte ^ 'key'.charCodeAt(i % 3))).join('')) * 1000",
    ],
    [
      'base 64 in pieces',
      [`const pieces = ${JSON.stringify(btoa(iso).match(/.{1,5}/g))};`],
      "Date.now() >= Date.parse(atob(pieces.join('')))",
    ],
    [
      'a template',
      [`const [year, rest] = [${quote(iso.slice(0, 4))}, ${quote(iso.slice(4))}];`],
      'new Date() >= new Date(`${year}${rest}`)',
    ],
    [
      'a key of base 64',
      [`const key = ${quote(`app.${btoa(JSON.stringify({ id: 7, exp: at }))}.sig`)};`],
      "Date.now() >= JSON.parse(atob(key.split('.')[1])).exp",
    ],
    [
      'a class',
      [`class Gate { static #end = ${String(at)}; static get end() { return new Date(this.#end); } }`],
      'new Date() >= Gate.end',
    ],
    [
      'a date as an argument',
      [`const isPast = (end, now = new Date()) => now >= end;`],
      `isPast(new Date(${quote(iso)}))`,
    ],
    ['curried', ['const after = (end) => (now) => now >= end;'], `after(${String(at)})(Date.now())`],
    ['text compared as numbers', [], `new Date().toISOString() >= ${quote(iso)} === true`],
  ];
  return fc.constantFrom(...forms).map(named);
};

/** True for a while only: what harms begins and ends. */
export const windows = (at: number): fc.Arbitrary<Form> => {
  const end = at + 40 * day;
  const iso = [at, end].map((time) => quote(new Date(time).toISOString()));
  const [from = '', to = ''] = iso;
  const date = new Date(at);
  const forms: readonly (readonly [string, readonly string[], string])[] = [
    ['between', ['const now = Date.now();'], `now >= ${String(at)} && now < ${String(end)}`],
    ['between dates', ['const now = new Date();'], `new Date(${from}) <= now && now < new Date(${to})`],
    ['not outside', ['const now = Date.now();'], `!(now < ${String(at)} || ${String(end)} <= now)`],
    ['nested', ['const now = new Date().toISOString();'], `now >= ${from} ? now < ${to} : false`],
    [
      'the middle of three',
      ['const now = Date.now();'],
      `[${String(at)}, now, ${String(end)}].sort((a, b) => a - b)[1] === now && now !== ${String(end)}`,
    ],
    [
      'one of several windows',
      [`const spans = [[0, 1], [${String(at)}, ${String(end)}]];`],
      'spans.some(([from, to]) => Date.now() >= from && Date.now() < to)',
    ],
    ['a distance', [], `Math.abs(Date.now() - ${String(at + 20 * day)}) < ${String(20 * day)}`],
    [
      'clamped',
      ['const now = Date.now();'],
      `Math.min(Math.max(now, ${String(at)}), ${String(end)}) === now && now < ${String(end)}`,
    ],
    [
      'one month',
      ['const d = new Date();'],
      `d.getFullYear() === ${String(date.getFullYear())} && d.getMonth() === ${String(date.getMonth())}`,
    ],
    ['one day', [], `new Date().toISOString().slice(0, 10) === ${quote(date.toISOString().slice(0, 10))}`],
    ['one day by its beginning', [], `new Date().toISOString().startsWith(${quote(date.toISOString().slice(0, 10))})`],
    ['one day by toDateString', [], `new Date().toDateString() === ${quote(date.toDateString())}`],
    [
      'a number of fields',
      ['const d = new Date();', 'const n = d.getFullYear() * 100 + d.getMonth() + 1;'],
      `n >= ${String(date.getFullYear() * 100 + date.getMonth() + 1)} && n <= ${String(date.getFullYear() * 100 + 12)}`,
    ],
    [
      'an early return each',
      [],
      `(() => { const now = Date.now(); if (now < ${String(at)}) return false; if (now >= ${String(end)}) return false; return true; })()`,
    ],
    [
      'a list of days',
      [],
      `[${quote(date.toISOString().slice(0, 10))}].includes(new Date().toISOString().slice(0, 10))`,
    ],
  ];
  return fc.constantFrom(...forms).map(named);
};
