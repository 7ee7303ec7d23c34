/** Whoever types for a whole day has the editor's memory of the morning: what a session keeps does not grow with keystrokes. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { projectWith } from '../harness/project.js';

const bomb = "if (Date.now() > Date.UTC(2031, 0, 2)) { throw new Error('This beta has expired'); }";
const filler = Array.from(
  { length: 60 },
  (_, n) => `export function add${n}(a, b) { let sum = a; sum += b * ${n}; return sum; }`,
);

/** Types a bomb letter by letter, again and again, beside files that come and go; megabytes of the heap now and then. */
const program = `import { createSession } from 'defuser';
const text = ${JSON.stringify(filler.join('\n'))};
const bomb = ${JSON.stringify(bomb)};
const session = await createSession({ root: 'src' });
const sizes = [];
for (let turn = 1; turn <= 1500; turn++) {
  const line = bomb.slice(0, turn % (bomb.length + 1)) + '; const n' + turn + ' = 1;';
  session.update('typed.js', text.replace('let sum', line + ' let sum'));
  if (turn % 10 === 0) {
    session.update('new' + turn + '.js', bomb);
    session.remove('new' + (turn - 10) + '.js');
  }
  await session.findings('typed.js');
  if (turn % 500 === 0) {
    gc();
    sizes.push(process.memoryUsage().heapUsed / 1e6);
  }
}
console.log(JSON.stringify(sizes));
`;

test('fifteen hundred keystrokes leave no more behind than five hundred', () => {
  const folder = projectWith({ 'type.mjs': program, 'src/start.js': bomb });
  const args = ['--expose-gc', 'type.mjs'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  if (stdout === '') throw new Error(stderr);
  const [first = 0, , last = Infinity] = JSON.parse(stdout) as number[];
  // The texts alone that were typed in the meantime have 6 MB.
  expect(last - first).toBeLessThan(3);
}, 120_000);
