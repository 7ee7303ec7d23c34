/** Code as Babel, SWC and the compiler of TypeScript write it, whatever is configured on the machine. */
import { transformSync } from '@babel/core';
import { transformSync as transformWithSwc } from '@swc/core';
import ts from 'typescript';

export interface BabelOptions {
  readonly targets: Readonly<Record<string, string>>;
  readonly modules: 'commonjs' | 'amd' | 'umd' | 'systemjs';
}

export const withBabel = (code: string, options: BabelOptions): string =>
  transformSync(code, {
    babelrc: false,
    configFile: false,
    compact: false,
    presets: [['@babel/preset-env', options]],
  })?.code ?? '';

/** As CommonJS. */
export const withSwc = (code: string, target: 'es5' | 'es2016' | 'es2020', minify: boolean): string =>
  transformWithSwc(code, {
    swcrc: false,
    configFile: false,
    minify,
    jsc: { target, minify: minify ? { compress: true, mangle: true } : undefined },
    module: { type: 'commonjs' },
  }).code;

const oldOptions = ts.convertCompilerOptionsFromJson(
  { target: 'ES5', module: 'CommonJS', downlevelIteration: true, ignoreDeprecations: '6.0' },
  '',
);
/** As CommonJS for ES5, with helpers for what goes over lists. */
export const withTypeScript = (code: string): string =>
  ts.transpileModule(code, { compilerOptions: oldOptions.options }).outputText;
