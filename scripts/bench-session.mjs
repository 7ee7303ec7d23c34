/**
 * What a keystroke costs in a session, as a multiple of what the compiler takes to parse the file that it falls into: processor time, both measured
 * in one run, so that neither the machine's speed nor what else it does matters. Fails where one costs more than its goal.
 * `node scripts/bench-session.mjs [--files 200] [--keystrokes 100] [--only 'big class']`. Needs `dist/`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import { createSession } from '../dist/index.js';
import { others, shapes } from './bench/session-files.mjs';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '200' },
    keystrokes: { type: 'string', default: '100' },
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

/** The compiler's own parse, of a component that of its last script alone. */
const parsed = (file, text) => {
  const [, front] = /^---\n(.*)^---$/ms.exec(text) ?? [];
  const from = text.search(/<script\b(?![^>]*\bmodule\b)/);
  const script = front ?? (from < 0 ? text : text.slice(text.indexOf('>', from) + 1, text.indexOf('</script>', from)));
  return ts.createSourceFile(file.endsWith('x') ? 'x.tsx' : 'x.ts', script, ts.ScriptTarget.ESNext, true);
};

/** What costs more than its goal. */
const over = [];

async function measure({ name, file = 'typed.ts', goal, text, typed, turns = 0, beside = {} }) {
  const root = mkdtempSync(join(tmpdir(), 'defuser-bench-'));
  mkdirSync(join(root, 'src'));
  for (const [path, content] of [...others(files), ...Object.entries({ ...beside, [file]: text })])
    writeFileSync(join(root, 'src', path), content);
  const session = await createSession({ root });
  const first = await timed(() => session.analysis());
  const [parses, answers] = [[], []];
  // What is typed letter by letter is typed to its end.
  const count = Math.max(keystrokes, turns);
  for (let turn = 0; turn < count * 2; turn++) {
    const now = typed(text, turn + 1);
    const parse = await timed(() => parsed(file, now));
    const answer = await timed(async () => {
      session.update(`src/${file}`, now);
      await session.findings(`src/${file}`);
    });
    // The first half warms up.
    if (turn >= count) [parses, answers].forEach((list, index) => list.push([parse, answer][index]));
  }
  rmSync(root, { recursive: true, force: true });
  const [parse, answer] = [median(parses), median(answers)];
  if (answer / parse > goal) over.push(name);
  const lines = text.split('\n').length;
  console.log(
    `${name.padEnd(37)} ${lines} lines, first answer ${first.toFixed(0)} ms, parse ${parse.toFixed(2)} ms, ` +
      `keystroke ${answer.toFixed(2)} ms: ${(answer / parse).toFixed(2)} x (goal ${goal})`,
  );
}

console.log(`beside ${files} files of 250 lines; median of ${keystrokes} keystrokes`);
for (const shape of shapes.filter(({ name }) => name.includes(values.only))) await measure(shape);
if (over.length > 0) console.error(`over the goal: ${over.join(', ')}`);
process.exitCode = over.length > 0 ? 1 : 0;
