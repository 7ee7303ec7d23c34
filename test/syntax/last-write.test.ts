/** Which of several writes a mention sees, where one variable holds one value after the other. */
import { describe, expect, it } from '@jest/globals';
import { parseText } from '../../src/parse/parse.js';
import { lastWriteBefore } from '../../src/syntax/last-write.js';
import { compiler } from '../../src/syntax/typescript.js';
import { walk } from '../../src/syntax/walk.js';
import { linesIn } from '../engine/run.js';

/** What the `v` that is handed to `use`, or else the last one, is known to hold in `function f(v, a, b) { … }`. */
function seen(body: string): string | null {
  const { tree } = parseText('a.js', 'a.js', `function f(v, a, b) { ${body} }`);
  const answers: (string | null)[] = [];
  walk(tree, (node) => {
    if (!compiler.isIdentifier(node) || node.text !== 'v' || compiler.isParameter(node.parent)) return;
    const given = lastWriteBefore(node);
    const answer = given === null || given === 'start' ? given : given.getText();
    const isUsed = compiler.isCallExpression(node.parent) && node.parent.expression.getText() === 'use';
    if (isUsed) answers.unshift(answer);
    else answers.push(answer);
  });
  return (body.includes('use(v)') ? answers.at(0) : answers.at(-1)) ?? null;
}

describe('the last write before a mention', () => {
  it.each([
    ['one after the other', 'v = a; v = b; use(v)', 'b'],
    ['its own right side', 'v = a; v = g(v)', 'a'],
    ['between commas', 'return v = a, v = b, g(v)', 'b'],
    ['behind an operand that was true', 'return a && (v = b, a) && v', 'b'],
    ['behind one that was false', 'return !(v = b) || a || v', 'b'],
    ['in the branch that a condition led to', 'if (a && (v = b)) use(v)', 'b'],
    ['the other branch does not count', 'v = a; if (b) v = b; else use(v)', 'a'],
    ['nor does one that returns', 'v = a; if (b) { v = b; return v } use(v)', 'a'],
    ['in a loop, in the same round', 'for (;;) { v = a; use(v) }', 'a'],
    ['what is declared anew', 'v = a; var v = b; use(v)', 'b'],
  ])('%s', (_name, body, value) => {
    expect(seen(body)).toBe(value);
  });

  it('is none where a parameter is as it was handed', () => {
    expect(seen('if (b) { v = b; return } use(v)')).toBe('start');
  });

  it.each([
    ['a branch may have written', 'v = a; if (b) v = b; use(v)'],
    ['an operand may have', 'v = a; b && (v = b); use(v)'],
    ['the other branch of its condition', 'v = a; if (a && (v = b)) a; else use(v)'],
    ['a case of a switch', 'v = a; switch (b) { case 1: v = b; default: use(v) }'],
    ['what failed on the way', 'v = a; try { g(); v = b } catch { use(v) }'],
    ['a later write in a loop', 'v = a; for (; a; v = b) use(v)'],
    ['a function that writes it', 'v = a; function g() { v = b } use(v)'],
    ['a sum', 'v = a; v += b; use(v)'],
    ['what stays where it is', 'v = a; v ||= b; use(v)'],
    ['another function asks', 'v = a; v = b; return () => v'],
    ['the other branch in an earlier round', 'v = a; for (;;) { if (b) v = b; else use(v) }'],
    ['what was thrown on purpose', 'v = a; try { v = b; throw 1 } catch { use(v) }'],
    ['what was returned on the way', 'v = a; try { v = b; return } finally { use(v) }'],
    ['what was thrown in a branch', 'v = a; try { if (b) { v = b; throw 1 } } catch {} use(v)'],
    ['what may have failed', 'v = a; try { v = g() } catch {} use(v)'],
    ['a break past it', 'v = a; l: { if (b) break l; v = b } use(v)'],
    ['a continue past it', 'v = a; do { if (b) continue; v = b } while (0); use(v)'],
    ['a break before the return', 'v = a; if (b) { v = b; return } l: { v = b; if (a) break l; return } use(v)'],
    ['the default of an item', 'v = a; [z = (v = b)] = a; use(v)'],
    ['the default of a member', 'v = a; ({ z = (v = b) } = a); use(v)'],
  ])('cannot be told: %s', (_name, body) => {
    expect(seen(body)).toBeNull();
  });
});

/** As minifiers write that keep few variables. */
describe('a variable that is used again', () => {
  const expired = "throw new Error('Your license has expired')";
  it.each([
    [
      'a parameter of a constructor',
      `function V(e, i) { this.o = i || {}, i = atob(this.o.licenseKey).split('|'), this.lic = { id: i[0], expires: parseInt(i[1], 36) } }
       V.prototype.init = function () { if (!this.lic.id || this.lic.expires < +new Date) ${expired} }; export { V };`,
    ],
    [
      'a function that sets a variable of its module',
      `let r = { licensed: true }; function e(e) { var s, t; 'D' === (e = atob(e).split(';'))[0] && (t = e[1], e = parseInt(t.substring(0, 4), 10), s = parseInt(t.substring(4, 6), 10), t = parseInt(t.substring(6, 8), 10), r = new Date(e, s - 1, t) < new Date ? { licensed: false } : { licensed: true }) }
       export { e as registerLicense }; export function draw() { if (!r.licensed) ${expired} }`,
    ],
  ])('%s', async (_name, text) => {
    expect(await linesIn({ 'main.js': text })).toEqual(['license-expiry P0D throw']);
  });
});
