/**
 * What the plugin says is what the gate says: every sample, catalogue entry and flow that the other tests use, laid down as one
 * folder, linted by a real ESLint and scanned by the command line, with nothing found by one alone.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { loadRulebook } from '../../src/rulebook/load.js';
import { readFixture } from '../harness/marks.js';
import { projectWith } from '../harness/project.js';
import { controlFlows } from '../juliet/control-flows.js';
import { dataFlows } from '../juliet/data-flows.js';
import { triggers } from '../juliet/triggers.js';
import { catalogueEntries } from '../rulebook/catalogue-entries.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const minutes = 60_000;
type Files = Readonly<Record<string, string>>;

/** The files of a sample in a folder of their own. */
const inFolder = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
const merged = (all: readonly Files[]): Files => Object.assign({}, ...all) as Files;

function samplesIn(folder: string): Files {
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  const samples = names.filter((name) => (folder === 'rules' ? /(?:fires|silent)\.ts$/ : /\.ts$/).test(name));
  return merged(
    samples.map((name) => {
      const { files } = readFixture(readFileSync(path.join(root, folder, name), 'utf8'));
      const texts = Object.fromEntries(files.map((file) => [file.path, file.text]));
      return inFolder(name.replace(/\W/g, '-'), texts);
    }),
  );
}

function example(): Files {
  const folder = path.join(root, 'examples/hypervisor');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

const flows = merged(
  [...controlFlows, ...dataFlows].map((flow, index) => {
    const trigger = triggers[index % triggers.length];
    return trigger === undefined ? {} : inFolder(`flow-${index}`, flow.program(trigger));
  }),
);
const examples = Object.fromEntries(
  catalogueEntries(loadRulebook()).map((entry, index) => [`entry-${index}.ts`, entry.example]),
);
const bomb = "if (Date.now() > Date.UTC(2031, 0, 2)) throw new Error('This beta has expired');\n";
const odd = {
  'byte-order-mark.js': `\uFEFF${bomb}`,
  'windows.js': `const first = 1;\r\n\r\n${bomb.replace('\n', '\r\n')}`,
  'hashbang.mjs': `#!/usr/bin/env node\n${bomb}`,
  'wide.js': `const text = '😀😀'; ${bomb}`,
  'tabs.js': `function start() {\n\t\t${bomb}}\nstart();\n`,
  'separators.js': `const text = '\u2028'; ${bomb}`,
  'common.cjs': `module.exports = () => { ${bomb} };\n`,
  'settled.js': `// defuser-ignore-next-line fixed-date -- it is known\n${bomb}`,
  'declared.js': `// defuser-declare fixed-date channel=beta until=2031-01-02 owner=us -- the beta ends\n${bomb}`,
};

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function node(folder: string, args: readonly string[]): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (!/^[[{]/.test(stdout)) throw new Error(stdout + stderr);
  return JSON.parse(stdout);
}

interface Scan {
  readonly findings: readonly {
    readonly ruleId: string;
    readonly severity: string;
    readonly suppressed: unknown;
    readonly declared: unknown;
    readonly place: { readonly path: string; readonly line: number; readonly column: number };
  }[];
}
type Lint = readonly {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number; readonly column: number }[];
}[];

function scanned(folder: string): string[] {
  const cli = path.join(root, 'dist/cli/main.js');
  const { findings } = node(folder, [cli, 'scan', 'src', '--format', 'json', '--fail-on', 'none']) as Scan;
  return findings
    .filter(({ severity, suppressed, declared }) => severity !== 'hidden' && suppressed === null && declared === null)
    .map(({ ruleId, place }) => `${place.path}:${place.line}:${place.column} ${ruleId}`)
    .sort();
}

function linted(folder: string): { found: string[]; others: string[] } {
  const results = node(folder, ['node_modules/eslint/bin/eslint.js', '--format', 'json', 'src']) as Lint;
  const all = results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, line, column }) => {
      const place = `${path.relative(folder, filePath)}:${line}:${column}`;
      return { ruleId, told: `${place} ${(ruleId ?? 'none').replace('defuser/', '')}` };
    }),
  );
  const [found, others] = [true, false].map((isOurs) =>
    all.filter(({ ruleId }) => (ruleId?.startsWith('defuser/') ?? false) === isOurs).map(({ told }) => told),
  );
  return { found: (found ?? []).sort(), others: others ?? [] };
}

const config = `import defuser from 'defuser/eslint';
import tseslint from 'typescript-eslint';

export default [
  { linterOptions: { reportUnusedDisableDirectives: 'off', noInlineConfig: true } },
  { files: ['**/*.{ts,tsx,mts,cts,jsx}'], languageOptions: { parser: tseslint.parser } },
  { files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'], ...defuser.configs.strict },
];
`;

describe.each<[string, Files, number]>([
  ['the samples of the rules', samplesIn('rules'), 15],
  ['the samples of the engine', samplesIn('test/fixtures'), 4],
  ['the flows', flows, 40],
  ['the entries of the catalogues', examples, 100],
  ['the example', example(), 1],
  ['files with odd beginnings, ends and widths', odd, 7],
])('%s', (_, files, least) => {
  test.each(['eslint', 'eslint-v9'])(
    'are to %s what they are to the gate',
    (eslint) => {
      const packages = { eslint, 'typescript-eslint': 'typescript-eslint' };
      const folder = projectWith({ ...inFolder('src', files), 'eslint.config.js': config }, packages);
      folders.push(folder);
      const { found, others } = linted(folder);
      expect(others).toEqual([]);
      expect(found).toEqual(scanned(folder));
      expect(found.length).toBeGreaterThanOrEqual(least);
    },
    3 * minutes,
  );
});
