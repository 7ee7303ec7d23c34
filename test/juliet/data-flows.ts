/**
 * Flow variants 31 to 84 of the Juliet test suites, in the words of TypeScript: the way that the date takes to the
 * place where it is held against the clock.
 */
import type { FlowVariant } from './control-flows.js';
import type { Trigger } from './triggers.js';

/** A program of one file: `before` at the top, then a function whose statement uses `date`. */
const one =
  (before: (data: string) => string, date: string, first = '') =>
  ({ data, statement }: Trigger): Record<string, string> => ({
    'main.ts': `${before(data)}\nexport function start(): void {\n${first}\n${statement(date)}\n}\nstart();\n`,
  });

/** The date goes as an argument through files, each handing it on to the next. */
const through =
  (files: number) =>
  ({ data, statement }: Trigger): Record<string, string> => {
    const program: Record<string, string> = {
      'main.ts': `import { step } from './step1.js';\nexport function start(): void { step(${data}); }\nstart();`,
    };
    for (let file = 1; file < files; file++) {
      program[`step${file}.ts`] =
        file === files - 1
          ? `export function step(expiry: number): void { ${statement('expiry')} }`
          : `import { step as next } from './step${file + 1}.js';\nexport function step(expiry: number): void { next(expiry); }`;
    }
    return program;
  };

/** What `source.ts` exports is imported and read. */
const imported =
  (exported: (data: string) => string, names: string, date: string, first = '') =>
  ({ data, statement }: Trigger): Record<string, string> => ({
    'source.ts': exported(data),
    'main.ts': `import ${names} from './source.js';\nexport function start(): void {\n${first}\n${statement(date)}\n}\nstart();`,
  });

