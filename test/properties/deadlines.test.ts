/**
 * However a guard is written, the deadline that is reported is the millisecond at which Node itself changes its mind.
 * The sample is the same each time; PROPERTY_SEED and PROPERTY_RUNS choose another and a longer one.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { analyse, isLoud } from '../engine/run.js';
import { expired } from '../engine/guarded.js';
import { windows } from './calendar-forms.js';
import { forms, instants } from './forms.js';
import type { Form } from './forms.js';
import { flipOf, spansOf } from './oracle.js';
import { sample, timeFor } from './sample.js';

const runs = sample(300);

/** The deadlines of all that is loud, as instants of this process' zone. */
async function deadlines(text: string): Promise<number[]> {
  const { findings } = await analyse(text);
  return findings.filter(isLoud).map(({ deadline }) => (deadline === null ? NaN : Date.parse(deadline)));
}

/** A strict comparison turns a millisecond after the whole second that people mean by it: that second is told. */
const told = (flip: number): number => (flip % 1000 === 1 ? flip - 1 : flip);

const program = ({ statements, condition }: Form): string =>
  `export function start() {\n${statements.join('\n')}\nif (${condition}) ${expired}\nreturn 'on';\n}\n`;

describe('the deadline', () => {
  it(
    'is the flip that running the guard shows',
    async () => {
      await fc.assert(
        fc.asyncProperty(forms, async (form) => {
          const flip = flipOf(form);
          if (flip === null) throw new Error(`A form that does not go from no to yes: ${form.name}`);
          expect({ form: form.name, at: await deadlines(program(form)) }).toEqual({
            form: form.name,
            at: [told(flip)],
          });
        }),
        runs,
      );
    },
    timeFor(runs),
  );

  it(
    'and the windows are the spans that asking again and again shows',
    async () => {
      const inZone = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso));
      await fc.assert(
        fc.asyncProperty(instants.chain(windows), async (form) => {
          const { findings } = await analyse(program(form));
          const found = findings
            .filter(isLoud)
            .map(({ windows: spans }) => spans.map(({ from, to }) => ({ from: inZone(from), to: inZone(to) })));
          const expected = spansOf(form).map(({ from, to }) => ({
            from: from === null ? null : told(from),
            to: to === null ? null : told(to),
          }));
          expect({ form, found }).toEqual({ form, found: [expected] });
        }),
        sample(40),
      );
    },
    timeFor(runs),
  );
});
