/**
 * Functions and classes that are handed to somebody out of sight (a decorator, a memo) and used as what comes back: a
 * class by its members, a function by its calls. Each row is a bomb whose payload stands behind such a name.
 */
import { expect, test } from '@jest/globals';
import { table } from './rows.js';
import { linesIn } from './run.js';
import type { Texts } from './run.js';

const deadline = ['fixed-date 2027-01-01Z throw'];
const prelude = `import { wrap } from 'somewhere';
const END = 1798761600000;
`;
const holds = async (text: Texts): Promise<void> => {
  expect(await linesIn({ 'main.js': prelude + (text as string) })).toEqual(deadline);
};
const refuse = `throw new Error('This beta has expired.');`;

/** A class as a compiler to ES5 writes it, decorated by `line`. */
const lowered = (line: string): string => `var Gate = function () {
  function Gate() {}
  Gate.prototype.check = function () { if (new Date() > Gate_1.end()) this.refuse(); };
  Gate.prototype.refuse = function () { ${refuse} };
  Gate.end = function () { return new Date(END); };
  var Gate_1;
  ${line}
  return Gate;
}();
export { Gate };`;

const decorate = `var decorate = function (decorators, target, key, desc) {
  var c = arguments.length, r = c < 3 ? target : desc, d;
  if (typeof Reflect === 'object' && typeof Reflect.decorate === 'function') r = Reflect.decorate(decorators, target, key, desc);
  else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
  return c > 3 && r && Object.defineProperty(target, key, r), r;
};
`;

table('behind a wrapper', {}, holds, [
  [
    'an arrow function',
    `const end = wrap((zone) => new Date(END));
     const refuse = wrap((why) => { ${refuse} });
     export const check = () => { if (new Date() > end('utc')) refuse('over'); };`,
  ],
  [
    'a class, by its members',
    `const Gate = wrap('gate')(class { static end() { return new Date(END); } static refuse() { ${refuse} } });
     export const check = () => { if (new Date() > Gate.end()) Gate.refuse(); };`,
  ],
  [
    'a class, by an instance',
    `const Gate = wrap('gate')(class { refuse() { ${refuse} } });
     export const check = () => { if (Date.now() > END) new Gate().refuse(); };`,
  ],
  ['a lowered class', lowered(`Gate = Gate_1 = wrap('gate')(Gate);`)],
  ['a lowered class, or what it was', lowered(`Gate = Gate_1 = wrap('gate')(Gate) || Gate;`)],
  ['a lowered class in a list of decorators', decorate + lowered(`Gate = Gate_1 = decorate([wrap('gate')], Gate);`)],
]);

test('a call without arguments may end what was begun: it does not lead to the function', async () => {
  const text = `const off = wrap((event) => { ${refuse} });\nexport const check = () => { if (Date.now() > END) off(); };`;
  expect(await linesIn({ 'main.js': prelude + text })).not.toEqual(deadline);
});

test('what is handed a function wraps that one in its turn', async () => {
  const text = `const connect = wrap((state) => { ${refuse} });
    const View = connect((properties) => properties.text);
    export const check = () => { if (Date.now() > END) View('late'); };`;
  expect(await linesIn({ 'main.js': prelude + text })).not.toEqual(deadline);
});
