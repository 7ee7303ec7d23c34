/** Which functions depend on nothing but what they are given: what may be worked out once and for every instant. */
import { expect, it } from '@jest/globals';
import { parseText } from '../../src/parse/parse.js';
import { isClosedFunction } from '../../src/syntax/closed-functions.js';
import { compiler, type ts } from '../../src/syntax/typescript.js';
import { walk } from '../../src/syntax/walk.js';

/** Whether the function called `decode` is closed. */
function isClosed(text: string): boolean {
  const found: ts.FunctionDeclaration[] = [];
  walk(parseText('/esx/a.js', 'a.js', text).tree, (node) => {
    if (compiler.isFunctionDeclaration(node) && node.name?.text === 'decode') found.push(node);
  });
  const [decode] = found;
  if (decode === undefined) throw new Error(`no function decode in ${text}`);
  return isClosedFunction(decode);
}

it.each([
  ['its parameters alone', 'function decode(text) { return atob(text).split("").reverse().join(""); }'],
  ['a table that stays', 'const table = ["a", "b"]; function decode(index) { return table[index - 7]; }'],
  ['another of its kind', 'const half = (n) => n >> 1; const h = half; function decode(n) { return h(n) + 1; }'],
  ['itself', 'function decode(n) { return n < 2 ? "" : decode(n - 1) + n; }'],
  ['variables and functions of its own', 'function decode(t) { let i = 0; const next = () => ++i; return t[next()]; }'],
])('closed: a function that sees %s', (_name, text) => {
  expect(isClosed(text)).toBe(true);
});

it.each([
  ['the clock', 'function decode(text) { return Date.now() > 9 ? text : ""; }'],
  ['chance', 'function decode(text) { return text[Math.floor(Math.random() * 9)]; }'],
  [
    'a variable that changes',
    'let key = 1; export const set = (k) => { key = k; }; function decode(n) { return n ^ key; }',
  ],
  [
    'a table that is turned round',
    'const table = ["a", "b"]; table.push(table.shift()); function decode(i) { return table[i]; }',
  ],
  ['a table that is handed on', 'const table = ["a"]; fill(table); function decode(i) { return table[i]; }'],
  ['its object', 'function decode(text) { return this.key + text; }'],
  ['another that is not', 'let n = 0; const count = () => n++; function decode(text) { return text + count(); }'],
  [
    'a parameter of the function around it',
    'function make(key) { function decode(n) { return n ^ key; } return decode; }',
  ],
  ['a global that others may set', 'function decode(text) { return text + window.key; }'],
  ['a global to which it adds', 'function decode(text) { String.prototype.x = text; return text; }'],
])('not closed: a function that sees %s', (_name, text) => {
  expect(isClosed(text)).toBe(false);
});
