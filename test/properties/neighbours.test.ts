/**
 * Neighbours hide nothing: a bomb beside any other code, before or after it, in its scope or in another file, is found
 * as if it stood alone. The neighbours are the samples of the rules and the examples of the catalogues, most of them with
 * clocks of their own. PROPERTY_SEED and PROPERTY_RUNS choose another sample and a longer one, in percent.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ts from 'typescript';
import { analyse, isLoud, line, rulebook } from '../engine/run.js';
import type { Texts } from '../engine/run.js';
import { shippedRules } from '../../src/rulebook/load.js';
import { catalogueEntries } from '../rulebook/catalogue-entries.js';
import { sample, timeFor } from './sample.js';

interface Bomb {
  /** Beside the function, and in it. Their names are nobody else's. */
  readonly top: string;
  readonly body: string;
  readonly found: string;
}
const bombs: readonly Bomb[] = [
  {
    top: '',
    body: "if (Date.now() >= Date.UTC(2031, 4, 17)) throw new Error('This beta has expired.');",
    found: 'fixed-date 2031-05-17Z throw',
  },
  {
    top: "class Bomb { constructor() { this.ends = '2031-05-17T00:00:00Z'; } isOver() { return new Date() > new Date(this.ends); } }",
    body: "const bomb = new Bomb(); if (bomb.isOver()) throw new Error('Your license has expired.');",
    found: 'fixed-date 2031-05-17Z throw',
  },
  {
    top: "let bombLocked = false; const bombCheck = () => { if (Date.now() > Date.parse('2031-05-17T00:00:00Z')) bombLocked = true; };",
    body: "bombCheck(); if (bombLocked) throw new Error('This beta has expired.');",
    found: 'fixed-date 2031-05-17Z throw',
  },
  {
    top: '',
    body: "setTimeout(() => { process.exit(1); }, Date.parse('2031-05-17T00:00:00Z') - Date.now());",
    found: 'scheduled 2031-05-17Z terminate',
  },
  {
    top: '',
    body: "if (Date.now() - Number(process.env.BUILD_TIME) > 77 * 86400000) throw new Error('This build has expired.');",
    found: 'build-age P77D throw',
  },
  {
    top: '',
    body: "const bombFirst = Number(localStorage.getItem('firstRun')); if (Date.now() > bombFirst + 77 * 86400000) throw new Error('Your trial has ended.');",
    found: 'trial-period P77D throw',
  },
];

/** The imports of a text, and what follows them. */
function parted(text: string): { imports: string; rest: string } {
  const tree = ts.createSourceFile('a.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const [imports, rest] = [true, false].map((wanted) =>
    tree.statements
      .filter((one) => (ts.isImportDeclaration(one) || ts.isImportEqualsDeclaration(one)) === wanted)
      .map((one) => text.slice(one.pos, one.end))
      .join('\n'),
  );
  return { imports: imports ?? '', rest: rest ?? '' };
}
const unexported = (text: string): string => text.replace(/^\s*export (?:default )?/gmu, '');

const start = ({ top, body }: Bomb): string => `${top}\nexport function bombStart() { ${body} return 'on'; }\n`;
const layouts: Readonly<Record<string, (bomb: Bomb, neighbour: string) => Texts>> = {
  'behind it': (bomb, text) => ({ 'main.tsx': `${text}\n${start(bomb)}` }),
  'before it': (bomb, text) => {
    const { imports, rest } = parted(text);
    return { 'main.tsx': `${imports}\n${start(bomb)}\n${rest}` };
  },
  'in its scope': (bomb, text) => {
    const { imports, rest } = parted(text);
    const inside = unexported(start(bomb));
    return { 'main.tsx': `${imports}\nexport function all() { ${unexported(rest)}\n${inside}\nreturn bombStart; }` };
  },
  'after it in one function': ({ top, body }, text) => {
    const { imports, rest } = parted(text);
    const block = `try { ${unexported(rest)} } catch (bombError) { console.error(bombError); }`;
    return { 'main.tsx': `${imports}\n${top}\nexport async function bombStart() { ${block}\n${body} return 'on'; }` };
  },
  'in another file': (bomb, text) => ({ 'a.tsx': text, 'main.tsx': start(bomb), 'z.tsx': text }),
};

const parses = (text: string): boolean =>
  (ts.transpileModule(text, { reportDiagnostics: true, fileName: 'a.tsx' }).diagnostics ?? []).length === 0;
const neighbours = [
  ...catalogueEntries(rulebook).map(({ example }) => example),
  ...rulebook.rules.flatMap(({ id }) =>
    ['fires.ts', 'silent.ts'].map((name) => readFileSync(`${shippedRules}/${id}/${name}`, 'utf8')),
  ),
];

const runs = sample(60);

describe('a bomb', () => {
  it(
    'is found whatever stands beside it',
    async () => {
      const chosen = fc.record({
        bomb: fc.constantFrom(...bombs),
        neighbour: fc.constantFrom(...neighbours),
        layout: fc.constantFrom(...Object.keys(layouts)),
      });
      await fc.assert(
        fc.asyncProperty(chosen, async ({ bomb, neighbour, layout }) => {
          const texts = layouts[layout]?.(bomb, neighbour) ?? '';
          fc.pre(typeof texts !== 'string' && Object.values(texts).every(parses));
          const { findings } = await analyse(texts);
          expect({ layout, texts, found: findings.filter(isLoud).map(line) }).toMatchObject({
            found: expect.arrayContaining([bomb.found]) as unknown,
          });
        }),
        runs,
      );
    },
    timeFor(runs),
  );
});
