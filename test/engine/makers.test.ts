/**
 * Functions that make objects, as classes were written before there were any and as compilers still write them. Each row
 * is a bomb that only shows to somebody who knows whose object `this` is in a method that nobody is seen to call.
 */
import { expect, it } from '@jest/globals';
import { transform } from 'esbuild';
import ts from 'typescript';
import { table } from './rows.js';
import type { Gaps } from './rows.js';
import { linesIn } from './run.js';

const gaps: Gaps = {
  'a date that the child gives the parent': 'fields that only a child sets are looked for in classes alone',
};
const deadline = ['fixed-date 2027-01-01Z throw'];

const holds = async (text: string): Promise<void> => {
  expect(await linesIn(text)).toEqual(deadline);
  const { code } = await transform(text, { minify: true, target: 'es2015' });
  expect(await linesIn(code)).toEqual(deadline);
};

const end = 'Date.UTC(2027, 0, 1)';
const refusal = "throw new Error('This beta has expired.');";
/** A constructor called Gate with these methods on its prototype, as a module of its own. */
const gate = (constructor: string, methods: string): string =>
  `var Gate = (function () { function Gate(options) { ${constructor} } ${methods} return Gate; }());\nmodule.exports = Gate;\n`;

const olderEngines = ts.convertCompilerOptionsFromJson({ target: 'es5', module: 'commonjs' }, '').options;
/** What a compiler for older engines makes of a class. */
const compiled = (source: string): string => ts.transpileModule(source, { compilerOptions: olderEngines }).outputText;

table('methods on a prototype', gaps, holds, [
  [
    'one that asks another',
    gate(
      '',
      `Gate.prototype.isOver = function () { return Date.now() >= ${end}; };
       Gate.prototype.check = function () { if (this.isOver()) ${refusal} return true; };`,
    ),
  ],
  [
    'one that leaves the harm to another',
    gate(
      '',
      `Gate.prototype.check = function () { if (Date.now() >= ${end}) this.refuse(); };
       Gate.prototype.refuse = function () { ${refusal} };`,
    ),
  ],
  [
    'a date that the constructor keeps',
    gate(
      `this.end = ${end};`,
      `Gate.prototype.check = function () { if (Date.now() >= this.end) ${refusal} return true; };`,
    ),
  ],
  [
    'a date that the constructor keeps under another name of its object',
    gate(
      `var self = this; self.end = ${end};`,
      `Gate.prototype.check = function () { if (Date.now() >= this.end) ${refusal} return true; };`,
    ),
  ],
  [
    'a prototype under a name of its own',
    gate(
      `this.end = ${end};`,
      `var proto = Gate.prototype;
       proto.isOver = function () { return Date.now() >= this.end; };
       proto.check = function () { if (this.isOver()) ${refusal} return true; };`,
    ),
  ],
  [
    'a prototype written whole',
    gate(
      `this.end = ${end};`,
      `Gate.prototype = {
         isOver: function () { return Date.now() >= this.end; },
         check: function () { if (this.isOver()) ${refusal} return true; }
       };`,
    ),
  ],
  [
    'methods assigned together',
    gate(
      `this.end = ${end};`,
      `Object.assign(Gate.prototype, {
         isOver: function () { return Date.now() >= this.end; },
         check: function () { if (this.isOver()) ${refusal} return true; }
       });`,
    ),
  ],
  [
    'a getter by its descriptor',
    gate(
      `this.end = ${end};`,
      `Object.defineProperty(Gate.prototype, 'isOver', { get: function () { return Date.now() >= this.end; } });
       Gate.prototype.check = function () { if (this.isOver) ${refusal} return true; };`,
    ),
  ],
  [
    'descriptors in a list',
    `function define(target, list) { for (var i = 0; i < list.length; i++) Object.defineProperty(target.prototype, list[i].key, list[i]); }\n${gate(
      `this.end = ${end};`,
      `define(Gate, [
         { key: 'isOver', get: function () { return Date.now() >= this.end; } },
         { key: 'check', value: function check() { if (this.isOver) ${refusal} return true; } }
       ]);`,
    )}`,
  ],
  [
    'a parent by a helper',
    `var extend = require('some-helpers').extend;
     var Base = (function () { function Base() { this.end = ${end}; } Base.prototype.isOver = function () { return Date.now() >= this.end; }; return Base; }());
     var Gate = (function (parent) {
       extend(Gate, parent);
       function Gate() { return parent !== null && parent.apply(this, arguments) || this; }
       Gate.prototype.check = function () { if (this.isOver()) ${refusal} return true; };
       return Gate;
     }(Base));
     exports.Gate = Gate;`,
  ],
  [
    'a parent by Object.create',
    `function Base() {} Base.prototype.isOver = function () { return Date.now() >= ${end}; };
     function Gate() { Base.call(this); } Gate.prototype = Object.create(Base.prototype);
     Gate.prototype.check = function () { if (this.isOver()) ${refusal} return true; };
     module.exports = Gate;`,
  ],
]);

table('classes for older engines', gaps, holds, [
  [
    'a field and a method',
    compiled(
      `export class Gate { private end = ${end}; isOver() { return Date.now() >= this.end; } check() { if (this.isOver()) ${refusal} return true; } }`,
    ),
  ],
  [
    'a getter',
    compiled(
      `export class Gate { private readonly end = new Date('2027-01-01'); private get left() { return this.end.getTime() - Date.now(); } check() { if (this.left <= 0) ${refusal} return true; } }`,
    ),
  ],
  [
    'a parent',
    compiled(
      `class Base { protected end = ${end}; isOver() { return Date.now() >= this.end; } }
       export class Gate extends Base { constructor(private name: string) { super(); } check() { if (this.isOver()) ${refusal} return this.name; } }`,
    ),
  ],
  [
    'a date that the child gives the parent',
    compiled(
      `class Base { protected end = 0; isOver() { return this.end > 0 && Date.now() >= this.end; } check() { if (this.isOver()) ${refusal} return true; } }
       export class Gate extends Base { constructor() { super(); this.end = ${end}; } start() { return this.check(); } }`,
    ),
  ],
]);

it('a date that others hand in is no deadline of the program', async () => {
  const text = gate(
    'this.expires = options.expires;',
    `Gate.prototype.isOver = function () { return Date.now() >= this.expires; };
     Gate.prototype.get = function () { if (this.isOver()) this.clear(); return this.value; };
     Gate.prototype.clear = function () { this.value = undefined; };`,
  );
  expect(await linesIn(text)).toEqual([]);
});
