/** Async functions behind a wrapper, a machine and what hands calls on: written out as the async function they are. */
import { describe, expect, it } from '@jest/globals';
import { parseText } from '../../src/parse/parse.js';

const machine =
  'function e() { return r().w(function (c) { for (;;) switch (c.n) { case 0: return c.a(2, 5); } }, e); }';
const marked = `r().m(${machine})`;
const onTheSpot = `function () { var self = this, args = arguments; return new Promise(function (yes, no) { var g = t.apply(self, args);
  function next(v) { step(g, yes, no, next, fail, "next", v); } function fail(v) { step(g, yes, no, next, fail, "throw", v); } next(void 0); }); }`;
const read = (code: string): string => parseText('product.js', 'product.js', code).tree.text;

describe('an async function that was taken apart', () => {
  it.each([
    [
      'is the value of a method',
      `var t; make(X, [{ key: "load", value: (t = wrap(${marked}), function () { return t.apply(this, arguments); }) }]);`,
      `var t; make(X, [{ key: "load", value: async ${machine} }]);`,
    ],
    [
      'is what is given back',
      `function f() { var t; return t = wrap(${marked}), function () { return t.apply(this, arguments) } }`,
      `function f() { var t; return async ${machine} }`,
    ],
    [
      'is driven where it stands',
      `function f() { var t; return t = ${marked}, f = ${onTheSpot}, f.apply(this, arguments); }`,
      `function f() { var t; return t = async ${machine}, f = t, f.apply(this, arguments); }`,
    ],
    [
      'is driven where it stands, as a method',
      `var t, d; make(X, [{ key: "load", value: (t = ${marked}, d = ${onTheSpot}, function () { return d.apply(this, arguments); }) }]);`,
      `var t, d; make(X, [{ key: "load", value: async ${machine} }]);`,
    ],
  ])('%s', (_name, code, plain) => expect(read(code)).toBe(plain));

  it.each([
    [
      'hands on to something else',
      `var t = wrap(x); var f = (a(), function () { return t.apply(this, arguments); }); ${machine}`,
    ],
    ['is set twice', `var t, f; t = 5; f = (t = wrap(${marked}), function () { return t.apply(this, arguments); });`],
    [
      'hands on to what stands elsewhere',
      `var t = wrap(${marked}); var f = (a(), function () { return t.apply(this, arguments); });`,
    ],
    [
      'is no machine',
      `var t; var f = (t = wrap(mark(function e() { return 5; })), function () { return t.apply(this, arguments); }); while (1) switch (a) {}`,
    ],
  ])('but not where it %s', (_name, code) => expect(read(code)).toBe(code));
});
