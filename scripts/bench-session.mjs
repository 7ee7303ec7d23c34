/**
 * What a keystroke costs in a session, as a multiple of parsing the file that it falls into: processor time, both measured
 * in one run, so that neither the machine's speed nor what else it does matters. `node scripts/bench-session.mjs [--files 200] [--keystrokes 40]`. Needs `dist/`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createSession } from '../dist/index.js';
import { parseText } from '../dist/parse/parse.js';

const { values } = parseArgs({
  options: { files: { type: 'string', default: '200' }, keystrokes: { type: 'string', default: '40' } },
});
const [files, keystrokes] = [Number(values.files), Number(values.keystrokes)];

/** Some twelve lines of ordinary code that has nothing to do with the time. */
const ordinary = (n) => `
/** Adds up what belongs to order ${n}, without what was given back. */
export function total${n}(order: Order): number {
  let sum = order.shipping ?? 0;
  for (const { price, count, returned } of order.items) {
    if (returned) continue;
    sum += price * count * (1 - (order.discount ?? 0) / 100);
  }
  const { lines = [], notes = '' } = order;
  return notes.includes('free') ? 0 : Math.max(sum, ...lines.map(({ value }) => value + ${n}));
}
`;
const clocks = {
  none: '',
  stamp: `export const log = (text: string): void => { console.log(new Date().toISOString(), text); };\n`,
  bomb: `export function isExpired(): boolean { return Date.now() > Date.UTC(2031, 7, 12); }
export function start(): void { if (isExpired()) throw new Error('This beta has expired'); }\n`,
};
const fileOf = (clock, blocks) =>
  `interface Order { [key: string]: any }\n${Array.from({ length: blocks }, (_, n) => ordinary(n)).join('')}${clocks[clock]}`;
const blocks = 83;

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
/** Milliseconds of the processor, those of the collector's and the compiler's threads included. */
const timed = async (work) => {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

/** Every keystroke adds a character to a name in the middle of the file, and every second one takes it away. */
const typed = (text, turn) => text.replace('total40', turn % 2 === 0 ? 'total40' : 'total40x');

const root = mkdtempSync(join(tmpdir(), 'defuser-bench-'));
mkdirSync(join(root, 'src'));
const kinds = Object.keys(clocks);
// One file in ten mentions a clock, a third of those hold a bomb of their own.
for (let n = 0; n < files; n++) {
  const clock = n % 30 === 0 ? 'bomb' : n % 10 === 0 ? 'stamp' : 'none';
  writeFileSync(join(root, 'src', `file${n}.ts`), fileOf(clock, 20).replaceAll('isExpired', `isExpired${n}`));
}
for (const kind of kinds) writeFileSync(join(root, 'src', `${kind}.ts`), fileOf(kind, blocks));

const session = await createSession({ root });
const first = await timed(() => session.analysis());
const lines = fileOf('none', blocks).split('\n').length;
console.log(`${files} files of 250 lines and one of ${lines} that is typed into; median of ${keystrokes} keystrokes`);
console.log(`the first answer: ${first.toFixed(0)} ms`);
for (const kind of kinds) {
  const [parses, answers] = [[], []];
  const text = fileOf(kind, blocks);
  for (let turn = 0; turn < keystrokes * 2; turn++) {
    const now = typed(text, turn + 1);
    const parse = await timed(() => parseText('/x.ts', 'x.ts', now));
    const answer = await timed(async () => {
      session.update(`src/${kind}.ts`, now);
      await session.findings(`src/${kind}.ts`);
    });
    // The first half warms up.
    if (turn >= keystrokes) [parses, answers].forEach((list, index) => list.push([parse, answer][index]));
  }
  const ratio = median(answers) / median(parses);
  const goal = kind === 'none' ? 0.2 : 3;
  const what = { none: 'without a clock', stamp: 'with a time stamp', bomb: 'with a bomb' }[kind];
  console.log(
    `${what}: parsing ${median(parses).toFixed(2)} ms, a keystroke ${median(answers).toFixed(2)} ms: ` +
      `${ratio.toFixed(2)} x (goal ${goal})`,
  );
}
rmSync(root, { recursive: true, force: true });
