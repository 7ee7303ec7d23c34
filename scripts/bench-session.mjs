/**
 * What a keystroke costs in a session, as a multiple of parsing the file that it falls into: processor time, both measured
 * in one run, so that neither the machine's speed nor what else it does matters.
 * `node scripts/bench-session.mjs [--files 200] [--keystrokes 40] [--only 'big class']`. Needs `dist/`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createSession } from '../dist/index.js';
import { parseText } from '../dist/parse/parse.js';
import { others, shapes } from './bench/session-files.mjs';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '200' },
    keystrokes: { type: 'string', default: '40' },
    only: { type: 'string', default: '' },
  },
});
const [files, keystrokes] = [Number(values.files), Number(values.keystrokes)];

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
/** Milliseconds of the processor, those of the collector's and the compiler's threads included. */
const timed = async (work) => {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

async function measure({ name, goal, text, typed, beside = {} }) {
  const root = mkdtempSync(join(tmpdir(), 'defuser-bench-'));
  mkdirSync(join(root, 'src'));
  for (const [path, content] of [...others(files), ...Object.entries({ ...beside, 'typed.ts': text })])
    writeFileSync(join(root, 'src', path), content);
  const session = await createSession({ root });
  const first = await timed(() => session.analysis());
  const [parses, answers] = [[], []];
  for (let turn = 0; turn < keystrokes * 2; turn++) {
    const now = typed(text, turn + 1);
    const parse = await timed(() => parseText('/x.ts', 'x.ts', now));
    const answer = await timed(async () => {
      session.update('src/typed.ts', now);
      await session.findings('src/typed.ts');
    });
    // The first half warms up.
    if (turn >= keystrokes) [parses, answers].forEach((list, index) => list.push([parse, answer][index]));
  }
  rmSync(root, { recursive: true, force: true });
  const [parse, answer] = [median(parses), median(answers)];
  const lines = text.split('\n').length;
  console.log(
    `${name.padEnd(30)} ${lines} lines, first answer ${first.toFixed(0)} ms, parse ${parse.toFixed(2)} ms, ` +
      `keystroke ${answer.toFixed(2)} ms: ${(answer / parse).toFixed(2)} x (goal ${goal})`,
  );
}

console.log(`beside ${files} files of 250 lines; median of ${keystrokes} keystrokes`);
for (const shape of shapes.filter(({ name }) => name.includes(values.only))) await measure(shape);
