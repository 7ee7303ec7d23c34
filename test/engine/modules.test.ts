/** A predicate in one file that others use: one finding, at the predicate, with what every user of it does. */
import { describe, expect, it } from '@jest/globals';
import { analyse, isLoud, line } from './run.js';
import type { Texts } from './run.js';

const esmUsers = (statement: string, call: string): Texts => ({
  'vm/power.ts': `${statement}\nexport function powerOn() { if (${call}) throw new Error('This beta has expired.'); return 'on'; }`,
  'vm/resume.ts': `${statement}\nexport function resume() { if (${call}) process.exit(1); return 'on'; }`,
});
const commonUsers = (statement: string, call: string): Texts => ({
  'vm/power.js': `${statement}\nexports.powerOn = function () { if (${call}) throw new Error('This beta has expired.'); return 'on'; };`,
  'vm/resume.js': `${statement}\nexports.resume = function () { if (${call}) process.exit(1); return 'on'; };`,
});
const isOver = 'function isOver() { return Date.now() >= 1798761600000; }';

describe('one finding for a predicate with two users', () => {
  it.each<[name: string, files: Texts]>([
    [
      'named',
      { 'beta.ts': `export ${isOver}`, ...(esmUsers(`import { isOver } from '../beta.js';`, 'isOver()') as object) },
    ],
    [
      'renamed',
      {
        'beta.ts': `${isOver}\nexport { isOver as over };`,
        ...(esmUsers(`import { over as no } from '../beta.js';`, 'no()') as object),
      },
    ],
    [
      'default',
      { 'beta.ts': `export default ${isOver}`, ...(esmUsers(`import over from '../beta.js';`, 'over()') as object) },
    ],
    [
      'default arrow',
      {
        'beta.ts': 'export default () => Date.now() >= 1798761600000;',
        ...(esmUsers(`import over from '../beta.js';`, 'over()') as object),
      },
    ],
    [
      'namespace',
      {
        'beta.ts': `export ${isOver}`,
        ...(esmUsers(`import * as beta from '../beta.js';`, 'beta.isOver()') as object),
      },
    ],
    [
      'constant',
      {
        'beta.ts': 'export const isOver = () => Date.now() >= 1798761600000;',
        ...(esmUsers(`import { isOver } from '../beta.js';`, 'isOver()') as object),
      },
    ],
    [
      'barrel',
      {
        'beta.ts': `export ${isOver}`,
        'index.ts': `export * from './beta.js';`,
        ...(esmUsers(`import { isOver } from '../index.js';`, 'isOver()') as object),
      },
    ],
    [
      'barrel that names',
      {
        'beta.ts': `export ${isOver}`,
        'index.ts': `export { isOver } from './beta.js';`,
        ...(esmUsers(`import { isOver } from '../index.js';`, 'isOver()') as object),
      },
    ],
    [
      'barrel that renames',
      {
        'beta.ts': `export ${isOver}`,
        'index.ts': `export { isOver as over } from './beta.js';`,
        ...(esmUsers(`import { over } from '../index.js';`, 'over()') as object),
      },
    ],
    [
      'namespace of a namespace',
      {
        'beta.ts': `export ${isOver}`,
        'index.ts': `export * as beta from './beta.js';`,
        ...(esmUsers(`import { beta } from '../index.js';`, 'beta.isOver()') as object),
      },
    ],
    [
      'class in a file',
      {
        'beta.ts': `export class Beta { static isOver() { return Date.now() >= 1798761600000; } }`,
        ...(esmUsers(`import { Beta } from '../beta.js';`, 'Beta.isOver()') as object),
      },
    ],
    [
      'date in one file, test in another',
      {
        'date.ts': 'export const END = 1798761600000;',
        'beta.ts': `import { END } from './date.js';\nexport const isOver = () => Date.now() >= END;`,
        ...(esmUsers(`import { isOver } from '../beta.js';`, 'isOver()') as object),
      },
    ],
    [
      'exports.x',
      {
        'beta.js': `exports.isOver = ${isOver.replace('isOver', '')};`,
        ...(commonUsers(`const beta = require('../beta');`, 'beta.isOver()') as object),
      },
    ],
    [
      'module.exports = {…}',
      {
        'beta.js': `${isOver}\nmodule.exports = { isOver };`,
        ...(commonUsers(`const beta = require('../beta');`, 'beta.isOver()') as object),
      },
    ],
    [
      'module.exports = function',
      {
        'beta.js': `module.exports = ${isOver};`,
        ...(commonUsers(`const over = require('../beta.js');`, 'over()') as object),
      },
    ],
    [
      'destructured require',
      {
        'beta.js': `${isOver}\nmodule.exports = { isOver };`,
        ...(commonUsers(`const { isOver } = require('../beta');`, 'isOver()') as object),
      },
    ],
    [
      'require in place',
      { 'beta.js': `exports.isOver = ${isOver};`, ...(commonUsers('', `require('../beta').isOver()`) as object) },
    ],
    [
      'required and renamed',
      {
        'beta.js': `${isOver}\nmodule.exports = { over: isOver };`,
        ...(commonUsers(`const { over: no } = require('../beta');`, 'no()') as object),
      },
    ],
  ])('%s', async (_name, files) => {
    const { findings } = await analyse(files);
    const loud = findings.filter(isLoud);
    expect(loud.map(line)).toEqual(['fixed-date 2027-01-01Z terminate']);
    expect(loud[0]?.place.path).toMatch(/^beta\./u);
    expect(new Set(loud[0]?.effects.map(({ place, kind }) => `${kind} ${place.path}`))).toEqual(
      new Set([
        `throw vm/power.${loud[0]?.place.path.slice(-2) ?? ''}`,
        `terminate vm/resume.${loud[0]?.place.path.slice(-2) ?? ''}`,
      ]),
    );
  });
});

