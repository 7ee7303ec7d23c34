/**
 * Programs round a guard: the same statements and condition at once, behind an early return, in a function, a method,
 * another module. All of them throw from the same instant on.
 */
import { expired } from '../engine/guarded.js';
import type { Form } from './forms.js';
import type { Files } from './edits.js';

export type Layout = readonly [name: string, files: (form: Form) => Files];

const main = (text: string): Files => ({ 'main.js': text });
const lines = ({ statements }: Form): string => statements.join('\n');
/** The guard as a function without parameters. */
const predicate = (form: Form): string => `function isOver() {\n${lines(form)}\nreturn ${form.condition};\n}\n`;
const asked = `export function start() {\nif (isOver()) ${expired}\nreturn 'on';\n}\n`;
/** Names that the statements bind: what a function of the condition alone has to be handed. */
const bound = ({ statements }: Form): string[] =>
  statements.flatMap((statement) =>
    [...statement.matchAll(/(?:const|let|,) (\w+|\[[^\]]*\]) = |^class (\w+)/g)].flatMap(
      ([, names = '', name = '']) => `${names} ${name}`.match(/\w+/g) ?? [],
    ),
  );

export const plain: Layout = [
  'at once',
  (form) => main(`export function start() {\n${lines(form)}\nif (${form.condition}) ${expired}\nreturn 'on';\n}\n`),
];

export const layouts: readonly Layout[] = [
  plain,
  [
    'an early return',
    (form) =>
      main(`export function start() {\n${lines(form)}\nif (!(${form.condition})) return 'on';\n${expired}\n}\n`),
  ],
  [
    'if and else',
    (form) =>
      main(
        `export function start() {\n${lines(form)}\nif (${form.condition}) { ${expired} } else { return 'on'; }\n}\n`,
      ),
  ],
  [
    'the other way round',
    (form) =>
      main(
        `export function start() {\n${lines(form)}\nif (!(${form.condition})) { return 'on'; } else { ${expired} }\n}\n`,
      ),
  ],
  [
    'kept in a variable',
    (form) =>
      main(
        `export function start() {\n${lines(form)}\nconst outcome = ${form.condition};\nif (outcome) ${expired}\nreturn 'on';\n}\n`,
      ),
  ],
  ['a function', (form) => main(predicate(form) + asked)],
  [
    'a function of what is compared',
    (form) => {
      const names = [...new Set(bound(form))].join(', ');
      return main(
        `function isOver(${names}) { return ${form.condition}; }\nexport function start() {\n${lines(form)}\nif (isOver(${names})) ${expired}\nreturn 'on';\n}\n`,
      );
    },
  ],
  [
    'a function that says it with a choice',
    (form) =>
      main(
        `const status = () => {\n${lines(form)}\nreturn (${form.condition}) ? 'over' : 'running';\n};\nexport function start() {\nif (status() === 'over') ${expired}\nreturn 'on';\n}\n`,
      ),
  ],
  [
    'a method',
    (form) =>
      main(
        `class Gate {\nisOver() {\n${lines(form)}\nreturn ${form.condition};\n}\n}\nconst gate = new Gate();\nexport function start() {\nif (gate.isOver()) ${expired}\nreturn 'on';\n}\n`,
      ),
  ],
  [
    'another module',
    (form) => ({ 'gate.js': `export ${predicate(form)}`, 'main.js': `import { isOver } from './gate.js';\n${asked}` }),
  ],
  [
    'another module by default',
    (form) => ({
      'gate.js': `export default ${predicate(form)}`,
      'main.js': `import isOver from './gate.js';\n${asked}`,
    }),
  ],
  [
    'another module, CommonJS',
    (form) => ({
      'gate.js': `${predicate(form)}module.exports = { isOver };\n`,
      'main.js': `const { isOver } = require('./gate');\nmodule.exports.start = function () {\nif (isOver()) ${expired}\nreturn 'on';\n};\n`,
    }),
  ],
  [
    'another module that is a function',
    (form) => ({
      'gate.js': `module.exports = ${predicate(form).trim()};\n`,
      'main.js': `const isOver = require('./gate.js');\nexports.start = () => {\nif (isOver()) ${expired}\nreturn 'on';\n};\nmodule.exports = exports;\n`,
    }),
  ],
];
