/** Hostile characters made visible, long text cut. */
import { describe, expect, it } from '@jest/globals';
import { cut, displayWidth, escapeJson, escapeText, shown } from '../../src/report/escape.js';

describe('escapeText', () => {
  it.each([
    ['\u001b[31m', '\\x1b[31m'],
    ['\u009b', '\\x9b'],
    ['\u007f', '\\x7f'],
    ['a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
    ['zero\u200bwidth\ufeff', 'zero\\u200bwidth\\ufeff'],
    ['half \ud83d', 'half \\ud83d'],
    ['\u2028\u2029', '\\u2028\\u2029'],
    ['tag \u{e0041}', 'tag \\u{e0041}'],
    ['filler \u3164', 'filler \\u3164'],
    ['a\r\n\tb', 'a\\r\\n\\tb'],
  ])('spells %j out', (text, visible) => {
    expect(escapeText(text)).toBe(visible);
  });

  it('leaves words of any script and whole emoji alone', () => {
    expect(escapeText('naïve 日本語 🎉 – “quoted”')).toBe('naïve 日本語 🎉 – “quoted”');
  });
});

describe('cutting', () => {
  it('counts code points and never halves one', () => {
    expect(cut('🎉🎉🎉', 3)).toBe('🎉🎉🎉');
    expect(cut('🎉🎉🎉🎉', 3)).toBe('🎉🎉…');
    expect(displayWidth('🎉🎉…')).toBe(3);
  });

  it('holds the limit after escaping', () => {
    expect(displayWidth(shown('\u001b'.repeat(50), 20))).toBe(20);
  });
});

describe('escapeJson', () => {
  it('parses to the same value and holds no character that steers a terminal', () => {
    const value = { text: '\u009b\u202e\u2028\u{e0041}\u007f' };
    const json = escapeJson(JSON.stringify(value));
    expect(JSON.parse(json)).toEqual(value);
    expect(json).toMatch(/^[\x20-\x7e]+$/);
  });
});
