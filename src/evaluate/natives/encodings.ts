/**
 * Decoders and encoders of known text: base64, hex, character codes, URI escapes, `Buffer`. What comes out of a
 * decoder says so in its tag: a date that had to be decoded was hidden.
 */
import { Buffer } from 'node:buffer';
import { isNothing } from '../options.js';
import { objectValue, primitive, tagOf } from '../values.js';
import type { ObjectValue, Tag, Value } from '../values.js';
import { decodedTag, deepTags, numberOf, stringIn, textOf, textValue } from './conversions.js';
import {
  besides,
  argumentAt,
  isMissing,
  joinTables,
  nativeTable,
  pureFunction,
  pureMethod,
  wrapAll,
} from './native-function.js';
import type { NativeCall, NativeFunction, NativeTable } from './native-function.js';

/** A text made from a text; null when the change refuses it. */
const changed =
  (change: (text: string) => string | null, decodes: boolean): NativeFunction =>
  (call) => {
    const source = argumentAt(call, 0);
    const text = textOf(source);
    if (text === null || text.length > call.context.textLimit) return null;
    const result = change(text);
    const tag = decodes ? decodedTag(source.tag) : source.tag;
    return result === null
      ? null
      : textValue(call.context, result, { tag, from: source.kind === 'primitive' ? source.from : null });
  };

/** The URI functions throw on malformed text. */
const orNull =
  (change: (text: string) => string) =>
  (text: string): string | null => {
    try {
      return change(text);
    } catch {
      return null;
    }
  };

function fromBase64(text: string): string | null {
  const plain = text.replace(/[\t\n\f\r ]/g, '');
  return /^[A-Za-z0-9+/]*={0,2}$/.test(plain) ? Buffer.from(plain, 'base64').toString('latin1') : null;
}
const latin1 = /^[\u0000-\u00ff]*$/;
const toBase64 = (text: string): string | null =>
  latin1.test(text) ? Buffer.from(text, 'latin1').toString('base64') : null;

/** `unescape`: two and four hexadecimal digits. */
const unescapeText = (text: string): string =>
  text.replace(/%u([\da-f]{4})|%([\da-f]{2})/gi, (_, wide: string | undefined, narrow: string | undefined) =>
    String.fromCharCode(parseInt(wide ?? narrow ?? '0', 16)),
  );

const fromCodes =
  (make: (...codes: number[]) => string): NativeFunction =>
  (call) => {
    const codes = call.args.map(numberOf);
    if (codes.some((code) => code === null || !(code >= 0 && code <= 0x10ffff)) || codes.length > 10_000) return null;
    return textValue(call.context, make(...(codes as number[]).map(Math.trunc)), {
      tag: decodedTag(tagOf(...call.args)),
    });
  };

/** `String.raw` called as a tag: the strings, then what stands between them. */
const raw: NativeFunction = (call) => {
  const strings = argumentAt(call, 0);
  const parts = strings.kind === 'object' ? (strings.properties.get('raw') ?? strings) : strings;
  if (parts.kind !== 'array') return null;
  const texts = parts.items.flatMap((part, index) => [
    textOf(part),
    index + 1 < parts.items.length ? textOf(argumentAt(call, index + 1)) : '',
  ]);
  return texts.includes(null) ? null : textValue(call.context, texts.join(''), { tag: deepTags(call.args) });
};

type Encoding = 'utf8' | 'base64' | 'base64url' | 'hex' | 'latin1' | 'ascii' | 'utf16le';
const encodings: ReadonlyMap<string, Encoding> = new Map<string, Encoding>([
  ['utf8', 'utf8'],
  ['utf-8', 'utf8'],
  ['base64', 'base64'],
  ['base64url', 'base64url'],
  ['hex', 'hex'],
  ['latin1', 'latin1'],
  ['binary', 'latin1'],
  ['ascii', 'ascii'],
  ['utf16le', 'utf16le'],
  ['ucs2', 'utf16le'],
]);
const decoders: ReadonlySet<Encoding> = new Set<Encoding>(['base64', 'base64url', 'hex']);

