/** Every command that docs/ci.md tells to put into a pipeline does what the paper says. */
import { readFileSync } from 'node:fs';
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

/** A format, and the file that it is written to; null is standard output. */
type Report = readonly [format: string, file: string | null];

/** The words, and the reports that they ask for. */
function wordsOf(command: string): { readonly argv: readonly string[]; readonly reports: readonly Report[] } {
  const argv = command.replaceAll('"$GITHUB_STEP_SUMMARY"', 'summary.md').trim().split(' ');
  const after = (flag: string): string[] => argv.filter((_, index) => argv[index - 1] === flag);
  const further = after('--report').map((word): Report => [word.split('=')[0] ?? '', word.split('=')[1] ?? '']);
  return { argv, reports: [[after('--format')[0] ?? '', after('--output-file')[0] ?? null], ...further] };
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
    const named = commands.flatMap(({ command }) => wordsOf(command).reports.map(([format]) => format));
    expect([...new Set(named)].sort()).toEqual(Object.keys(looksRight).sort());
  });

  it('lists every format', () => {
    expect([...paper.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)).toEqual([...formats]);
  });

  it.each(commands)('npx defuser $command', async ({ block, command }) => {
    const root = makeTree({ 'dist/app.js': bomb });
    const { argv, reports } = wordsOf(command);
    const { code, out, err } = await run(argv, root);
    expect(code).toBe(1);
    expect(err).toMatch(argv.includes('--output-file') ? /^defuser: fail: 1 finding is [^\n]+\n$/ : /^$/);
    for (const [format, file] of reports) {
      const report = file === null ? out : readFileSync(path.join(root, file), 'utf8');
      expect([format, looksRight[format]?.(report)]).toEqual([format, true]);
      // What the command writes is what the next step of the pipeline picks up.
      if (file !== null && !/\.(?:html|md)$/.test(file)) expect(block.split(file).length).toBeGreaterThan(2);
    }
  });

  it.each(commands)('passes a release without a bomb: npx defuser $command', async ({ command }) => {
    const root = makeTree({ 'dist/app.js': 'export const sum = (a, b) => a + b;\n' });
    expect(await run(wordsOf(command).argv, root)).toMatchObject({
      code: 0,
      err: expect.stringMatching(/^(?:defuser: pass: [^\n]+\n)?$/),
    });
  });
});
