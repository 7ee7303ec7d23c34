/** Which conditions a comparison is part of. */
import { describe, expect, it } from '@jest/globals';
import { withoutNegation, wholesOf } from '../../src/guards/sites.js';
import { compiler } from '../../src/syntax/typescript.js';
import type { ts } from '../../src/syntax/typescript.js';
import { walk } from '../../src/syntax/walk.js';

function nodeOf(source: string, text: string): ts.Node {
  const tree = compiler.createSourceFile('a.tsx', source, compiler.ScriptTarget.ESNext, true);
  const found: ts.Node[] = [];
  walk(tree, (node) => {
    if (node.getText(tree) === text && compiler.isExpression(node)) found.push(node);
    return true;
  });
  const [first] = found;
  if (first === undefined) throw new Error(`${text} does not stand in ${source}`);
  return first;
}

describe('wholesOf', () => {
  it.each<[source: string, wholes: string[]]>([
    ['if (t > E) f();', ['t > E']],
    ['if (a && t > E) f();', ['t > E', 'a && t > E']],
    ['if (t > E && a) f();', ['t > E', 't > E && a']],
    ['if (!(t > E)) f();', ['t > E', '!(t > E)']],
    ['if (a || !(b && t > E)) f();', ['t > E', 'b && t > E', '!(b && t > E)', 'a || !(b && t > E)']],
    ['while ((t > E) && a) f();', ['t > E', '(t > E) && a']],
    ['do f(); while (t > E || a);', ['t > E', 't > E || a']],
    ['for (; t > E && a; ) f();', ['t > E', 't > E && a']],
    ['x = t > E && a ? 1 : 2;', ['t > E', 't > E && a']],
    ['t > E && f();', ['t > E']],
    ['t > E || f();', ['t > E']],
    ['a && t > E && f();', ['t > E', 'a && t > E']],
    ['if (t > E && f()) g();', ['t > E', 't > E && f()']],
    ['return1(a && t > E);', ['t > E', 'a && t > E']],
    ['x = f(t > E);', ['t > E']],
    ['x = t > E ? 1 : 2;', ['t > E']],
    ['x = t > E && <b/>;', ['t > E']],
    ['x = t > E && a.b;', ['t > E', 't > E && a.b']],
    ['x = (t > E) === true;', ['t > E']],
    ['if (x) { t > E; }', ['t > E']],
  ])('%s', (source, wholes) => {
    expect(wholesOf(nodeOf(source, 't > E')).map((node) => node.getText())).toEqual(wholes);
  });
});

it.each<[text: string, bare: string]>([
  ['t > E', 't > E'],
  ['!(t > E)', 't > E'],
  ['!!(!(t > E))', 't > E'],
  ['((t > E))', 't > E'],
  ['!isOver()', 'isOver()'],
  ['-(t)', '-(t)'],
])('%s without negation is %s', (text, bare) => {
  expect(withoutNegation(nodeOf(`x = ${text};`, text)).getText()).toBe(bare);
});