export const dataFlows: readonly FlowVariant[] = [
  { number: '31', what: 'a copy', program: one((data) => `const first = ${data};\nconst expiry = first;`, 'expiry') },
  {
    number: '32',
    what: 'two names for one object',
    program: one(
      (data) => `const terms = { expiry: 0 };\nconst alias = terms;\nalias.expiry = ${data};`,
      'terms.expiry',
    ),
  },
  {
    number: '33',
    what: 'destructuring and Object.assign',
    program: one((data) => `const { expiry } = Object.assign({}, { expiry: ${data} });`, 'expiry'),
  },
  {
    number: '34',
    what: 'number, Date and number again',
    program: one((data) => `const expiryView = new Date(${data});`, 'expiryView.getTime()'),
  },
  {
    number: '41',
    what: 'an argument',
    program: ({ data, statement }) => ({
      'main.ts': `function check(expiry: number): void { ${statement('expiry')} }\nexport function start(): void { check(${data}); }\nstart();`,
    }),
  },
  { number: '42', what: 'a return value', program: one((data) => `const getExpiry = () => ${data};`, 'getExpiry()') },
  {
    number: '43',
    what: 'an object filled by a function',
    program: one(
      (data) => `function fill(terms: { expiry: number }): void { terms.expiry = ${data}; }`,
      'terms.expiry',
      'const terms = { expiry: 0 }; fill(terms);',
    ),
  },
  {
    number: '44',
    what: 'a function called through a table',
    program: ({ data, statement }) => ({
      'main.ts': `const handlers = { check(expiry: number): void { ${statement('expiry')} } };\nexport function start(): void { const run = handlers['check']; run.call(null, ${data}); }\nstart();`,
    }),
  },
  {
    number: '45',
    what: 'a private field',
    program: ({ data, statement }) => ({
      'main.ts': `class Guardian { #expiry = ${data}; check(): void { ${statement('this.#expiry')} } }\nnew Guardian().check();`,
    }),
  },
  { number: '51', what: 'an argument through two files', program: through(2) },
  { number: '52', what: 'an argument through three files', program: through(3) },
  { number: '53', what: 'an argument through four files', program: through(4) },
  { number: '54', what: 'an argument through five files', program: through(5) },
  {
    number: '61',
    what: 'a return value of another file',
    program: imported((data) => `export function getExpiry() { return ${data}; }`, '{ getExpiry }', 'getExpiry()'),
  },
  {
    number: '62',
    what: 'an object filled in another file',
    program: imported(
      (data) => `export function fill(terms: { expiry: number }): void { terms.expiry = ${data}; }`,
      '{ fill }',
      'terms.expiry',
      'const terms = { expiry: 0 }; fill(terms);',
    ),
  },
  {
    number: '63',
    what: 'a reference across files',
    program: imported(
      (data) => `export const terms = { expiry: ${data} };`,
      '{ terms }',
      'alias.expiry',
      'const alias = terms;',
    ),
  },
  {
    number: '64',
    what: 'a cast and a round trip through JSON',
    program: imported(
      (data) => `export const terms: unknown = JSON.parse(JSON.stringify({ expiry: ${data} }));`,
      '{ terms }',
      '(terms as any).expiry',
    ),
  },
  {
    number: '65',
    what: 'a function handed to another file',
    program: ({ data, statement }) => ({
      'source.ts': `export function withExpiry(use: (expiry: number) => void): void { use(${data}); }`,
      'main.ts': `import { withExpiry } from './source.js';\nexport function start(): void { withExpiry((expiry) => { ${statement('expiry')} }); }\nstart();`,
    }),
  },
  {
    number: '66',
    what: 'an array across files',
    program: imported((data) => `export const expiries = [0, 1, ${data}];`, '{ expiries }', 'expiries[2]'),
  },
  {
    number: '67',
    what: 'an object across files',
    program: imported((data) => `export default { license: { expiry: ${data} } };`, 'config', 'config.license.expiry'),
  },
  {
    number: '68',
    what: 'a global variable',
    program: ({ data, statement }) => ({
      'source.ts': `(globalThis as any).productExpiry = ${data};`,
      'main.ts': `import './source.js';\nexport function start(): void { ${statement('(globalThis as any).productExpiry')} }\nstart();`,
    }),
  },
  {
    number: '71',
    what: 'as unknown',
    program: imported((data) => `export const expiry = ${data} as unknown;`, '{ expiry }', '(expiry as number)'),
  },
  {
    number: '72',
    what: 'an array that is filled',
    program: one((data) => `const expiries: number[] = [];\nexpiries.push(${data});`, 'expiries[0]'),
  },
  {
    number: '73',
    what: 'an array that is searched',
    program: one(
      (data) => `const expiries = [{ id: 'a', expiry: 0 }, { id: 'b', expiry: ${data} }];`,
      'found.expiry',
      "const found = expiries.find((one) => one.id === 'b')!;",
    ),
  },
  {
    number: '74',
    what: 'a map',
    program: one((data) => `const expiries = new Map<string, number>([['beta', ${data}]]);`, "expiries.get('beta')!"),
  },
  {
    number: '75',
    what: 'serialised',
    program: one((data) => `const text = JSON.stringify([${data}]);\nconst [expiry] = JSON.parse(text);`, 'expiry'),
  },
  {
    number: '81',
    what: 'a method of a subclass',
    program: one(
      (data) =>
        `class Terms { expiry(): number { return 0; } }\nclass BetaTerms extends Terms { override expiry() { return ${data}; } }\nconst terms: Terms = new BetaTerms();`,
      'terms.expiry()',
    ),
  },
  {
    number: '82',
    what: 'an abstract method',
    program: ({ data, statement }) => ({
      'main.ts': `abstract class Check { abstract expiry(): number; run(): void { const expiry = this.expiry(); ${statement('expiry')} } }\nclass BetaCheck extends Check { expiry() { return ${data}; } }\nnew BetaCheck().run();`,
    }),
  },
  {
    number: '83',
    what: 'the side effect of a constructor',
    program: ({ data, statement }) => ({
      'main.ts': `class Gate { constructor(expiry: number) { ${statement('expiry')} } }\nnew Gate(${data});`,
    }),
  },
  {
    number: '84',
    what: 'what happens when a resource is given back',
    program: ({ data, statement }) => ({
      'main.ts': `class Gate { expiry = ${data}; [Symbol.dispose](): void { ${statement('this.expiry')} } }\nexport function start(): void { using gate = new Gate(); }\nstart();`,
    }),
  },
];
