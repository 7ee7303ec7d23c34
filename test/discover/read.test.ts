import { describe, expect, it } from '@jest/globals';
import { decode, looksBinary } from '../../src/discover/read.js';

const text = 'const überfällig = "ü";\n';
const little = Buffer.from(text, 'utf16le');

describe('decode', () => {
  it('takes UTF-8 with and without a byte order mark', () => {
    expect(decode(Buffer.from(text))).toBe(text);
    expect(decode(Buffer.from('\uFEFF' + text))).toBe(text);
  });

  it('takes UTF-16 of both orders where the byte order mark says so', () => {
    expect(decode(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))).toBe(text);
    expect(decode(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(little).swap16()]))).toBe(text);
  });

  it('takes a cut-off UTF-16 text', () => {
    expect(decode(Buffer.from([0xfe, 0xff, 0x00, 0x61, 0x00]))).toBe('a');
    expect(decode(Buffer.alloc(0))).toBe('');
  });
});

describe('looksBinary', () => {
  it.each([
    ['plain text', Buffer.from(text), false],
    ['nothing', Buffer.alloc(0), false],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), little]), false],
    ['Latin-1 prose', Buffer.from('// gr\u00fc\u00dfe aus k\u00f6ln\nlet a = 1;\n', 'latin1'), false],
    ['text with a NUL', Buffer.from('a\0b'), true],
    ['bytes that are no UTF-8', Buffer.from([0x89, 0x50, 0xff, 0xc0, 0xfe, 0x41]), true],
  ])('%s', (_, bytes, expected) => expect(looksBinary(bytes)).toBe(expected));
});
