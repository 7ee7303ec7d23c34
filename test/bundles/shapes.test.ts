/**
 * Forms of bundles that no bundler here writes: Metro's, bun's, browserify's, Turbopack's, webpack 4's and those that Parcel
 * registers, written by hand round one bomb that is reached only through three modules.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { analyse, linesIn } from '../engine/run.js';

const folder = fileURLToPath(new URL('./fixtures/shapes/', import.meta.url));
const read = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');

describe('forms of bundles', () => {
  it.each(readdirSync(folder))('%s', async (name) => {
    expect(await linesIn({ [name]: read(name) })).toEqual(['fixed-date 2031-03-01Z throw']);
  });
});

describe('chunks of one bundle', () => {
  /** A bundle as two: each begins as the whole does, up to its first module. */
  const chunksOf = (name: string, firstModule: string, cut: string): readonly [string, string] => {
    const whole = read(name);
    const [first, second] = [whole.indexOf(firstModule), whole.indexOf(cut)];
    const isList = whole[second - 1] === ',';
    const end = isList ? `${whole.slice(0, second - 1)}]);` : whole.slice(0, second);
    return [end, whole.slice(0, first) + whole.slice(second)];
  };
  const turbopack = chunksOf('turbopack-minified.js', '10437,', '33021,');

  it.each([
    ['Turbopack', turbopack],
    ['Parcel', chunksOf('parcel-registered.js', 'parcelRegister("iEQfW"', 'parcelRegister("2bXqL"')],
  ])('load from each other: %s', async (_name, [one, other]) => {
    expect(await linesIn({ 'chunks/one.js': one, 'chunks/app/other.js': other })).toEqual([
      'fixed-date 2031-03-01Z throw',
    ]);
  });

  it('do not load from one of two that are equally near', async () => {
    const [one, other] = turbopack;
    const lines = await linesIn({ 'a/one.js': one, 'b/one.js': one, 'other.js': other });
    expect(lines).not.toContain('fixed-date 2031-03-01Z throw');
  });
});

describe('a module that waits for its chunk', () => {
  const chunk = (modules: string): string =>
    `(globalThis.TURBOPACK||(globalThis.TURBOPACK=[])).push([document.currentScript,${modules}]);`;
  const waiting = '70001,e=>{e.v(t=>Promise.all(["chunks/gate.js"].map(t=>e.l(t))).then(()=>t(33021)))}';
  const gate = '33021,e=>{"use strict";e.s(["isOver",0,function(){return Date.now()>Date.UTC(2031,2,1)}])}';
  const refuse = 'if(m.isOver())throw new Error("Your license has expired");return t';

  it.each([
    ['is awaited', `async function(t){let m=await e.A(70001);${refuse}}`],
    ['goes on with a promise', `function(t){return e.A(70001).then(m=>{${refuse}})}`],
  ])('leads to what it loads: whoever %s', async (_name, open) => {
    const app = `60001,e=>{"use strict";e.s(["open",0,${open}])}`;
    const files = { 'app.js': chunk(app), 'waiting.js': chunk(waiting), 'gate.js': chunk(gate) };
    expect(await linesIn(files)).toEqual(['fixed-date 2031-03-01Z throw']);
  });
});

describe('the logical place of a finding in a bundle', () => {
  const placesIn = async (text: string): Promise<readonly string[]> =>
    (await analyse({ 'bundle.js': text })).findings.map(({ logicalPlace }) => logicalPlace);
  const check = `function isOver() { return Date.now() > Date.UTC(2031, 2, 1); }
    function start() { if (isOver()) throw new Error('expired'); }`;

  it('names the module where the table of modules does', async () => {
    const text = `var table = { './src/license.js': (module, exports, load) => { ${check} exports.start = start; } };
      var cache = {};
      function load(id) { var module = cache[id] = { exports: {} }; table[id](module, module.exports, load); return module.exports; }
      load('./src/license.js');`;
    expect(await placesIn(text)).toEqual(['bundle.js:src/license.js#isOver']);
  });

  it('names the module where comments do', async () => {
    expect(await placesIn(`// src/terms.ts\nvar name = 'x';\n\n// ../src/license.ts\n${check}\n`)).toEqual([
      'bundle.js:src/license.ts#isOver',
    ]);
  });

  it('does not take a comment about another file for one', async () => {
    expect(await placesIn(`// license.ts\n${check}\n`)).toEqual(['bundle.js#isOver']);
  });
});
