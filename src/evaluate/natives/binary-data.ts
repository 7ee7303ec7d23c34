/**
 * Typed lists, `ArrayBuffer` and `DataView`: numbers as bytes and back. Bytes are kept as a text of characters below 256; what
 * is not known, or moves with the clock, is kept beside them where it was written.
 */
import { arrayValue, isClocked, objectValue, primitive, undefinedValue } from '../values.js';
import type { ArrayValue, ObjectValue, Value } from '../values.js';
import { itemsIn } from './array-items.js';
import { numberOf, stringIn } from './conversions.js';
import { argumentAt, isMissing, nativeTable } from './native-function.js';
import type { NativeCall, NativeFunction, NativeTable } from './native-function.js';

const longest = 10_000;
const bytesKey = '[[bytes]]';
const bufferBrand = 'array-buffer';
const viewBrand = 'data-view';

/** Element → its length in bytes. */
const sizes = {
  Int8: 1,
  Uint8: 1,
  Int16: 2,
  Uint16: 2,
  Int32: 4,
  Uint32: 4,
  Float32: 4,
  Float64: 8,
  BigInt64: 8,
  BigUint64: 8,
} as const;
type Element = keyof typeof sizes;
const elements = Object.keys(sizes) as Element[];

const viewOf = (bytes: string): DataView => {
  const view = new DataView(new ArrayBuffer(bytes.length));
  for (let index = 0; index < bytes.length; index++) view.setUint8(index, bytes.charCodeAt(index));
  return view;
};
const textOfView = (view: DataView): string =>
  Array.from({ length: view.byteLength }, (_, index) => String.fromCharCode(view.getUint8(index))).join('');

function read(view: DataView, element: Element, at: number, isLittle: boolean): number | bigint | null {
  return at >= 0 && at + sizes[element] <= view.byteLength ? view[`get${element}`](at, isLittle) : null;
}

function write(view: DataView, element: Element, at: number, value: number, isLittle: boolean): void {
  if (!(at >= 0 && at + sizes[element] <= view.byteLength)) return;
  if (element === 'BigInt64' || element === 'BigUint64')
    view[`set${element}`](at, BigInt(Number.isFinite(value) ? Math.trunc(value) : 0), isLittle);
  else view[`set${element}`](at, value, isLittle);
}

const bufferValue = (bytes: string): ObjectValue =>
  objectValue(
    [
      [bytesKey, primitive(bytes)],
      ['byteLength', primitive(bytes.length)],
    ],
    { brand: bufferBrand },
  );
const bytesOf = (buffer: ObjectValue): string => stringIn(buffer.properties.get(bytesKey) ?? undefinedValue) ?? '';
const isBuffer = (value: Value): value is ObjectValue => value.kind === 'object' && value.brand === bufferBrand;

/** The bytes of a list of bytes; null where one of them is not known. */
export function bufferOfList({ items, open }: ArrayValue): Value | null {
  const numbers = items.map((item) => (isClocked(item) ? null : numberOf(item)));
  if (open || items.length > longest || numbers.includes(null)) return null;
  return bufferValue(numbers.map((number) => String.fromCharCode((number ?? 0) & 255)).join(''));
}

const typed =
  (element: Element): NativeFunction =>
  (call) => {
    const source = argumentAt(call, 0);
    if (isBuffer(source)) return overBytes(element, bytesOf(source), call);
    const given = itemsIn(source);
    if (given !== null)
      return arrayValue(
        given.items.map((item) => stored(element, item)),
        { open: given.open, tag: source.tag },
      );
    const length = numberOf(source);
    if (length === null || length > longest) return null;
    return arrayValue(Array.from({ length: Math.max(0, length) }, () => primitive(0)));
  };

/** What is left of a number that is put into an element: whole numbers wrap round. What is not known stays as it is. */
function stored(element: Element, item: Value): Value {
  if (item.kind !== 'primitive' || typeof item.value !== 'number' || isClocked(item)) return item;
  const view = new DataView(new ArrayBuffer(8));
  write(view, element, 0, item.value, true);
  const value = Number(read(view, element, 0, true));
  return value === item.value ? item : { ...item, value };
}

