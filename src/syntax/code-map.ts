/**
 * Where parsed code stands in the text of its file, when the two differ: templates of components are parsed as the code
 * that draws them. Offsets in, offsets out.
 */

/**
 * A stretch of the code and where it comes from. What was put in between has no length and points to what it stands for; where
 * that is a whole stretch of the text, it has an end.
 */
export interface Stretch {
  readonly at: number;
  readonly source: number;
  readonly length: number;
  readonly end?: number;
}

/** Ascending by `at`; the first stands at 0. */
export type CodeMap = readonly Stretch[];

/** The index of the last stretch that begins at or before an offset. */
function indexAt(map: CodeMap, offset: number): number {
  let [low, high] = [0, map.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((map[middle] as Stretch).at <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
const stretchAt = (map: CodeMap, index: number): Stretch => map[index] as Stretch;

const within = ({ at, source, length }: Stretch, offset: number): number => source + Math.min(offset - at, length);

/** The offset in the text of where a piece of code begins. */
export function sourceStart(map: CodeMap, offset: number): number {
  let index = indexAt(map, offset);
  // What was left out before it belongs to it.
  while (index > 0 && stretchAt(map, index - 1).at === offset && stretchAt(map, index - 1).end !== undefined) index--;
  return within(stretchAt(map, index), offset);
}

/** The offset in the text of where a piece of code ends. */
export function sourceEnd(map: CodeMap, offset: number): number {
  if (offset === 0) return sourceStart(map, 0);
  const stretch = stretchAt(map, indexAt(map, offset - 1));
  return stretch.end ?? within(stretch, offset);
}

/** The offset in the code of a place of the text; of what is not copied, where it is stood for. */
export function codeOffset(map: CodeMap, source: number): number {
  const isOf = (stretch: Stretch): boolean =>
    stretch.source <= source && source < (stretch.end ?? stretch.source + stretch.length);
  const stretch = map.find(isOf) ?? map.findLast((one) => one.source <= source);
  return stretch === undefined ? source : stretch.at + Math.min(source - stretch.source, stretch.length);
}

/** The way back over two steps: from code that was made of code. */
export function throughBoth(last: CodeMap, first: CodeMap): CodeMap {
  return last.flatMap(({ at, source, length, end }): readonly Stretch[] => {
    if (end !== undefined) return [{ at, source: sourceStart(first, source), length: 0, end: sourceEnd(first, end) }];
    const inner: Stretch[] = [];
    for (let index = indexAt(first, source); index < first.length; index++) {
      const stretch = stretchAt(first, index);
      if (stretch.at > source && stretch.at >= source + length) break;
      const skipped = Math.max(0, source - stretch.at);
      const place = { at: at + Math.max(0, stretch.at - source), source: within(stretch, stretch.at + skipped) };
      inner.push({ ...stretch, ...place, length: Math.max(0, stretch.length - skipped) });
    }
    return inner;
  });
}

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

  /** Puts something instead of a stretch of the text. */
  putFor(source: number, end: number, code: string): void {
    this.#stretches.push({ at: this.#code.length, source, length: 0, end });
    this.#code += code;
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
