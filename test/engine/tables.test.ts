/**
 * Tables of dates under a key that nobody knows: what stands in one row belongs together. Each with the first deadline,
 * or with all its windows; the earliest row never stands first.
 */
import { describe, expect, it } from '@jest/globals';
import { expired } from './guarded.js';
import { analyse, isLoud, linesIn, windowsOf } from './run.js';

const rows = `const ROWS = [{ id: 'a', end: '2029-01-01', year: 2029, month: 1, grace: 90 }, { id: 'b', end: '2027-01-01', year: 2027, month: 6, grace: 30 }];`;
const lists = `const ROWS = [['a', '2026-01-01', '2029-01-01'], ['b', '2026-02-01', '2027-01-01']];`;
const spans = `const SPANS = { a: { from: '2027-06-01', to: '2027-07-01' }, b: { from: '2028-07-01', to: '2028-08-01' } };`;

describe('the first row of a table that ends', () => {
  it.each([
    [
      'found',
      `${rows} const row = ROWS.find(({ id }) => id === key); if (Date.now() >= Date.parse(row.end))`,
      '2027-01-01Z',
    ],
    [
      'filtered',
      `${rows} for (const row of ROWS.filter(({ id }) => id === key)) if (Date.now() >= Date.parse(row.end))`,
      '2027-01-01Z',
    ],
    [
      'the first that is left',
      `${rows} const [row] = ROWS.filter(({ id }) => id === key); if (Date.now() >= Date.parse(row.end))`,
      '2027-01-01Z',
    ],
    [
      'taken by its number',
      `${rows} const row = ROWS.filter(({ id }) => id === key).map(({ end }) => end)[0]; if (Date.now() >= Date.parse(row))`,
      '2027-01-01Z',
    ],
    [
      'a known row',
      `${rows} const row = ROWS.find(({ id }) => id === 'a'); if (Date.now() >= Date.parse(row.end))`,
      '2029-01-01Z',
    ],
    [
      'year and month',
      `${rows} const { year, month } = ROWS[key]; if (Date.now() >= Date.UTC(year, month - 1, 1))`,
      '2027-06-01Z',
    ],
    [
      'year and month, asked twice',
      `${rows} if (Date.now() >= Date.UTC(ROWS[key].year, ROWS[key].month - 1, 1))`,
      '2027-06-01Z',
    ],
    [
      'a text of pieces',
      `${rows} const row = ROWS[key]; if (new Date() >= new Date(\`\${row.year}-0\${row.month}-01\`))`,
      '2027-06-01Z',
    ],
    [
      'joined pieces',
      `${rows} const row = ROWS[key]; if (new Date() >= new Date([row.year, '0' + row.month, '01'].join('-')))`,
      '2027-06-01Z',
    ],
    [
      'rows as lists',
      `${lists} const [, from, end] = ROWS[key]; if (from && Date.now() >= Date.parse(end))`,
      '2027-01-01Z',
    ],
    [
      'with a grace of its own',
      `${rows} const row = ROWS[key]; if (Date.now() >= Date.parse(row.end) + row.grace * 864e5)`,
      '2027-01-31Z',
    ],
    [
      'moved by a grace of its own',
      `${rows} const { end, grace } = ROWS[key]; const last = new Date(end); last.setUTCDate(last.getUTCDate() + grace); if (new Date() >= last)`,
      '2027-01-31Z',
    ],
  ])('%s', async (_name, code, expected) => {
    expect(await linesIn(`export function start(key) { ${code} ${expired} return 'on'; }`)).toEqual([
      `fixed-date ${expected} throw`,
    ]);
  });
});

describe('the windows of a table', () => {
  it.each([
    ['under a key', `${spans} const { from, to } = SPANS[key]; if (now >= new Date(from) && now < new Date(to))`],
    [
      'the other way round',
      `${spans} const { from, to } = SPANS[key]; if (!(now < new Date(from) || now >= new Date(to)))`,
    ],
    [
      'found',
      `${spans} const span = Object.values(SPANS).find(({ from }) => from === key); if (now >= new Date(span.from) && now < new Date(span.to))`,
    ],
  ])('%s', async (_name, code) => {
    const { findings } = await analyse(
      `export function start(key) { const now = new Date(); ${code} ${expired} return 'on'; }`,
    );
    expect(findings.filter(isLoud).map(windowsOf)).toEqual(['2027-06-01Z..2027-07-01Z 2028-07-01Z..2028-08-01Z']);
  });
});

/** Rows of a class that asks the clock itself; some have no date at all. */
const releases = `
class Release {
  constructor({ major, end }) { this.major = major; this.end = end; }
  get state() { return this.end && this.end.getTime() <= Date.now() ? 'discontinued' : 'active'; }
}
const RELEASES = [
  new Release({ major: 24 }), new Release({ major: 22 }), new Release({ major: 21, end: new Date('2026-06-01') }),
  new Release({ major: 20, end: new Date('2026-10-01') }), new Release({ major: 18, end: new Date('2025-09-01') }),
  new Release({ major: 16, end: new Date('2025-02-03') }),
];`;

describe('rows that are objects of a class', () => {
  it.each([
    ['found by a number', 'const release = RELEASES.find(({ major }) => major === wanted);'],
    ['come from elsewhere', 'const release = pick(RELEASES, wanted);'],
  ])('%s', async (_name, row) => {
    const code = `${releases}
      export function start(wanted) {
        ${row}
        if (release.state === 'discontinued') throw new Error(\`Node \${wanted} is discontinued.\`);
        return release;
      }`;
    expect((await linesIn(code)).filter((line) => line.endsWith(' throw'))).toContain('fixed-date 2025-02-03Z throw');
  });
});
