/** `why` at places of generated code, and at the lines of the originals that its source map leads back to. */
import { afterAll, describe, expect, it } from '@jest/globals';
import { transformSync } from 'esbuild';
import { why } from '../../src/index.js';
import { run } from '../cli/run.js';
import { makeTree, removeTrees } from '../discover/tree.js';

afterAll(removeTrees);

const original = `export function start() {
  if (Date.now() >= Date.UTC(2031, 2, 1)) throw new Error('This beta has expired.');
}
export function later(last: number): boolean {
  return Date.now() - last > 5_000;
}
export const name = 'app';
`;
const { code: built } = transformSync(original, {
  loader: 'ts',
  minify: true,
  sourcemap: 'inline',
  sourcefile: '../src/app.ts',
});
const files = { 'dist/app.js': built };
const bomb = built.indexOf('Date.now()>=');

describe('a place of generated code', () => {
  it('is one line: the column tells which of its comparisons is meant', async () => {
    const cwd = makeTree(files);
    const answers = [bomb, built.indexOf('Date.now()-')].map((at) =>
      why({ paths: ['dist'], cwd, file: 'dist/app.js', line: 1, column: at + 1 }),
    );
    expect((await Promise.all(answers)).map(({ answer }) => answer)).toEqual(['reported', 'silent']);
    expect(built.slice(0, bomb)).not.toContain('\n');
  });
});

describe('a line of an original', () => {
  it.each([
    ['that is not there', files],
    ['that lies beside the scan', { ...files, 'src/app.ts': original.replace('Date', 'Time') }],
  ])('%s is answered by what was made of it', async (_name, tree) => {
    const cwd = makeTree(tree);
    const told = await why({ paths: ['dist'], cwd, file: 'src/app.ts', line: 2 });
    expect(told).toMatchObject({ place: { path: 'src/app.ts', line: 2 }, answer: 'reported' });
    expect(told.guards.map(({ place }) => [place.path, place.start])).toEqual([['dist/app.js', bomb]]);
    const { code, out } = await run(['why', 'src/app.ts:2', '--in', 'dist'], cwd);
    expect([code, out]).toEqual([0, expect.stringMatching(/^REPORTED {2}src\/app\.ts:2\n[^]*fixed-date/)]);
  });

  it('tells why nothing is reported', async () => {
    const cwd = makeTree(files);
    const told = await why({ paths: ['dist'], cwd, file: './src/app.ts', line: 5 });
    expect([told.answer, told.guards.length]).toEqual(['silent', 1]);
    expect((await why({ paths: ['dist'], cwd, file: 'src/app.ts', line: 7 })).answer).toBe('no-guard');
  });

  it('answers for itself where it is scanned', async () => {
    const cwd = makeTree({ ...files, 'src/app.ts': original });
    const told = await why({ paths: ['dist', 'src'], cwd, file: 'src/app.ts', line: 2 });
    expect(told.guards.map(({ place }) => place.path)).toEqual(['src/app.ts']);
  });

  it('that no map leads to is a file that is not there', async () => {
    const cwd = makeTree(files);
    await expect(why({ paths: ['dist'], cwd, file: 'src/app.ts', line: 70 })).rejects.toThrow('is not read by a scan');
    const { code, err } = await run(['why', 'src/other.ts:2', '--in', 'dist'], cwd);
    expect([code, err]).toEqual([2, expect.stringContaining('cannot read src/other.ts')]);
  });
});
