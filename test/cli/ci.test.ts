/** Every command that docs/ci.md tells to put into a pipeline does what the paper says. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { formats } from '../../src/report/report.js';
import { makeTree, removeTrees } from '../discover/tree.js';
import { run } from './run.js';

afterAll(removeTrees);

const paper = readFileSync(fileURLToPath(new URL('../../docs/ci.md', import.meta.url)), 'utf8');
const blocks = [...paper.matchAll(/^```(\w+)\n([^]*?)^```/gm)].map(([, , text = '']) => text);
const commands = blocks.flatMap((block) =>
  [...block.matchAll(/\bnpx defuser (scan [^'\n]*)/g)].map(([, command = '']) => ({ block, command })),
);
const bomb = 'export const start = () => {\n  if (Date.now() > Date.UTC(2031, 0, 1)) process.exit(1);\n};\nstart();\n';

/** The words before any redirection or `||`, and where the report goes. */
function wordsOf(command: string): { readonly argv: readonly string[]; readonly file: string | null } {
  const argv = (command.split(/ (?:>>|\|\|) /)[0] ?? '').trim().split(' ');
  const at = argv.indexOf('--output-file');
  return { argv, file: at < 0 ? null : (argv[at + 1] ?? null) };
}

const looksRight: Readonly<Record<string, (report: string) => boolean>> = {
  github: (report) => report.startsWith('::error file=dist/app.js,line=2,'),
  sarif: (report) => (JSON.parse(report) as { version: string }).version === '2.1.0',
  gitlab: (report) => (JSON.parse(report) as { check_name: string }[])[0]?.check_name === 'defuser/fixed-date',
  markdown: (report) => report.startsWith('<!-- defuser -->\n## ❌ Defuser: fail\n'),
  html: (report) => report.startsWith('<!DOCTYPE html>') && report.includes('<span class="badge">'),
  junit: (report) => report.startsWith('<?xml') && report.includes('<failure '),
};

describe('docs/ci.md', () => {
  it('has a command for each of the formats that pipelines read', () => {
    const named = commands.map(({ command }) => /--format (\w+)/.exec(command)?.[1]);
    expect([...new Set(named)].sort()).toEqual(Object.keys(looksRight).sort());
  });

  it('lists every format', () => {
    expect([...paper.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)).toEqual([...formats]);
  });

  it.each(commands)('npx defuser $command', async ({ block, command }) => {
    const root = makeTree({ 'dist/app.js': bomb });
    const { argv, file } = wordsOf(command);
    const { code, out, err } = await run(argv, root);
    expect([code, err]).toEqual([1, '']);
    const report = file === null ? out : readFileSync(path.join(root, file), 'utf8');
    expect(looksRight[/--format (\w+)/.exec(command)?.[1] ?? '']?.(report)).toBe(true);
    // What the command writes is what the next step of the pipeline picks up.
    if (file !== null && !file.endsWith('.html')) expect(block.split(file).length).toBeGreaterThan(2);
    expect(file === null || existsSync(path.join(root, file))).toBe(true);
  });

  it.each(commands)('passes a release without a bomb: npx defuser $command', async ({ command }) => {
    const root = makeTree({ 'dist/app.js': 'export const sum = (a, b) => a + b;\n' });
    expect(await run(wordsOf(command).argv, root)).toMatchObject({ code: 0, err: '' });
  });
});
