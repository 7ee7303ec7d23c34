/**
 * The payload axis of the flow matrix: every kind of harm in every form must be found with its own name, and twins that
 * differ in one place must not be flagged.
 */
import { describe, expect, it } from '@jest/globals';
import { payloadKinds } from '../../src/model.js';
import { linesIn } from '../engine/run.js';
import { bombs, harmless, twins } from './payload-triggers.js';
import { payloads } from './payloads.js';
import type { PayloadForm } from './payloads.js';

function programOf({ program }: PayloadForm, guard: string): Record<string, string> {
  const files = typeof program === 'string' ? { 'main.ts': program } : program;
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replaceAll('GUARD', guard)]));
}

const cells = payloads.flatMap((form) =>
  bombs.map((bomb) => ({ name: `${form.kind}, ${form.name}: ${bomb.name}`, form, bomb })),
);

describe('payloads', () => {
  it.each(cells)('$name', async ({ form, bomb }) => {
    expect(await linesIn(programOf(form, bomb.code))).toEqual([`${bomb.expected} ${form.kind}`]);
  });

  it('has every kind of harm in several forms', () => {
    const kinds = payloadKinds.filter((kind) => kind !== 'unknown');
    expect(kinds.filter((wanted) => payloads.filter(({ kind }) => kind === wanted).length < 4)).toEqual([]);
  });
});

const good = payloads.flatMap((form) =>
  twins.map((twin) => ({ name: `${form.kind}, ${form.name}: ${twin.name}`, form, twin })),
);

describe('good twins', () => {
  it.each(good)('$name', async ({ form, twin }) => {
    expect(await linesIn(programOf(form, twin.code))).toEqual([]);
  });
});

const prints = harmless.flatMap((statement) =>
  bombs.map((bomb) => ({ name: `${statement} ${bomb.name}`, statement, bomb })),
);

describe('harmless twins', () => {
  it.each(prints)('$name', async ({ statement, bomb }) => {
    expect(
      await linesIn(
        `export function start(): void { if (${bomb.code}) { ${statement} } work(); } declare function work(): void; declare const logger: any; declare const metrics: any;`,
      ),
    ).toEqual([]);
  });
});
