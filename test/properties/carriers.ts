/**
 * Ways by which a value can go from one place of a program to the next: what binds, holds, hands on and gives back. Each takes a
 * value with what has to stand before it and gives the same value further on. They can be put behind each other at will.
 */

/** An expression, and what it needs: statements in its function, statements of the module, other modules. */
export interface Carried {
  readonly expression: string;
  readonly statements: readonly string[];
  readonly top: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly isAsync: boolean;
}
/** `number` makes names that nobody else has. */
export type Carrier = (given: Carried, number: number) => Carried;
export type NamedCarrier = readonly [name: string, carry: Carrier];

export const carried = (expression: string): Carried => ({
  expression,
  statements: [],
  top: [],
  files: {},
  isAsync: false,
});

/** `~` stands for the value, `%` for the number: statements before the ` | `, then the expression. */
const within =
  (pattern: string, isAsync = false): Carrier =>
  (given, number) => {
    // Only where it stands may it be awaited: the pattern may put it into a function.
    const kept = given.isAsync ? `kept${number}` : given.expression;
    const [expression = '', before] = pattern
      .replaceAll('%', String(number))
      .replaceAll('~', () => kept)
      .split(' | ')
      .reverse();
    const awaited = given.isAsync ? [`const ${kept} = ${given.expression}`] : [];
    const statements = [...given.statements, ...awaited, ...(before === undefined ? [] : [before])];
    return { ...given, expression, statements, isAsync: given.isAsync || isAsync };
  };

/** What stands before the value in a function of its own: `pattern` is the definition, `call` how it is asked. */
const hoisted =
  (pattern: string, call: string, isMethod = false): Carrier =>
  (given, number) => {
    const fill = (text: string): string => text.replaceAll('%', String(number));
    const body = () => `{ ${given.statements.join(' ')} return ${given.expression}; }`;
    const word = given.isAsync ? (isMethod ? 'async ' : 'async function') : isMethod ? '' : 'function';
    const definition = fill(pattern).replace('@', word).replace('~', body);
    const asked = given.isAsync ? `(await ${fill(call)})` : fill(call);
    return { ...given, expression: asked, statements: [], top: [...given.top, definition] };
  };

/** The same in a module of its own. */
const elsewhere =
  (exported: string, imported: string, call: string): Carrier =>
  (given, number) => {
    const inside = hoisted(exported, call)({ ...given, top: [] }, number);
    const file = `m${number}.js`;
    const imports = given.top.filter((line) => line.startsWith('import '));
    const own = [...given.top.filter((line) => !line.startsWith('import ')), ...inside.top].join('\n');
    return {
      ...inside,
      top: [imported.replaceAll('%', String(number))],
      files: { ...given.files, [file]: [...imports, own, ''].join('\n') },
    };
  };

