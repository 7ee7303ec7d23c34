/**
 * What is kept of an analysis, the findings and all that the program remembers, does not keep the analysed text alive: V8
 * makes a piece of a text by pointing into it, so one forgotten name would hold megabytes. Runs the built program in
 * processes of their own, each on one bundle with a tail of many megabytes, and measures what is left on the heap.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const shapes = fileURLToPath(new URL('bundles/fixtures/shapes/', import.meta.url));
const library = new URL('../dist/index.js', import.meta.url).href;
const tail = 48e6;

const script = `
  import { readFileSync } from 'node:fs';
  import { analyzeText } from ${JSON.stringify(library)};
  const heap = () => { gc(); gc(); return process.memoryUsage().heapUsed; };
  const code = readFileSync(0, 'utf8');
  await analyzeText('if (Date.now() > 1798761600000) process.exit(1);', { path: 'small.js' });
  const before = heap();
  const held = await analyzeText(code + '/*' + 'x'.repeat(${tail}) + '*/', { path: 'bundle.js' });
  const bytes = heap() - before;
  console.log(JSON.stringify({ bytes, findings: held.findings.length }));
`;

const product = fileURLToPath(new URL('bundles/fixtures/product/', import.meta.url));
const quoted = readdirSync(product)
  .map((name) => readFileSync(product + name, 'utf8').replace(/^import .*$/gm, ''))
  .map((code) => `eval(${JSON.stringify(code)});`);

/** As webpack's `eval` builds are, with the path of each module as its key. */
const development = `(() => { var modules = {
  "./source/licenses/end-of-the-public-beta.js": ((module, exports, load) => {
    eval(${JSON.stringify("exports.start = () => {\n if (Date.now() > Date.UTC(2031, 1, 3)) throw new Error('The beta has expired');\n};\n")});
  }) };
  var cache = {};
  function load(id) { var module = cache[id] = { exports: {} }; modules[id](module, module.exports, load); return module.exports; }
  load("./source/licenses/end-of-the-public-beta.js"); })();`;

describe('what an analysis leaves behind', () => {
  it.each([
    ...readdirSync(shapes).map((name) => [name, readFileSync(shapes + name, 'utf8')] as const),
    [
      'product',
      "const licenseInformation = { expirationDate: '2031-02-03', holderOfTheLicense: 'ACME Corporation' };\n" +
        "// defuser-declare beta: until the first release of the year\nexport function demandValidLicense() { if (new Date() > new Date(licenseInformation.expirationDate)) throw new Error('The license of ' + licenseInformation.holderOfTheLicense + ' has expired.'); }",
    ],
    ['a development build', development],
    ['modules for eval', quoted.join('\n')],
  ])('is no text: %s', (_name, code) => {
    const args = ['--expose-gc', '--input-type=module', '-e', script];
    const left = JSON.parse(execFileSync(process.execPath, args, { input: code, encoding: 'utf8' })) as {
      bytes: number;
      findings: number;
    };
    expect(left.findings).toBeGreaterThan(0);
    expect(left.bytes).toBeLessThan(tail / 4);
  });
});
