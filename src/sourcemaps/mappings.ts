/**
 * Walks through the `mappings` of a source map and keeps the segments of the lines that are asked for. A map of a big
 * bundle has a million segments, of which a finding needs a dozen: nothing is made for the others.
 */
import { BrokenMap } from './broken.js';

/** A generated column and where it came from; −1 where there is no source or no name. Counted from 0. */
export interface Segment {
  readonly column: number;
  readonly source: number;
  readonly line: number;
  readonly originalColumn: number;
  readonly name: number;
}

const fields = 5;

/** The segments of one generated line. */
export class LineSegments {
  #numbers = new Int32Array(fields * 16);
  #count = 0;
  #isSorted = true;

  get length(): number {
    return this.#count;
  }

  push(column: number, source: number, line: number, originalColumn: number, name: number): void {
    const at = this.#count * fields;
    if (at === this.#numbers.length) {
      const larger = new Int32Array(at * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    if (at > 0 && column < (this.#numbers[at - fields] ?? 0)) this.#isSorted = false;
    this.#numbers.set([column, source, line, originalColumn, name], at);
    this.#count++;
  }

  at(index: number): Segment {
    const [column = 0, source = 0, line = 0, originalColumn = 0, name = 0] = this.#numbers.subarray(
      index * fields,
      (index + 1) * fields,
    );
    return { column, source, line, originalColumn, name };
  }

  /**
   * The index of the segment in which a column lies, −1 before the first. Of several that begin at the very column it is
   * the first, of several before it the last, as other readers of maps have it.
   */
  indexAt(column: number): number {
    this.#sort();
    const behind = this.#firstFrom(column + 1) - 1;
    const isExact = behind >= 0 && this.#columnAt(behind) === column;
    return isExact ? this.#firstFrom(column) : behind;
  }

  /** The index of the first segment at or behind a column. */
  #firstFrom(column: number): number {
    let [low, high] = [0, this.#count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#columnAt(middle) < column) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #columnAt(index: number): number {
    return this.#numbers[index * fields] ?? 0;
  }

  /** The format wants ascending columns; not every writer keeps to it. */
  #sort(): void {
    if (this.#isSorted) return;
    const order = Array.from({ length: this.#count }, (_, index) => index);
    order.sort((a, b) => this.#columnAt(a) - this.#columnAt(b) || a - b);
    const sorted = new Int32Array(this.#numbers.length);
    order.forEach((from, to) => {
      sorted.set(this.#numbers.subarray(from * fields, (from + 1) * fields), to * fields);
    });
    this.#numbers = sorted;
    this.#isSorted = true;
  }
}

/** Generated lines from 0 → their segments. Holds an entry for every line that is asked for. */
export type WantedLines = ReadonlyMap<number, LineSegments>;

/** Where a part of an indexed map begins, where the next one does, and how many sources and names came before. */
export interface Offset {
  readonly line: number;
  readonly column: number;
  readonly end: { readonly line: number; readonly column: number } | null;
  readonly sources: number;
  readonly names: number;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const valueOfDigit = new Int8Array(128).fill(-1);
for (let value = 0; value < digits.length; value++) valueOfDigit[digits.charCodeAt(value)] = value;
const [comma, semicolon] = [44, 59];

/**
 * Adds the segments of the wanted lines to them.
 * Throws a BrokenMap where the text is no list of segments.
 */
export function collectSegments(mappings: string, offset: Offset, wanted: WantedLines): void {
  new Walk(mappings, offset, wanted).run();
}

/** The state of a walk: every number but the column goes on over the line ends. */
class Walk {
  #at = 0;
  #line: number;
  #column: number;
  #source = 0;
  #originalLine = 0;
  #originalColumn = 0;
  #name = 0;
  readonly #last: number;

  constructor(
    private readonly text: string,
    private readonly offset: Offset,
    private readonly wanted: WantedLines,
  ) {
    this.#line = offset.line;
    this.#column = offset.column;
    this.#last = Math.max(-1, ...wanted.keys());
  }

  run(): void {
    const { text } = this;
    let kept = this.wanted.get(this.#line);
    while (this.#at < text.length && this.#line <= this.#last) {
      const code = text.charCodeAt(this.#at);
      if (code === semicolon) {
        this.#at++;
        this.#line++;
        this.#column = 0;
        kept = this.wanted.get(this.#line);
      } else if (code === comma) this.#at++;
      else this.#segment(kept);
    }
  }

  #segment(kept: LineSegments | undefined): void {
    this.#column += this.#number();
    const hasSource = !this.#isAtEnd();
    if (hasSource) {
      this.#source += this.#number();
      this.#originalLine += this.#number();
      this.#originalColumn += this.#number();
    }
    const hasName = !this.#isAtEnd();
    if (hasName) this.#name += this.#number();
    if (!this.#isAtEnd()) throw new BrokenMap('has a segment of too many numbers');
    if (kept === undefined || this.#isBeyond()) return;
    if (hasSource) {
      const { sources, names } = this.offset;
      const name = hasName ? this.#name + names : -1;
      kept.push(this.#column, this.#source + sources, this.#originalLine, this.#originalColumn, name);
    } else kept.push(this.#column, -1, -1, -1, -1);
  }

  /** Whether the next part of an indexed map has begun. */
  #isBeyond(): boolean {
    const { end } = this.offset;
    return end !== null && (this.#line > end.line || (this.#line === end.line && this.#column >= end.column));
  }

  #isAtEnd(): boolean {
    const code = this.text.charCodeAt(this.#at);
    return code === comma || code === semicolon || Number.isNaN(code);
  }

  /** One base64 VLQ number. */
  #number(): number {
    let [value, shift] = [0, 0];
    for (;;) {
      const digit = valueOfDigit[this.text.charCodeAt(this.#at++)] ?? -1;
      if (digit < 0) throw new BrokenMap('has mappings with a character that does not belong there, or is cut off');
      value += (digit & 31) * 2 ** shift;
      if ((digit & 32) === 0) break;
      shift += 5;
      if (shift > 30) throw new BrokenMap('has mappings with a number that is out of range');
    }
    const size = Math.floor(value / 2);
    return value % 2 === 1 ? -size : size;
  }
}
