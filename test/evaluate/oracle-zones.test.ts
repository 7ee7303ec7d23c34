/**
 * The evaluator against Node and the date libraries themselves, in several time zones: at a thousand instants each, closed
 * functions of the clock have to give the very same answers. Local time is evaluated as the fields of UTC, so that what is
 * read by the wall alone is asked at the same time by the wall in every zone.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { more } from './oracle-samples.js';
import type { Sample } from './oracle-samples.js';
import { load, traceAt } from './traces.js';

const judge = fileURLToPath(new URL('../properties/library-judge.mjs', import.meta.url));

/** Zones without summer time, with the hours by which they are ahead of UTC. */
const zones: readonly (readonly [name: string, hours: number])[] = [
  ['UTC', 0],
  ['Asia/Kolkata', 5.5],
  ['Pacific/Kiritimati', 14],
  ['America/Phoenix', -7],
];

const edges = [
  Date.UTC(2026, 7, 12),
  Date.UTC(2026, 8, 12),
  Date.UTC(2026, 11, 25),
  Date.UTC(2027, 0, 1),
  Date.UTC(2028, 1, 29),
];
const instants = [
  ...edges.flatMap((time) => [time - 1, time, time + 1]),
  ...fc.sample(fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2037, 0) }), { numRuns: 985, seed: 20080812 }),
];

/** What Node makes of samples in a zone. */
function answersIn(zone: string, hours: number, samples: readonly Sample[], kind: 'local' | 'utc'): unknown[][] {
  const shift = kind === 'local' ? hours * 3_600_000 : 0;
  const input = JSON.stringify({
    guards: samples.map(({ head = '', body }) => ({ head, body })),
    instants: instants.map((time) => time - shift),
  });
  const env = { ...process.env, TZ: zone, NODE_OPTIONS: '' };
  const text = execFileSync(process.execPath, [judge], { input, env, encoding: 'utf8', maxBuffer: 100_000_000 });
  return JSON.parse(text) as unknown[][];
}

const entries = Object.entries(more);
const kinds = ['local', 'utc'] as const;
/** Zone → name of a sample → its answers. */
const judged = new Map(
  zones.map(([zone, hours]) => [
    zone,
    new Map(
      kinds.flatMap((kind) => {
        const of = entries.filter(([, sample]) => sample.zone === kind);
        const answers = answersIn(
          zone,
          hours,
          of.map(([, sample]) => sample),
          kind,
        );
        return of.map(([name], index) => [name, answers[index] ?? []] as const);
      }),
    ),
  ]),
);

/** What the evaluator makes of a sample, at every instant. */
function saidOf({ head = '', body }: Sample): unknown[] {
  const loaded = load(`${head}\nfunction sample() { ${body} }`, 'main.js');
  const entry = loaded.entries[1];
  if (entry === undefined) throw new Error('a sample without a function');
  return instants.map((now) => {
    const { returned } = traceAt(loaded, entry, now);
    return returned?.kind === 'primitive' ? returned.value : (returned?.kind ?? 'nothing');
  });
}

describe('the evaluator says what Node says in every zone', () => {
  it.each(entries)('%s', (name, sample) => {
    const said = saidOf(sample);
    for (const [zone] of zones) {
      const answers = judged.get(zone)?.get(name) ?? [];
      const differences = instants.flatMap((now, index) =>
        said[index] === answers[index]
          ? []
          : [`${new Date(now).toISOString()} in ${zone}: ${String(said[index])}, Node says ${String(answers[index])}`],
      );
      expect(differences.slice(0, 3)).toEqual([]);
      expect(new Set(answers).size).toBeGreaterThan(1);
    }
  });
});
