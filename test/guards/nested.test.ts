/** A question that is only asked behind a guard, and turns with it, is no guard of its own; one that turns by itself is. */
import { describe, expect, it } from '@jest/globals';
import type { Guard } from '../../src/evaluate/guard.js';
import { mergeGuards } from '../../src/guards/merge.js';
import { parseText } from '../../src/parse/parse.js';
import { compiler } from '../../src/syntax/typescript.js';
import type { ts } from '../../src/syntax/typescript.js';
import { walk } from '../../src/syntax/walk.js';

/** The comparisons in a text as guards on one license; all turn at its end but those with `later` in them. */
function guardsIn(text: string): Guard[] {
  const found: Guard[] = [];
  walk(parseText('a.js', 'a.js', text).tree, (node) => {
    if (!compiler.isBinaryExpression(node) || !/^now (?:<|>=)[^&]*$/.test(node.getText())) return;
    const at = node.getText().includes('later') ? 2 : 1;
    found.push(guardAt(node, at));
  });
  return found;
}

const guardAt = (node: ts.Node, at: number): Guard => ({
  key: `${node.pos} license`,
  node,
  via: 'comparison',
  timing: 'relative',
  anchorPath: 'license',
  anchorKept: [],
  anchorFrom: null,
  clocks: [],
  local: false,
  decoded: false,
  inKey: false,
  elapsed: false,
  under: [],
  flips: [{ at, before: 'F', after: 'T', period: 'P1D' }],
  every: null,
  occurrences: [],
  matched: [],
});

const kept = (text: string): string[] => mergeGuards(guardsIn(text)).map(({ node }) => node.getText());

describe('of two questions', () => {
  it.each([
    'if (now >= end) return now < end + grace ? 1 : 2;',
    'if (now >= end) { log(); if (now < end + grace) stop(); }',
    'state = now >= end ? (now < end + grace ? 1 : 2) : 0;',
    'is = now >= end && late(now < end + grace);',
  ])('that turn together, the one that is reached by the other is none: %s', (text) => {
    expect(kept(text)).toEqual(['now >= end']);
  });

  it.each([
    ['turn one after the other', 'if (now >= end) { if (now >= later) stop(); }'],
    ['stand side by side', 'if (now >= end) warn(); if (now < end + grace) stop();'],
    ['stand in two functions', 'if (now >= end) later(function () { return now < end + grace; });'],
  ])('that %s, both are', (_name, text) => {
    expect(kept(text)).toHaveLength(2);
  });
});
