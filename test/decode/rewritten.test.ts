/**
 * The text that is written out where a program hides it: what is said is the same, it can be parsed, and each of its places
 * leads to what stands for it in the file, also where that is a component whose template is read.
 */
import { describe, expect, it } from '@jest/globals';
import { sourceFromText } from '../../src/discover/source.js';
import { loadRulebook } from '../../src/index.js';
import { parseText } from '../../src/parse/parse.js';
import { placeOf } from '../../src/syntax/places.js';
import { explainPlace } from '../../src/why.js';

/** Enough to be taken for a program that hides its texts. */
const hiding = "const names = { a: 'now', b: 'exit', c: 'over' };";
const fields = 'var end = new WeakMap(), over = new WeakSet(), of = function () {};';
const codeOf = (text: string): string =>
  parseText('product.js', 'product.js', text).tree.text.slice(text.indexOf('\n') + 1);

describe('what is written out', () => {
  it.each([
    ["use(Date[names['a']](), this?.[names['c']]);", 'use(Date.now(), this?.over);'],
    ["use(names['a'][names['b']], 5[names['c']], {[names['c']]: 1});", 'use(names.a.exit, 5["over"], {"over": 1});'],
    [
      "class Key { async[names['c']]() { return typeof(Date[names['a']]) } }",
      'class Key { async"over"() { return typeof(Date.now) } }',
    ],
    [
      "use(Date[names['a']](), 'The tr' + 'ial ' + 'is over', end + 'a' + 'b');",
      "use(Date.now(), \"The trial is over\", end + 'a' + 'b');",
    ],
  ])('%s', (text, code) => {
    expect(codeOf(`${hiding}\n${text}`)).toBe(code);
  });

  it.each([
    ['function f() { return(0, get)(this, end) < 5 }', 'function f() { return this.#end < 5 }'],
    [
      'function f(a) { set(this, end, a ? 1 : 2), use(set(a || this, end, 3) + 1) }',
      'function f(a) { (this.#end = a ? 1 : 2), use(((a || this).#end = 3) + 1) }',
    ],
    ['function f() { set(this, end, get(this, end) + 1); }', 'function f() { this.#end = this.#end + 1; }'],
    [
      'function f() { return get(this, over, of) + ask(this, over, of).call(this) }',
      'function f() { return of.call(this) + of.call(this) }',
    ],
  ])('%s', (text, code) => {
    expect(codeOf(`${fields}\nset(this, end, 1);\n${text}`)).toBe(`this.#end = 1;\n${code}`);
  });

  it('leads back to what stands for it', () => {
    const text = `${hiding} if (Date[names['a']]() > 5) { stop( get(this, end) ); } var end = new WeakMap();`;
    const file = parseText('product.js', 'product.js', text);
    const placed = (code: string): string => {
      const at = file.tree.text.indexOf(code);
      const { start, end } = placeOf(file, at, at + code.length);
      return text.slice(start, end);
    };
    expect(placed('Date.now() > 5')).toBe("Date[names['a']]() > 5");
    expect(placed('Date.now')).toBe("Date[names['a']]");
    expect(placed('this.#end')).toBe('get(this, end)');
    expect(placed('stop( this.#end )')).toBe('stop( get(this, end) )');
    expect(placed('var end')).toBe('var end');
  });
});

describe('a component that hides its texts', () => {
  const text = `<script>
${hiding}
export default { data: () => ({ isOver: Date[names['a']]() > Date.UTC(2027, 2, 1) }) }
</script>
<template><p v-if="isOver">The trial is over: <b @click="buy()">buy</b></p></template>`;

  it('leads back through both, to its script and to its template', () => {
    const file = parseText('Key.vue', 'Key.vue', text);
    const lines = (code: string): string => {
      const at = file.tree.text.indexOf(code);
      return `${code} ${placeOf(file, at, at + code.length).line}`;
    };
    const found = ['export default', 'Date.now', 'UTC(2027', 'The trial'].map(lines);
    expect(found).toEqual(['export default 3', 'Date.now 3', 'UTC(2027 3', 'The trial 5']);
  });
});

it('is asked about by its place in the file', async () => {
  const pad = "use(Date[names['a']]());".repeat(40);
  const text = `${hiding}\n${pad}\nif (Date[names['a']]() > Date.UTC(2027, 2, 1)) process[names['b']](1);\n`;
  const source = sourceFromText(text, 'product.js');
  const told = await explainPlace({ sources: [source], rulebook: loadRulebook() }, { source, line: 3 });
  expect(told.answer).toBe('reported');
});
