/**
 * What does not change what a program does changes neither the verdict on it nor its deadline: other names, a constant or
 * a function taken out, another module, sides of a comparison, De Morgan, an early return, a minifier, and these on top
 * of each other. PROPERTY_SEED and PROPERTY_RUNS choose another sample and a longer one, in percent.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { analyse, isLoud } from '../engine/run.js';
import { forms } from './forms.js';
import { layouts, plain } from './layouts.js';
import { rewrites } from './rewrites.js';
import type { Files } from './edits.js';
import { sample, timeFor } from './sample.js';

/** All that may not change: what goes off, when, and what it does. */
async function verdict(files: Files): Promise<string[]> {
  const { findings } = await analyse(files);
  return findings
    .filter(isLoud)
    .map(({ trigger, deadline, payload, windows }) => [trigger, deadline, payload, windows.length].join(' '));
}

const runs = sample(150);
const chosen = fc.record({
  form: forms,
  layout: fc.constantFrom(...layouts),
  changes: fc.shuffledSubarray([...rewrites], { maxLength: 3 }),
  choice: fc.nat(100),
});

describe('the verdict', () => {
  it(
    'is the same however the program is laid out and rewritten',
    async () => {
      await fc.assert(
        fc.asyncProperty(chosen, async ({ form, layout: [layout, filesOf], changes, choice }) => {
          let files = filesOf(form);
          for (const [, rewrite] of changes) files = await rewrite(files, choice);
          const name = [form.name, layout, ...changes.map(([change]) => change)].join(' / ');
          const before = await verdict(plain[1](form));
          expect(before).toHaveLength(1);
          expect({ name, files, verdict: await verdict(files) }).toEqual({ name, files, verdict: before });
        }),
        runs,
      );
    },
    timeFor(runs),
  );
});