/** A number argument, or what stands for it where it is left out. */
const numberAt = (call: NativeCall, index: number, missing: number): number =>
  isMissing(call, index) ? missing : (numberOf(argumentAt(call, index)) ?? missing);

/** Machines have the lowest byte first. */
function overBytes(element: Element, bytes: string, call: NativeCall): Value {
  const view = viewOf(bytes);
  const from = numberAt(call, 1, 0);
  const size = sizes[element];
  const count = numberAt(call, 2, Math.floor((bytes.length - from) / size));
  const items = Array.from({ length: Math.min(Math.max(0, count), longest) }, (_, index) =>
    primitive(read(view, element, from + index * size, true) ?? undefined),
  );
  return arrayValue(items);
}

const arrayBuffer: NativeFunction = (call) => {
  const length = numberOf(argumentAt(call, 0));
  return length === null || !(length >= 0 && length <= longest) ? null : bufferValue('\0'.repeat(Math.trunc(length)));
};

const dataView: NativeFunction = (call) => {
  const buffer = argumentAt(call, 0);
  if (!isBuffer(buffer)) return null;
  const from = numberAt(call, 1, 0);
  return objectValue(
    [
      ['[[from]]', primitive(from)],
      ['buffer', buffer],
    ],
    { brand: viewBrand },
  );
};

/** Where a method of a view works: the buffer, the place in it, the order of its bytes; null where one is not known. */
function placeOf(call: NativeCall, orderAt: number): { buffer: ObjectValue; at: number; isLittle: boolean } | null {
  const { receiver } = call;
  const buffer =
    receiver.kind === 'object' && receiver.brand === viewBrand ? receiver.properties.get('buffer') : undefined;
  const at = numberOf(argumentAt(call, 0));
  if (receiver.kind !== 'object' || buffer === undefined || !isBuffer(buffer) || at === null) return null;
  const from = numberOf(receiver.properties.get('[[from]]') ?? undefinedValue) ?? 0;
  return { buffer, at: from + at, isLittle: call.context.truthiness(argumentAt(call, orderAt)) === true };
}

const keptKey = (element: Element, at: number, isLittle: boolean): string =>
  `[[${element} ${at} ${isLittle ? 'little' : 'big'}]]`;

const get =
  (element: Element): NativeFunction =>
  (call) => {
    const place = placeOf(call, 1);
    if (place === null) return null;
    const { buffer, at, isLittle } = place;
    const kept = buffer.properties.get(keptKey(element, at, isLittle));
    const value = kept === undefined ? read(viewOf(bytesOf(buffer)), element, at, isLittle) : null;
    return kept ?? (value === null ? null : primitive(value));
  };

const set =
  (element: Element): NativeFunction =>
  (call) => {
    const place = placeOf(call, 2);
    if (place === null) return null;
    const { buffer, at, isLittle } = place;
    const value = stored(element, argumentAt(call, 1));
    const number = numberOf(value);
    const view = viewOf(bytesOf(buffer));
    write(view, element, at, number ?? 0, isLittle);
    for (const key of [...buffer.properties.keys()])
      if (/^\[\[\w+ \d/.test(key)) call.context.deleteProperty(buffer, key);
    call.context.setProperty(buffer, bytesKey, primitive(textOfView(view)));
    call.context.setProperty(buffer, keptKey(element, at, isLittle), value);
    return undefinedValue;
  };

export const binaryConstructions: NativeTable = nativeTable({
  ArrayBuffer: arrayBuffer,
  DataView: dataView,
  Uint8ClampedArray: typed('Uint8'),
  ...Object.fromEntries(elements.map((element) => [`${element}Array`, typed(element)])),
});
export const binaryMethods: NativeTable = nativeTable(
  Object.fromEntries(
    elements.flatMap((element) => [
      [`get${element}`, get(element)],
      [`set${element}`, set(element)],
    ]),
  ),
);
