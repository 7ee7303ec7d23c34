/** docs/tutorial.md, played from an empty folder: every output word for word, and the exit codes of its story. */
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

interface Tutorial {
  readonly played: (
    text: string,
    env?: NodeJS.ProcessEnv,
  ) => { readonly text: string; readonly codes: readonly number[] };
}
const { played } = (await import(new URL('../docs/tutorial.mjs', import.meta.url).href)) as Tutorial;

const text = readFileSync('docs/tutorial.md', 'utf8');

it('prints what the page shows, in any zone', () => {
  const told = played(text, { TZ: 'Pacific/Kiritimati' });
  expect(told.text).toBe(text);
  // empty, planted, the beta ships, its inventory, the release fails, pushed, the beta that has ended, taken out
  expect(told.codes).toEqual([0, 1, 0, 0, 1, 1, 1, 0]);
});

it('tells a page that shows something else', () => {
  const wrong = text.replace('$ echo $?\n1', '$ echo $?\n0');
  expect(wrong).not.toBe(text);
  expect(played(wrong).text).toBe(text);
});
