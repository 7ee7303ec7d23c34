/** Tables whose rows are objects that the program makes: looked up in loops, by `find`, behind a setting. */
import { describe, expect, it } from '@jest/globals';
import { linesIn } from './run.js';

const made = `
  class Version {
    constructor(version) { this.major = version.major; this.range = version.range; this.ends = version.ends; }
    get state() { return this.ends && this.ends.getTime() <= Date.now() ? 'discontinued' : 'active'; }
  }
  class NodeVersion extends Version {}`;
const row = (major: number): string =>
  `new NodeVersion({ major: ${major}, range: '${major}.x'${major < 24 ? `, ends: new Date('${2000 + major}-10-01')` : ''} })`;
const rows = (count: number): string =>
  `const versions = [${Array.from({ length: count }, (_, index) => row(24 - index)).join(', ')}];`;
const refuse = `if (selection.state === 'discontinued') throw new Error('Node.js ' + selection.range + ' is discontinued'); return selection;`;

describe('the earliest date of a table under a key that is not known', () => {
  it.each<readonly [name: string, count: number, look: string, expected: string]>([
    ['by find', 4, `const selection = versions.find((o) => o.major === major);`, '2021-10-01Z'],
    ['by find, a longer one', 12, `const selection = versions.find((o) => o.major === major);`, '2013-10-01Z'],
    [
      'in a loop',
      12,
      `let selection = versions[0]; for (const one of versions) if (one.major === major) { selection = one; break; }`,
      '2013-10-01Z',
    ],
    [
      'handed back from a loop',
      12,
      `const look = () => { for (const one of versions) if (one.major === major) return one; return versions[0]; }; const selection = look();`,
      '2013-10-01Z',
    ],
    [
      'behind a setting, first asked for in a way that ends there',
      4,
      `const all = () => { if (process.env.ALL === '1') return versions.slice(); return versions; }; const selection = all().find((o) => o.major === major);`,
      '2021-10-01Z',
    ],
    [
      'in a loop over one of two lists',
      4,
      `const all = () => { if (process.env.ALL === '1') return versions.map((one) => one); return versions; }; let selection = all()[0]; for (const one of all()) if (one.major === major) selection = one;`,
      '2021-10-01Z',
    ],
  ])('%s', async (_name, count, look, expected) => {
    const source = `${made} ${rows(count)} export function pick(major) { ${look} ${refuse} }`;
    expect(await linesIn({ 'main.js': source })).toEqual([`fixed-date ${expected} throw`]);
  });
});