const holders: readonly NamedCarrier[] = [
  ['a constant', within('const a% = ~ | a%')],
  ['a variable', within('let a%; a% = ~ | a%')],
  ['a pattern', within('const { a: a% } = { a: ~ } | a%')],
  ['a default in a pattern', within('const { b: a% = ~ } = {} | a%')],
  ['a nested pattern', within('const { a: { b: [, a%] } } = { a: { b: [0, ~] } } | a%')],
  ['a pattern that is assigned', within('let a%; ({ a: a% } = { a: ~ }) | a%')],
  ['a pattern of a list', within('const [a%] = [~] | a%')],
  ['the rest of a pattern', within('const { b: b%, ...a% } = { a: ~, b: 0 } | a%.a')],
  ['the rest of a list', within('const [, ...a%] = [0, ~] | a%[0]')],
  ['a swap', within('let a% = 0, b% = ~; [a%, b%] = [b%, a%] | a%')],
  ['a property', within('const a% = {}; a%.v = ~ | a%.v')],
  ['a property by a computed name', within("const k% = ['v', 'w'].join(''); const a% = { [k%]: ~ } | a%.vw")],
  ['a property under a symbol', within('const k% = Symbol(); const a% = { [k%]: ~ } | a%[k%]')],
  ['a property that is defined', within("const a% = {}; Object.defineProperty(a%, 'v', { value: ~ }) | a%.v")],
  ['a getter that is defined', within("const a% = {}; Object.defineProperty(a%, 'v', { get: () => ~ }) | a%.v")],
  ['a getter', within('const a% = { get v() { return ~; } } | a%.v')],
  ['a setter', within('const a% = { set v(x) { this.w = x; } }; a%.v = ~ | a%.w')],
  ['a spread object', within('const a% = { ...{ v: ~ } } | a%.v')],
  ['a copied object', within('const a% = Object.assign({}, { v: ~ }) | a%.v')],
  ['a frozen object', within('const a% = Object.freeze({ v: ~ }) | a%.v')],
  ['what inherits', within('const a% = Object.create({ v: ~ }) | a%.v')],
  ['a clone', within('const a% = structuredClone({ v: ~ }) | a%.v')],
  ['text of JSON', within('const a% = JSON.parse(JSON.stringify({ v: ~ })) | a%.v')],
  ['entries', within('const a% = Object.fromEntries(Object.entries({ v: ~ })) | a%.v')],
  ['values', within('const a% = Object.values({ v: ~ }) | a%[0]')],
  ['a spread list', within('const a% = [0, ...[~]] | a%[1]')],
  ['a queue', within('const a% = []; a%.push(~) | a%.shift()')],
  ['a stack', within('const a% = [1]; a%.push(~) | a%.pop()')],
  ['the end of a list', within('const a% = [1, ~] | a%.at(-1)')],
  ['a flattened list', within('const a% = [[1], [~]].flat() | a%[1]')],
  ['a slice', within('const a% = [1, ~, 2].slice(1, 2) | a%[0]')],
  ['a list from a list', within('const a% = Array.from([1, ~]) | a%[1]')],
  ['a mapped list', within('const a% = [~].map((x) => x) | a%[0]')],
  ['a found item', within("const a% = [{ k: 'x', v: 0 }, { k: 'y', v: ~ }].find((x) => x.k === 'y') | a%.v")],
  ['a filtered list', within("const a% = [{ k: 'x', v: 0 }, { k: 'y', v: ~ }].filter(({ k }) => k === 'y') | a%[0].v")],
  ['a reduced list', within('const a% = [[0], [~]].reduce((x, y) => x.concat(y), []) | a%[1]')],
  ['each of a list', within('let a%; [~].forEach((x) => { a% = x; }) | a%')],
  ['a loop over a list', within('let a%; for (const x of [~]) a% = x; | a%')],
  ['a loop over keys', within('let a%; const b% = { v: ~ }; for (const k in b%) a% = b%[k]; | a%')],
  ['a loop over pairs', within('let a%; for (const [, x] of Object.entries({ v: ~ })) a% = x; | a%')],
  ['a counted loop', within('let a%; const b% = [~]; for (let i = 0; i < b%.length; i++) a% = b%[i]; | a%')],
  ['a labelled loop', within('let a%; out%: for (;;) { for (;;) { a% = ~; break out%; } } | a%')],
  ['a loop that is left', within('let a%; while (true) { a% = ~; if (a% !== undefined) break; } | a%')],
  ['a map', within("const a% = new Map([['k', ~]]) | a%.get('k')")],
  ['a map that is filled', within("const a% = new Map(); a%.set('k', ~) | a%.get('k')")],
  ['a weak map', within('const k% = {}; const a% = new WeakMap(); a%.set(k%, ~) | a%.get(k%)')],
  ['a set', within('const a% = new Set([~]) | [...a%][0]')],
  ['a switch', within("let a%; switch ('x') { case 'x': a% = ~; break; default: a% = undefined; } | a%")],
  ['a switch over truth', within('let a%; switch (true) { case false: break; case true: a% = ~; } | a%')],
  ['a try', within('let a%; try { a% = ~; } finally { void 0; } | a%')],
  ['what is thrown', within('let a%; try { throw { v: ~ }; } catch (x) { a% = x.v; } | a%')],
  ['a block', within('let a%; { const x = ~; a% = x; } | a%')],
  ['a resource', within('let a%; { using r% = { v: ~, [Symbol.dispose]() {} }; a% = r%.v; } | a%')],
  ['an assignment by ??=', within('let a% = null; a% ??= ~ | a%')],
  ['an assignment by ||=', within('const a% = { v: undefined }; a%.v ||= ~ | a%.v')],
  ['a comma', within('(0, ~)')],
  ['a condition', within('(1 < 2 ? ~ : undefined)')],
  ['??', within('(null ?? ~)')],
  ['an optional chain', within('({ a: { b: ~ } })?.a?.b')],
  ['an optional call', within('(() => ~)?.()')],
  ['a logical and', within('(true && ~)')],
];

