/**
 * Enums and namespaces as compilers write them, in a file of their own: the status that a check gives is compared with a
 * member of the enum elsewhere, so that whoever does not know the members does not see what the check does.
 */
import { expect, it } from '@jest/globals';
import { transformSync } from 'esbuild';
import ts from 'typescript';
import { table } from './rows.js';
import { linesIn } from './run.js';
import type { Texts } from './run.js';

const deadline = ['fixed-date 2027-01-01Z throw'];
const members = Array.from({ length: 20 }, (_, index) => `  Other${index} = 'other${index}',`).join('\n');
const source: Readonly<Record<string, string>> = {
  'status.ts': `export enum Status {\n  Valid = 'valid',\n  Expired = 'expired',\n${members}\n}\n`,
  'dates.ts': `export namespace Dates { const end = '2027-01-01'; export function last() { return new Date(end); } }\n`,
  'check.ts': `import { Status } from './status';
import { Dates } from './dates';
export function check(text: string): Status {
  if (text === '') return Status.Other3;
  return Dates.last() < new Date() ? Status.Expired : Status.Valid;
}
`,
  'start.ts': `import { check } from './check';
import { Status } from './status';
export function start(text: string) {
  if (check(text) === Status.Expired) throw new Error('This trial is over.');
}
`,
};

type Compile = (text: string) => string;
const byTypeScript =
  (module: string, target: string): Compile =>
  (text) => {
    const { options } = ts.convertCompilerOptionsFromJson({ module, target, isolatedModules: true }, '');
    return ts.transpileModule(text, { compilerOptions: options }).outputText;
  };
const byEsbuild =
  (format: 'cjs' | 'esm', minify: boolean): Compile =>
  (text) =>
    transformSync(text, { loader: 'ts', format, minify }).code;

const compilers: readonly (readonly [string, Compile])[] = [
  ['as it is written', (text) => text],
  ['typescript, modules', byTypeScript('esnext', 'es2020')],
  ['typescript, CommonJS', byTypeScript('commonjs', 'es2020')],
  ['typescript, CommonJS, ES5', byTypeScript('commonjs', 'es5')],
  ['esbuild, modules', byEsbuild('esm', false)],
  ['esbuild, modules, minified', byEsbuild('esm', true)],
  ['esbuild, CommonJS', byEsbuild('cjs', false)],
  ['esbuild, CommonJS, minified', byEsbuild('cjs', true)],
];

it.each(compilers)('%s', async (name, compile) => {
  const extension = name === 'as it is written' ? '.ts' : '.js';
  const files = Object.entries(source).map(([path, text]) => [path.replace('.ts', extension), compile(text)] as const);
  expect(await linesIn(Object.fromEntries(files))).toEqual(deadline);
});

const rest = `function check(text) { return Date.now() > 1798761600000 ? Status.Expired : Status.Valid; }
function start(text) { if (check(text) === Status.Expired) throw new Error('This trial is over.'); }
exports.start = start;
`;
const holds = async (text: Texts): Promise<void> => {
  expect(await linesIn({ 'main.js': `${text as string}\n${rest}` })).toEqual(deadline);
};
table('an enum in the same file', {}, holds, [
  [
    'numbers with their names',
    `var Status; (function (Status) { Status[Status["Valid"] = 0] = "Valid"; Status[Status["Expired"] = 1] = "Expired"; })(Status || (Status = {}));`,
  ],
  [
    'minified, called behind a sign',
    `var Status;!function(e){e[e.Valid=0]="Valid",e[e.Expired=1]="Expired"}(Status||(Status={}));`,
  ],
  [
    'kept by the exports',
    `var Status; (function (Status) { Status["Valid"] = "valid"; Status["Expired"] = "expired"; })(Status = exports.Status || (exports.Status = {}));`,
  ],
  [
    'kept by the exports alone',
    `(function (Status) { Status["Valid"] = "valid"; Status["Expired"] = "expired"; })(exports.Status || (exports.Status = {}));\nvar Status = exports.Status;`,
  ],
  [
    'a function that gives it back',
    `let Status = /*#__PURE__*/function (Status) { Status["Valid"] = "valid"; Status["Expired"] = "expired"; return Status; }({});`,
  ],
]);
