/**
 * Flow variants 01 to 22 of the Juliet test suites, in the words of TypeScript: what decides whether the statement is
 * reached. Each gives the files of a small program; the entry is `main.ts`.
 */
import type { Trigger } from './triggers.js';

export interface FlowVariant {
  readonly number: string;
  readonly what: string;
  program(trigger: Trigger): Readonly<Record<string, string>>;
}

/** A program of one file: `before` stands at the top, `inside` in the function, around the statement. */
const within =
  (inside: (statement: string) => string, before = '') =>
  ({ data, statement }: Trigger): Record<string, string> => ({
    'main.ts': `${before}\nconst expiry = ${data};\nexport function start(): void {\n${inside(statement('expiry'))}\n}\nstart();\n`,
  });

/** A program of two files: what `switches.ts` exports decides. */
const beside =
  (exported: string, imported: string, condition: string) =>
  (trigger: Trigger): Record<string, string> => ({
    'switches.ts': exported,
    ...within((statement) => `if (${condition}) { ${statement} }`, `import ${imported} from './switches.js';`)(trigger),
  });

export const controlFlows: readonly FlowVariant[] = [
  { number: '01', what: 'baseline', program: within((statement) => statement) },
  { number: '02', what: 'if (true)', program: within((statement) => `if (true) { ${statement} }`) },
  { number: '03', what: 'if (5 === 5)', program: within((statement) => `if (5 === 5) { ${statement} }`) },
  {
    number: '04',
    what: 'a constant flag',
    program: within((statement) => `if (ON) { ${statement} }`, 'const ON = true;'),
  },
  {
    number: '05',
    what: 'a variable that nobody assigns again',
    program: within((statement) => `if (on) { ${statement} }`, 'let on = true;'),
  },
  {
    number: '06',
    what: 'a constant number',
    program: within((statement) => `if (LEVEL === 5) { ${statement} }`, 'const LEVEL = 5;'),
  },
  {
    number: '07',
    what: 'a variable number',
    program: within((statement) => `if (level === 5) { ${statement} }`, 'let level = 5;'),
  },
  {
    number: '08',
    what: 'a function that gives true',
    program: within((statement) => `if (isOn()) { ${statement} }`, 'function isOn(): boolean { return true; }'),
  },
  {
    number: '09',
    what: 'an imported constant',
    program: beside('export const ON = true;', '{ ON }', 'ON'),
  },
  {
    number: '10',
    what: 'a field of an imported object',
    program: beside('export const flags = { on: true };', '{ flags }', 'flags.on'),
  },
  {
    number: '11',
    what: 'an imported function',
    program: beside('export const isOn = () => true;', '{ isOn }', 'isOn()'),
  },
  {
    number: '12',
    what: 'a flag that nobody knows',
    program: within((statement) => `if (Math.random() > 0.5) { ${statement} }`),
  },
  { number: '13', what: 'an imported number', program: beside('export const LEVEL = 5;', '{ LEVEL }', 'LEVEL === 5') },
  {
    number: '14',
    what: 'an imported variable',
    program: beside('export let level = 5;', '* as switches', 'switches.level === 5'),
  },
  {
    number: '15',
    what: 'switch',
    program: within((statement) => `switch (6 as number) { case 5: break; case 6: ${statement} break; default: }`),
  },
  { number: '16', what: 'while', program: within((statement) => `while (true) { ${statement} break; }`) },
  {
    number: '17',
    what: 'for',
    program: within((statement) => `for (let round = 0; round < 1; round++) { ${statement} }`),
  },
  {
    number: '18',
    what: 'a label, and finally',
    program: within((statement) => `done: { try { if (expiry === 0) break done; } finally { ${statement} } }`),
  },
  {
    number: '21',
    what: 'a flag set by the caller',
    program: ({ data, statement }) => ({
      'main.ts': `let armed = false;\nconst expiry = ${data};\nfunction check(): void { if (armed) { ${statement('expiry')} } }\nexport function start(): void { armed = true; check(); }\nstart();`,
    }),
  },
  {
    number: '22',
    what: 'a flag set for another file',
    program: ({ data, statement }) => ({
      'check.ts': `import { state } from './state.js';\nconst expiry = ${data};\nexport function check(): void { if (state.armed) { ${statement('expiry')} } }`,
      'state.ts': 'export const state = { armed: false };',
      'main.ts': `import { check } from './check.js';\nimport { state } from './state.js';\nexport function start(): void { state.armed = true; check(); }\nstart();`,
    }),
  },
];