const handing: readonly NamedCarrier[] = [
  ['a function on the spot', within('((x) => x)(~)')],
  ['an old function on the spot', within('(function (x) { return x; })(~)')],
  ['a closure', within('const a% = ~; const f% = () => a% | f%()')],
  ['a curried function', within('((x) => () => x)(~)()')],
  ['a default of a parameter', within('((x = ~) => x)()')],
  ['a pattern as a parameter', within('(({ v }) => v)({ v: ~ })')],
  ['a rest parameter', within('((...x) => x[1])(0, ~)')],
  ['spread arguments', within('((x, y) => y)(...[0, ~])')],
  ['arguments', within('(function () { return arguments[0]; })(~)')],
  ['a receiver', within('(function () { return this.v; }).call({ v: ~ })')],
  ['applied arguments', within('((x, y) => y).apply(null, [0, ~])')],
  ['a bound function', within('((x, y) => y).bind(null, 0, ~)()')],
  ['a callback', within('let a%; ((done) => done(~))((x) => { a% = x; }) | a%')],
  [
    'a callback of two',
    within('let a%; ((done) => done(null, ~))((error, x) => { if (error) throw error; a% = x; }) | a%'),
  ],
  ['a recursion', within('(function f(n, x) { return n === 0 ? x : f(n - 1, x); })(3, ~)')],
  ['a composition', within('[(x) => [x], ([x]) => x].reduce((x, f) => f(x), ~)')],
  ['a tag of a template', within('((_, x) => x)`a${~}b`')],
  ['a generator', within('(function* () { yield ~; })().next().value')],
  ['a spread generator', within('[...(function* () { yield ~; })()][0]')],
  ['a loop over a generator', within('let a%; for (const x of (function* () { yield ~; })()) a% = x; | a%')],
  ['a delegating generator', within('[...(function* () { yield* [0, ~]; })()][1]')],
  ['an iterable', within('let a%; for (const x of { *[Symbol.iterator]() { yield ~; } }) a% = x; | a%')],
  ['a promise', within('(await Promise.resolve(~))', true)],
  ['a promise that is made', within('(await new Promise((resolve) => resolve(~)))', true)],
  ['a chain of promises', within('(await Promise.resolve(~).then((x) => ({ x })).then(({ x }) => x))', true)],
  ['several promises', within('(await Promise.all([0, Promise.resolve(~)]))[1]', true)],
  ['an async function', within('(await (async () => ~)())', true)],
  [
    'a loop that awaits',
    within('let a%; for await (const x of (async function* () { yield ~; })()) a% = x; | a%', true),
  ],
  ['a field', within('new (class { v = ~; })().v')],
  ['a private field', within('new (class { #v = ~; get v() { return this.#v; } })().v')],
  ['a static field', within('(class { static v = ~; }).v')],
  ['a static block', within('(class { static v; static { this.v = ~; } }).v')],
  ['a constructor', within('new (class { constructor(x) { this.v = x; } })(~).v')],
  ['a method', within('new (class { v(x) { return x; } })().v(~)')],
  [
    'a chain of methods',
    within('new (class { set(x) { this.x = x; return this; } get() { return this.x; } })().set(~).get()'),
  ],
  [
    'a class above',
    within(
      'class A% { constructor(x) { this.v = x; } get() { return this.v; } } class B% extends A% { get() { return super.get(); } } | new B%(~).get()',
    ),
  ],
  [
    'an old class',
    within('function A%(x) { this.v = x; } A%.prototype.get = function () { return this.v; } | new A%(~).get()'),
  ],
  [
    'an accessor of a class',
    within('const a% = new (class { #v; set v(x) { this.#v = x; } get v() { return this.#v; } })(); a%.v = ~ | a%.v'),
  ],
  ['a reflected property', within("Reflect.get({ v: ~ }, 'v')")],
  ['a proxy', within('new Proxy({ v: ~ }, {}).v')],
  ['a proxy with a trap', within('new Proxy({}, { get: () => ~ }).v')],
];