describe('files that mention no clock', () => {
  it('are screened in when they mention a predicate that depends on one, through several files', async () => {
    const { findings, summary } = await analyse({
      'a.ts': 'export const isOver = () => Date.now() >= 1798761600000;',
      'b.ts': `import { isOver } from './a.js';\nexport const mayStart = () => !isOver();`,
      'c.ts': `import { mayStart } from './b.js';\nexport const state = () => ({ usable: mayStart() });`,
      'd.ts': `import { state } from './c.js';\nexport function start() { if (!state().usable) throw new Error('Expired.'); return 'on'; }`,
      'other.ts': 'export const unrelated = 1;',
    });
    expect(findings.map(line)).toEqual(['fixed-date 2027-01-01Z throw']);
    expect(findings[0]?.effects.map(({ place }) => place.path)).toContain('d.ts');
    expect(summary).toMatchObject({ files: 5, screenedIn: 1, parsed: 4 });
  });

  it('are not mistaken for users of a function that only has the same name', async () => {
    const { findings } = await analyse({
      'a.ts':
        'export function isOver() { return Date.now() >= 1798761600000; }\nexport function start() { return isOver() ? null : 1; }',
      'b.ts': `import { isOver } from './game.js';\nexport function play() { if (isOver()) process.exit(0); }`,
      'game.ts': 'export function isOver() { return lives === 0; }\ndeclare const lives: number;',
    });
    expect(findings.flatMap(({ effects }) => effects.map(({ place }) => place.path))).not.toContain('b.ts');
  });

  it('may import each other in a circle', async () => {
    const { findings } = await analyse({
      'a.ts': `import { END } from './b.js';\nexport const isOver = () => Date.now() >= END;`,
      'b.ts': `import { isOver } from './a.js';\nexport const END = 1798761600000;\nexport function start() { if (isOver()) throw new Error('Expired.'); return 'on'; }`,
    });
    expect(findings.map(line)).toEqual(['fixed-date 2027-01-01Z throw']);
  });
});
