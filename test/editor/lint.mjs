/**
 * Runs a real ESLint on a folder and prints its messages: `node lint.mjs <eslint|eslint-v9> <folder>`. With `rules` in
 * the place of a name, RuleTester runs every rule on the samples of its own folder, in an empty root.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import tseslint from 'typescript-eslint';

const [name, folder] = process.argv.slice(2);
if (name === 'rules') await testRules();
else {
  const { ESLint } = await import(name);
  const linter = new ESLint({ cwd: folder, ignore: false });
  const results = await linter.lintFiles(['src']);
  const messages = results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, line, column, endColumn, message, suggestions = [] }) => {
      const fixes = suggestions.map(({ fix }) => fix);
      return { file: relative(folder, filePath), ruleId, line, column, endColumn, message, fixes };
    }),
  );
  console.log(JSON.stringify({ version: ESLint.version, messages }));
}

async function testRules() {
  const { RuleTester } = await import('eslint');
  const { default: defuser } = await import('defuser/eslint');
  const { analyzeText } = await import('defuser');
  const settings = { defuser: { root: folder, timeBudget: 120_000 } };
  const counts = {};
  RuleTester.describe = RuleTester.it = (_title, work) => work();
  const tester = new RuleTester({ languageOptions: { parser: tseslint.parser } });
  for (const [id, rule] of Object.entries(defuser.rules)) {
    const sample = (kind) => readFileSync(new URL(`../../rules/${id}/${kind}.ts`, import.meta.url), 'utf8');
    const shown = async (text) => {
      const { findings } = await analyzeText(text, { path: 'sample.ts' });
      return findings.filter(({ ruleId, severity }) => ruleId === id && severity !== 'hidden').length;
    };
    const common = { filename: `${folder}/sample.ts`, settings, options: [{ atLeast: 'low' }] };
    const errors = await shown(sample('fires'));
    counts[id] = errors;
    tester.run(id, rule, {
      valid: [{ ...common, code: sample('silent') }],
      invalid: [{ ...common, code: sample('fires'), errors }],
    });
  }
  console.log(JSON.stringify(counts));
}
