/** The configurations that the plugin brings: what each reports of a bomb that the gate stops and of one that it lets go. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, expect, test } from '@jest/globals';
import { projectWith } from '../harness/project.js';

const folder = projectWith({
  'src/high.js': "if (Date.now() > Date.UTC(2031, 0, 2)) throw new Error('This beta has expired');\n",
  'src/medium.js': "if (Date.now() > Date.UTC(2031, 0, 2)) console.warn('This version is old: please update');\n",
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Files with a message under a configuration. */
function reported(name: string, ...more: readonly string[]): string[] {
  const code = `import { ESLint } from 'eslint';
import defuser from 'defuser/eslint';
const linter = new ESLint({ cwd: process.cwd(), overrideConfigFile: true, overrideConfig: [defuser.configs.${name}, ${more.join(', ')}] });
const results = await linter.lintFiles(['src']);
console.log(JSON.stringify(results.filter(({ messages }) => messages.length > 0).map(({ filePath }) => filePath)));`;
  const args = ['--input-type=module', '--eval', code];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as string[]).map((file) => file.slice(folder.length + 1)).sort();
}

test.each([
  ['recommended', ['src/high.js']],
  ['strict', ['src/high.js', 'src/medium.js']],
  ['off', []],
])(
  'configs.%s',
  (name, files) => {
    expect(reported(name)).toEqual(files);
  },
  60_000,
);

const whole = '[text]';
const blocks = `text.split('\\n\\n').map((part, n) => ({ text: part, filename: n + '.js' }))`;
test.each([
  ['the whole of a file counts as the file', whole, ['src/high.js']],
  ['blocks of a file are no files to the gate, and neither here', blocks, []],
])(
  'of what a processor gives, %s',
  (_, cut, files) => {
    const processor = `{ preprocess: (text) => ${cut}, postprocess: (lists) => lists.flat(), supportsAutofix: true }`;
    expect(reported('recommended', `{ files: ['src/high.js'], processor: ${processor} }`)).toEqual(files);
  },
  60_000,
);
