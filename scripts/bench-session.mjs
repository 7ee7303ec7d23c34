/**
 * What a keystroke costs in a session, as a multiple of what the compiler takes to parse the file that it falls into: processor time. Fails where
 * one costs more than its goal.
 * The file is parsed before and after every keystroke, and a keystroke is held against these two: a machine on which others work is slow for
 * seconds, and a keystroke of a bad second beside parses of a good one says nothing. Ten pairs that follow each other are added up before they are
 * divided, so that what comes once in several keystrokes, the collector above all, is in the figure; of the tens the median counts.
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
const sum = (list) => list.reduce((total, one) => total + one, 0);
/**
 * Milliseconds of the processor, those of the collector's and the compiler's threads included. The collector puts work off until the loop turns: it
 * turns here, after each, as else a keystroke, which waits, would pay for what the parse before it left, which does not.
 */
const timed = async (work) => {
  const start = process.cpuUsage();
  await work();
  await new Promise((resolve) => setImmediate(resolve));
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

/** Keystrokes with the parses beside them, ten by ten: how many times the parse each ten costs. */
const together = 10;
const timesOf = (pairs) => sum(pairs.map(({ answer }) => answer)) / sum(pairs.map(({ parse }) => parse));
const inTens = (pairs) =>
  Array.from({ length: Math.ceil(pairs.length / together) }, (_, ten) =>
    timesOf(pairs.slice(ten * together, (ten + 1) * together)),
  );

/** What costs more than its goal. */
const over = [];

async function measure({ name, file = 'typed.ts', goal, text, typed, turns = 0, beside = {} }) {
  const root = mkdtempSync(join(tmpdir(), 'defuser-bench-'));
  mkdirSync(join(root, 'src'));
  for (const [path, content] of [...others(files), ...Object.entries({ ...beside, [file]: text })])
    writeFileSync(join(root, 'src', path), content);
  const session = await createSession({ root });
  const first = await timed(() => session.analysis());
  // What is typed letter by letter is typed to its end. The first half warms up.
  const count = Math.max(keystrokes, turns);
  const parse = (turn) => timed(() => parsed(file, typed(text, turn)));
  const pairs = [];
  let before = await parse(1);
  for (let turn = 1; turn <= count * 2; turn++) {
    const now = typed(text, turn);
    const answer = await timed(async () => {
      session.update(`src/${file}`, now);
      await session.findings(`src/${file}`);
    });
    const after = await parse(turn);
    if (turn > count) pairs.push({ answer, parse: (before + after) / 2 });
    before = after;
  }
  rmSync(root, { recursive: true, force: true });
  const times = median(inTens(pairs));
  if (times > goal) over.push(name);
  const lines = text.split('\n').length;
  const [parseTime, answerTime] = [median(pairs.map((pair) => pair.parse)), median(pairs.map((pair) => pair.answer))];
  console.log(
    `${name.padEnd(37)} ${lines} lines, first answer ${first.toFixed(0)} ms, parse ${parseTime.toFixed(2)} ms, ` +
      `keystroke ${answerTime.toFixed(2)} ms: ${times.toFixed(2)} x (goal ${goal})`,
  );
}

console.log(`beside ${files} files of 250 lines; median of ${keystrokes} keystrokes`);
for (const shape of shapes.filter(({ name }) => name.includes(values.only))) await measure(shape);
if (over.length > 0) console.error(`over the goal: ${over.join(', ')}`);
process.exitCode = over.length > 0 ? 1 : 0;
