/** Ordinary code that looks like a bomb, each shape next to the bomb that it must not be taken for. */
import { describe, expect, it } from '@jest/globals';
import { analyse } from './run.js';

const loud = new Set(['critical', 'high', 'medium']);
async function gravest(text: string): Promise<readonly string[]> {
  const { findings } = await analyse(text);
  return findings.filter(({ severity }) => loud.has(severity)).map(({ ruleId }) => ruleId);
}

describe('where a date came from', () => {
  it('takes a member of an answer for what was answered, whatever was asked', async () => {
    const text = `import { Store } from 'some-store';
      const store = new Store(process.env.BUILD_NAME);
      export function demandFresh() {
        if (store.get('tokens').created_at < Date.now() - 30 * 864e5) throw new Error('log in again');
      }`;
    expect(await gravest(text)).toEqual([]);
  });

  it('still takes a define for the build, also where it is parsed first', async () => {
    const direct = `if (Date.now() > Number(process.env.BUILD_DATE) + 30 * 864e5) throw new Error('stop');`;
    const parsed = `if (Date.now() > JSON.parse(process.env.BUILD_INFO).built + 30 * 864e5) throw new Error('stop');`;
    expect(await gravest(direct)).toEqual(['build-age']);
    expect(await gravest(parsed)).toEqual(['build-age']);
  });

  it('does not take the date of a row for that of the product', async () => {
    const text = `export function isToday(row: { value: Date }) {
        const dataDate = new Date(row.value);
        return dataDate.getTime() > Date.now() - 864e5;
      }`;
    expect(await gravest(text)).toEqual([]);
  });
});

describe('loops', () => {
  const guard = 'Date.now() > Date.UTC(2027, 0, 1)';
  it.each([
    ['up', `for (let i = 0; i < 1000; i++) rows.push(i);`],
    ['down', `let i = 5000; while (i--) rows.push(i);`],
    ['by steps, as one of two conditions', `let i = 0; while (rows && i < 3000) { rows.push(i); i += 2; }`],
  ])('that count %s end', async (_name, loop) => {
    expect(await gravest(`export function fill(rows: number[]) { if (${guard}) { ${loop} } return rows; }`)).toEqual(
      [],
    );
  });

  it('that fill a number of the date up with zeros end', async () => {
    const text = `function fixed(n: number, size: number) {
        const text = n.toString(); let filled = ''; const missing = size - text.length;
        for (let i = 0; i < missing; i++) filled += '0';
        return filled + text;
      }
      export function format(date?: Date) {
        const day = date || new Date();
        return fixed(day.getFullYear(), 4) + '-' + fixed(day.getMonth() + 1, 2) + '-' + fixed(day.getDate(), 2);
      }`;
    expect(await gravest(text)).toEqual([]);
  });
});

describe('a record that is asked after in many places', () => {
  const callers = `
    export function load(item: Item) { if (isOver(item)) throw new Error('gone'); }
    export function show(item: Item) { if (isOver(item)) throw new Error('gone'); return item; }`;

  it('is no graver for it', async () => {
    const text = `interface Item { expiresAt: number }
      function isOver(item: Item) { return Date.now() > item.expiresAt; }${callers}`;
    expect(await gravest(text)).toEqual([]);
  });

  it('is where it is a licence', async () => {
    const text = `interface Item { licenseExpiresAt: number }
      function isOver(item: Item) { return Date.now() > item.licenseExpiresAt; }${callers}`;
    expect(await gravest(text)).toEqual(['license-expiry']);
  });
});

describe('a day of the year', () => {
  it('is not refused on all the others', async () => {
    const text = `export default function () { const now = new Date(); return now.getMonth() === 4 && now.getDate() === 1; }`;
    expect(await gravest(text)).toEqual([]);
  });

  it('is, when it is the day on which things stop', async () => {
    const text = `export default function () { const now = new Date(); return !(now.getMonth() === 4 && now.getDate() === 1); }`;
    expect(await gravest(text)).toEqual(['calendar']);
  });
});

describe('a day of the week', () => {
  it('is not, where a function only answers', async () => {
    const text = `export const mayShip = (now = new Date()) => now.getDay() !== 5 && now.getDay() !== 2;`;
    expect(await gravest(text)).toEqual([]);
  });
});

describe('one guard and several pieces of one key', () => {
  it('is one finding', async () => {
    const text = `export function verify(licenseKey: string) {
        const [first, second] = licenseKey.split('-');
        const until = Math.random() > 0.5 ? Number(atob(first)) : Number(atob(second));
        if (until < Date.now()) throw new Error('license expired');
      }`;
    expect(await gravest(text)).toEqual(['license-expiry']);
  });
});