const apart: readonly NamedCarrier[] = [
  ['a function', hoisted('@ f%() ~', 'f%()')],
  ['a function in a constant', hoisted('const f% = @ () ~;', 'f%()')],
  ['a method of an object', hoisted('const o% = { @get() ~ };', 'o%.get()', true)],
  ['a method of a class', hoisted('class C% { @get() ~ }', 'new C%().get()', true)],
  ['a static method', hoisted('class C% { static @get() ~ }', 'C%.get()', true)],
  ['a private method', hoisted('class C% { @#get() ~ ask() { return this.#get(); } }', 'new C%().ask()', true)],
  ['an inherited method', hoisted('class P% { @get() ~ } class C% extends P% {}', 'new C%().get()', true)],
  ['a table of functions', hoisted("const t% = { 'a-b': @ () ~ };", "t%['a-b']()")],
  ['a list of functions', hoisted('const t% = [() => 0, @ () ~];', 't%[1]()')],
  ['a map of functions', hoisted("const t% = new Map([['k', @ () ~]]);", "t%.get('k')()")],
  ['a module on the spot', hoisted('const M% = (() => { return { get: @ () ~ }; })();', 'M%.get()')],
  ['a factory', hoisted('const make% = () => ({ get: @ () ~ });', 'make%().get()')],
  ['an alias', hoisted('@ f%() ~ const g% = f%;', 'g%()')],
  ['a bound alias', hoisted('@ f%() ~ const g% = f%.bind(null);', 'g%()')],
  ['a decorated function', hoisted('const wrap% = (f) => (...x) => f(...x); const g% = wrap%(@ () ~);', 'g%()')],
  ['another module', elsewhere('export @ f%() ~', "import { f% } from './m%.js';", 'f%()')],
  ['the default of another module', elsewhere('export default @ () ~', "import f% from './m%.js';", 'f%()')],
  [
    'a namespace of another module',
    elsewhere('export const f% = @ () ~;', "import * as n% from './m%.js';", 'n%.f%()'),
  ],
  [
    'an object of another module',
    elsewhere('const o = { get: @ () ~ }; export { o as o% };', "import { o% } from './m%.js';", 'o%.get()'),
  ],
];

/** For numbers alone. */
export const numeric: readonly NamedCarrier[] = [
  ['a text and back', within('Number(String(~))')],
  ['a template and back', within('+`${~}`')],
  ['a parsed text', within('parseInt(`${~}`, 10)')],
  ['a big number', within('Number(BigInt(~))')],
  ['a date and back', within('new Date(~).getTime()')],
  ['a date by plus', within('+new Date(~)')],
  ['text of a date', within('Date.parse(new Date(~).toISOString())')],
  ['a sum', within('(~ + 1000 - 1000)')],
  ['the larger', within('Math.max(~, 0)')],
  ['an object with a value', within('+{ valueOf: () => ~ }')],
  ['an object with a primitive', within('+{ [Symbol.toPrimitive]: () => ~ }')],
  ['a typed list', within('new Float64Array([~])[0]')],
  ['a view of bytes', within('const a% = new DataView(new ArrayBuffer(8)); a%.setFloat64(0, ~) | a%.getFloat64(0)')],
];

/** For a yes or no alone. */
export const logical: readonly NamedCarrier[] = [
  ['twice not', within('!!~')],
  ['a truth by name', within('Boolean(~)')],
  ['a compared truth', within('(~ === true)')],
  ['a word', within("(~ ? 'over' : 'fine') === 'over'")],
  ['a number for a truth', within('Number(~) === 1')],
  ['an index', within("['fine', 'over'][+~] === 'over'")],
  ['some of a list', within('[~].some(Boolean)')],
  ['every one of a list', within('[~, true].every((x) => x)')],
  ['a missing thing', within('(~ ? null : {}) === null')],
  ['an early return', within('(() => { if (~) return true; return false; })()')],
  ['what is thrown for a truth', within('let a% = false; try { if (~) throw new Error(); } catch { a% = true; } | a%')],
];

export const carriers: readonly NamedCarrier[] = [...holders, ...handing, ...apart];
