import { describe, expect, it } from '@jest/globals';
import { loadRulebook } from '../../src/rulebook/load.js';

describe('loadRulebook', () => {
  it('reads the shipped rules', () => {
    const rulebook = loadRulebook();
    expect(rulebook.payloads.map((catalogue) => catalogue.kind)).toEqual([
      'degrade',
      'deny',
      'destroy',
      'execute',
      'hang',
      'nag',
      'network',
      'redirect',
      'terminate',
      'throw',
    ]);
  });
});