function encodingAt(call: NativeCall, index: number): Encoding | null {
  if (isMissing(call, index)) return 'utf8';
  return encodings.get(stringIn(argumentAt(call, index))?.toLowerCase() ?? '') ?? null;
}

/** A buffer: its bytes as a text of characters below 256, hidden from the program. */
function bufferValue(bytes: Buffer, tag: Tag): ObjectValue {
  return objectValue(
    [
      ['[[bytes]]', primitive(bytes.toString('latin1'), { tag })],
      ['length', primitive(bytes.length, { tag })],
      ['byteLength', primitive(bytes.length, { tag })],
    ],
    { brand: 'buffer', tag },
  );
}
/** The bytes of a buffer, or of an array of numbers; null when they are not known. */
function bytesIn(value: Value): Buffer | null {
  if (value.kind === 'object' && value.brand === 'buffer') {
    return Buffer.from(stringIn(value.properties.get('[[bytes]]') ?? primitive('')) ?? '', 'latin1');
  }
  if (value.kind !== 'array' || value.open || value.items.length > 100_000) return null;
  const numbers = value.items.map(numberOf);
  return numbers.includes(null) ? null : Buffer.from(numbers as number[]);
}

const bufferFrom: NativeFunction = (call) => {
  const source = argumentAt(call, 0);
  const text = stringIn(source);
  const encoding = encodingAt(call, 1);
  if (text === null || encoding === null) {
    const bytes = bytesIn(source);
    return bytes && bufferValue(bytes, decodedTag(deepTags([source])));
  }
  if (text.length > call.context.textLimit) return null;
  const tag = tagOf(...call.args);
  return bufferValue(Buffer.from(text, encoding), decoders.has(encoding) ? decodedTag(tag) : tag);
};

/** What a buffer is where a text is asked for; null for what is none. */
export function textOfBuffer(value: ObjectValue): Value | null {
  const bytes = value.brand === 'buffer' ? bytesIn(value) : null;
  return bytes && primitive(bytes.toString('utf8'), { tag: value.tag });
}

const bufferText: NativeFunction = (call) => {
  const bytes = call.receiver.kind === 'object' && call.receiver.brand === 'buffer' ? bytesIn(call.receiver) : null;
  const encoding = encodingAt(call, 0);
  if (bytes === null || encoding === null) return null;
  return textValue(call.context, bytes.toString(encoding), { tag: tagOf(call.receiver, ...call.args) });
};

const decodeText: NativeFunction = (call) => {
  const isDecoder = call.receiver.kind === 'object' && call.receiver.brand === 'text-decoder';
  const source = argumentAt(call, 0);
  const bytes = isDecoder ? bytesIn(source) : null;
  return bytes && textValue(call.context, bytes.toString('utf8'), { tag: decodedTag(deepTags([source])) });
};
const encodeText: NativeFunction = (call) => {
  const isEncoder = call.receiver.kind === 'object' && call.receiver.brand === 'text-encoder';
  const text = isEncoder ? textOf(argumentAt(call, 0)) : null;
  return text === null ? null : bufferValue(Buffer.from(text, 'utf8'), argumentAt(call, 0).tag);
};

const ofSomething = besides(isNothing);

/** Decoders and encoders by global name. */
export const encodingFunctions: NativeTable = joinTables(
  wrapAll((run) => ofSomething(pureFunction(run)), {
    atob: changed(fromBase64, true),
    'Buffer.from': bufferFrom,
  }),
  wrapAll(pureFunction, {
    btoa: changed(toBase64, false),
    unescape: changed(unescapeText, true),
    decodeURIComponent: changed(orNull(decodeURIComponent), true),
    decodeURI: changed(orNull(decodeURI), true),
    encodeURIComponent: changed(orNull(encodeURIComponent), false),
    encodeURI: changed(orNull(encodeURI), false),
    'String.fromCharCode': fromCodes(String.fromCharCode),
    'String.fromCodePoint': fromCodes(String.fromCodePoint),
    'String.raw': raw,
  }),
);

/** Methods of buffers, `TextDecoder` and `TextEncoder`. */
export const bufferMethods: NativeTable = joinTables(
  wrapAll(pureMethod, { toString: bufferText }),
  nativeTable({ decode: decodeText, encode: encodeText }),
);
