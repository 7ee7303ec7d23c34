/**
 * Modules that compilers write out one by one: a bomb that is reached through two of them is found as it is in the
 * sources, whatever they make of imports and exports, and a cache beside it stays silent.
 */
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { linesIn } from '../engine/run.js';
import { withBabel, withSwc } from './compilers.js';
import type { BabelOptions } from './compilers.js';

const sources: Readonly<Record<string, string>> = {
  'terms.js': `const terms = { plan: 'trial', expiryDate: '2031-03-01T00:00:00Z' }; export default terms;`,
  'license.js': `import terms from './terms.js';
    export function isLicenseExpired() { return Date.now() > Date.parse(terms.expiryDate); }
    export class LicenseError extends Error {}`,
  'all.js': `export * from './license.js';`,
  'gate.js': `import * as license from './all.js';
    export default { open(name) { if (license.isLicenseExpired()) throw new license.LicenseError('Your license has expired: ' + name); return true; } };`,
  'cache.js': `const entries = new Map();
    export function read(key, load) { const entry = entries.get(key); if (entry && Date.now() < entry.expires) return entry.value;
      const value = load(key); entries.set(key, { value, expires: Date.now() + 60000 }); return value; }`,
  'main.js': `import gate from './gate.js'; import { read } from './cache.js';
    export function open(name) { gate.open(name); return read(name, (key) => key.toUpperCase()); }`,
};

type Compile = (code: string, name: string) => string;

const bySwc =
  (target: 'es5' | 'es2020', minify: boolean): Compile =>
  (code) =>
    withSwc(code, target, minify);
const byBabel =
  (modules: BabelOptions['modules']): Compile =>
  (code) =>
    withBabel(code, { targets: { node: '18' }, modules });
const byTypeScript =
  (module: 'commonjs' | 'amd' | 'umd' | 'system'): Compile =>
  (code) => {
    const given = { module, target: 'es2022', esModuleInterop: true };
    const { options } = ts.convertCompilerOptionsFromJson(given, '');
    return ts.transpileModule(code, { compilerOptions: options }).outputText;
  };

describe('modules in files of their own', () => {
  const compilers: readonly (readonly [string, Compile])[] = [
    ['nothing', (code) => code],
    ['SWC, CommonJS', bySwc('es2020', false)],
    ['SWC, CommonJS, minified', bySwc('es2020', true)],
    ['SWC, CommonJS, ES5, minified', bySwc('es5', true)],
    ['Babel, CommonJS', byBabel('commonjs')],
    ['Babel, AMD', byBabel('amd')],
    ['Babel, UMD', byBabel('umd')],
    ['Babel, SystemJS', byBabel('systemjs')],
    ['TypeScript, CommonJS', byTypeScript('commonjs')],
    ['TypeScript, AMD', byTypeScript('amd')],
    ['TypeScript, UMD', byTypeScript('umd')],
    ['TypeScript, SystemJS', byTypeScript('system')],
  ];
  for (const [name, compile] of compilers) {
    it(`by ${name}`, async () => {
      const files = Object.entries(sources).map(([path, code]) => [path, compile(code, path)] as const);
      expect(await linesIn(Object.fromEntries(files))).toEqual(['fixed-date 2031-03-01Z throw']);
    });
  }

  it('by hand, for AMD: objects, values that are given back, and a loader that is handed in', async () => {
    const files = {
      'terms.js': `define({ plan: 'trial', expiryDate: '2031-03-01T00:00:00Z' });`,
      'license.js': `define(['./terms'], function (terms) { return {
        isLicenseExpired: function () { return Date.now() > Date.parse(terms.expiryDate); } }; });`,
      'gate.js': `define(function (load) { var license = load('./license'); return {
        open: function () { if (license.isLicenseExpired()) throw new Error('Your license has expired'); } }; });`,
    };
    expect(await linesIn(files)).toEqual(['fixed-date 2031-03-01Z throw']);
  });
});
