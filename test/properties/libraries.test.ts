/**
 * What the catalogues of clocks say about a library is held against the library itself: a guard in its words goes off at
 * the millisecond at which running it with the library changes the answer. PROPERTY_SEED chooses other instants and
 * PROPERTY_RUNS more of them, in percent.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expired } from '../engine/guarded.js';
import { analyse, isLoud } from '../engine/run.js';
import { instants } from './forms.js';
import { libraryForms } from './library-forms.js';
import type { LibraryForm } from './library-forms.js';
import { sample } from './sample.js';

const forms = fc.sample(instants, sample(1)).flatMap((at) => libraryForms(at));

const judge = fileURLToPath(new URL('library-judge.mjs', import.meta.url));
const input = JSON.stringify({
  guards: forms.map(({ head, statements, condition }) => ({
    head,
    body: `${statements.join(' ')} return ${condition};`,
  })),
});
const flipsIn = (zone: string): (number | null)[] => {
  const env = { ...process.env, TZ: zone, NODE_OPTIONS: '' };
  return JSON.parse(execFileSync(process.execPath, [judge], { input, env, encoding: 'utf8' })) as (number | null)[];
};
const flips = flipsIn('UTC');
const elsewhere = flipsIn('Asia/Tokyo');

const program = ({ head, statements, condition }: LibraryForm): string =>
  `${head}\nexport function start() {\n${statements.join('\n')}\nif (${condition}) ${expired}\nreturn 'on';\n}\n`;

/**
 * What turns at the same time of day elsewhere is exact, all else is told by the wall clock: a month that is added to the
 * last days of one may end on another day there.
 */
const isExact = (flip: number, other: number | null | undefined): boolean =>
  typeof other === 'number' && (flip - other) % 86_400_000 === 0;

/** A strict comparison turns a millisecond after the whole second that people mean by it: that second is told. */
const told = (flip: number): number => (flip % 1000 === 1 ? flip - 1 : flip);
const whole = (deadline: string): string => {
  const iso = new Date(deadline.replace(/Z?$/, 'Z')).toISOString();
  return deadline.endsWith('Z') ? iso : iso.replace('Z', '');
};

describe('a guard in the words of a library', () => {
  it.each(forms.map((form, index) => ({ ...form, flip: flips[index] ?? null, other: elsewhere[index] })))(
    '$name',
    async (form) => {
      if (form.flip === null) throw new Error('A form that does not go from no to yes');
      const { findings } = await analyse(program(form));
      const found = findings.filter(isLoud).map(({ deadline }) => (deadline === null ? null : whole(deadline)));
      const iso = new Date(told(form.flip)).toISOString();
      const at = isExact(form.flip, form.other) ? iso : iso.replace('Z', '');
      expect({ form, found }).toEqual({ form, found: [at] });
    },
  );
});
