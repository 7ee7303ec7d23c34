/**
 * Sources as minifiers and generators write them: long chains, deep nesting, one line. They must neither overflow the
 * stack nor cost more than their length; the limits are wide, for slow machines.
 */
import { describe, expect, it } from '@jest/globals';
import { parseText } from '../../src/parse/parse.js';
import type { ParsedFile } from '../../src/syntax/parsed-file.js';
import { factsOf } from '../../src/syntax/facts.js';
import { enclosingFunction, isReference, referencesTo, resolve, scopeOf, writesTo } from '../../src/syntax/scopes.js';
import { compiler } from '../../src/syntax/typescript.js';
import { walk } from '../../src/syntax/walk.js';

const parse = (text: string): ParsedFile => parseText('/esx/bundle.js', 'bundle.js', text);

/** Resolves every reference of a file; gives how many have a definition. */
function resolveAll(file: ParsedFile): number {
  let resolved = 0;
  walk(file.tree, (node) => {
    if (!compiler.isIdentifier(node) || !isReference(node)) return;
    if (resolve(node) !== null) resolved++;
    enclosingFunction(node);
  });
  return resolved;
}

function milliseconds(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

describe('large sources', () => {
  it('stands a chain of 50,000 additions', () => {
    const file = parse(`var t=1;x=${Array(50_000).fill('t').join('+')};`);
    let resolved = 0;
    expect(milliseconds(() => (resolved = resolveAll(file)))).toBeLessThan(5_000);
    expect(resolved).toBe(50_000);
    expect(referencesTo(scopeOf(file.tree).definitions.get('t')!)).toHaveLength(50_000);
    expect(factsOf(file).imports).toEqual([]);
  });

  it('stands 1,500 else-ifs', () => {
    // The compiler's parser recurses here and gives up somewhere past 2,000; see the next test.
    const branches = Array.from({ length: 1_500 }, (_, i) => `if(t>${i}){var v${i}=t;f(v${i})}else `).join('');
    const file = parse(`function f(t){${branches}{t=0}}`);
    expect(file.syntaxErrors).toEqual([]);
    expect(resolveAll(file)).toBe(1_500 * 4 + 1);
    const t = [...scopeOf(file.tree.statements[0]!).definitions.values()][0]!;
    expect(writesTo(t)).toHaveLength(1);
  });

  it('reports what is nested too deeply for the parser instead of falling over', () => {
    const file = parse(`${'['.repeat(200_000)}1`);
    expect(file.syntaxErrors).toEqual([{ line: 1, message: 'The code is nested too deeply to be parsed.' }]);
    expect(file.tree.statements).toHaveLength(0);
  });

  it('takes time in proportion on a line of 2 MB', () => {
    const unit = (i: number): string =>
      `function a${i}(e,t){var n=e+t,r=function(e){for(var t=0;t<n;t++)e+=a${i}(t,r);return{e,n:t,k${i % 50}:e.x.y(t)}};return r(n)}`;
    let text = '!function(){"use strict";';
    for (let i = 0; text.length < 2_000_000; i++) text += unit(i);
    const file = parse(`${text}}();`);
    expect(milliseconds(() => resolveAll(file))).toBeLessThan(10_000);
    expect(milliseconds(() => void factsOf(file))).toBeLessThan(10_000);
    const definitions = new Set<unknown>();
    const references = (): void =>
      walk(file.tree, (node) => {
        if (!compiler.isFunctionLike(node)) return;
        for (const definition of scopeOf(node).definitions.values()) {
          referencesTo(definition);
          writesTo(definition);
          definitions.add(definition);
        }
      });
    expect(milliseconds(references)).toBeLessThan(10_000);
    expect(definitions.size).toBeGreaterThan(80_000);
  });
});
