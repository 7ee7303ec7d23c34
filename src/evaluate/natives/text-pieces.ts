/**
 * Pieces of texts: a piece of an ISO date made from the clock shows fewer calendar fields than the whole, and its
 * tag says which. Takes a text value and a range, gives the piece.
 */
import { fieldBits, primitive } from '../values.js';
import type { Primitive, Tag } from '../values.js';

const isoText = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{3})?)?Z?)?$/;
/** Where the fields stand in an ISO text. */
const fieldRanges: readonly (readonly [start: number, end: number, bit: number])[] = [
  [0, 4, fieldBits.year],
  [5, 7, fieldBits.month],
  [8, 10, fieldBits.dayOfMonth],
  [11, 13, fieldBits.hour],
  [14, 16, fieldBits.minute],
  [17, 19, fieldBits.second],
  [20, 23, fieldBits.millisecond],
];

function narrowed(tag: Tag, text: string, start: number, end: number): Tag {
  if (tag.fields === 0 || !isoText.test(text)) return tag;
  const inside = fieldRanges.reduce((bits, [from, to, bit]) => (start < to && end > from ? bits | bit : bits), 0);
  const fields = tag.fields & inside;
  return fields === tag.fields ? tag : { ...tag, fields };
}

/** The piece of a text from `start` to `end`, its tag joined with `tag`. */
export function pieceOf(value: Primitive, text: string, start: number, end: number, tag: Tag): Primitive {
  return primitive(text.slice(start, end), {
    tag: narrowed(tag, text, start, end),
    dimension: value.dimension,
    from: value.from,
  });
}
