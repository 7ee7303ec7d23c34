/** Who is entered in a search that cannot enter everything: what needs little is read whole beside what needs a lot. */
import { expect, it } from '@jest/globals';
import { sourceFromText } from '../../src/discover/source.js';
import { Lexicon } from '../../src/evaluate/lexicon.js';
import { GuardSearch } from '../../src/guards/search.js';
import { Program } from '../../src/links/program.js';
import { parseText } from '../../src/parse/parse.js';
import { loadRulebook } from '../../src/rulebook/load.js';

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join('\n');

const hungry = times(
  12,
  (index) =>
    `export function draw${index}(form) { let n = 0; for (let i = 0; i < 300; i++) n += i % 3; form.show(Date.now() - n > ${index}); }`,
);
const small = times(
  3,
  (index) =>
    `export function check${index}() { if (Date.now() > Date.UTC(${2027 + index}, 0)) throw new Error('over'); }`,
);

/** The files in which something was not entered. */
function starved(texts: Readonly<Record<string, string>>): Set<string> {
  const sources = Object.entries(texts).map(([path, text]) => sourceFromText(text, path));
  const program = new Program(sources, parseText);
  const search = new GuardSearch({
    program,
    lexicon: new Lexicon(loadRulebook()),
    isOwn: () => true,
    isPromising: () => false,
    baseSteps: 150_000,
  });
  for (const { path } of sources) search.add(path);
  for (const steps = search.steps(); steps.next().done !== true;);
  return new Set([...search.leftOut.keys()].map((entry) => entry.getSourceFile().fileName));
}

it('a file that needs little is read whole, wherever it stands among hungry ones', () => {
  expect(starved({ 'a.js': hungry, 'b.js': hungry, 'z.js': small })).toEqual(new Set(['a.js', 'b.js']));
});
