/**
 * Where parsed code stands in the text of its file, when the two differ: templates of components are parsed as the code
 * that draws them. Offsets in, offsets out.
 */

/** A stretch of the code and where it comes from. What was put in between has no length and points to what it stands for. */
export interface Stretch {
  readonly at: number;
  readonly source: number;
  readonly length: number;
}

/** Ascending by `at`; the first stands at 0. */
export type CodeMap = readonly Stretch[];

/** The last stretch that begins at or before an offset. */
function stretchAt(map: CodeMap, offset: number): Stretch {
  let [low, high] = [0, map.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((map[middle] as Stretch).at <= offset) low = middle;
    else high = middle - 1;
  }
  return map[low] as Stretch;
}

const within = ({ at, source, length }: Stretch, offset: number): number => source + Math.min(offset - at, length);

/** The offset in the text of where a piece of code begins. */
export const sourceStart = (map: CodeMap, offset: number): number => within(stretchAt(map, offset), offset);

/** The offset in the text of where a piece of code ends. */
export const sourceEnd = (map: CodeMap, offset: number): number =>
  offset === 0 ? sourceStart(map, 0) : within(stretchAt(map, offset - 1), offset);

/** Puts code together of copies of a text and what is said between them. */
export class CodeWriter {
  #code = '';
  readonly #stretches: Stretch[] = [];

  /** @param text what is copied from */
  constructor(private readonly text: string) {}

  get code(): string {
    return this.#code;
  }
  get map(): CodeMap {
    return this.#stretches;
  }

  put(code: string): void {
    this.#code += code;
  }

  /** What is put next stands for this place of the text. */
  at(source: number): void {
    this.#stretches.push({ at: this.#code.length, source, length: 0 });
  }

  /** Line breaks become blanks: what is put in adds no line. */
  copy(start: number, end: number): void {
    this.copyOf(this.text, start, end, true);
  }

  /** Of a text with the same offsets. */
  copyOf(text: string, start: number, end: number, onOneLine = false): void {
    if (end <= start) return;
    this.#stretches.push({ at: this.#code.length, source: start, length: end - start });
    const piece = text.slice(start, end);
    this.#code += onOneLine ? piece.replace(/[\r\n\u2028\u2029]/g, ' ') : piece;
  }
}
