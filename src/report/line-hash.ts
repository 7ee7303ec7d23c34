/**
 * The `primaryLocationLineHash` of code scanning: a rolling hash over the next 100 characters that are neither space
 * nor tab, from the start of a line, with a number that tells equal lines apart. Other tools compute it too, and
 * warn when theirs differs, so every detail is theirs: 64 bits, base 37, line feeds count, the end counts as 65535.
 */

const block = 100;
const base = 37;
const lineFeed = 10;
const endOfFile = 65535;
const wordSize = 2 ** 32;

/** The symbols of one line that can matter: at most a block. */
function symbols(line: string, isLast: boolean): readonly number[] {
  const found: number[] = [];
  for (let index = 0; index < line.length && found.length < block; index += 1) {
    const code = line.charCodeAt(index);
    if (code !== 0x20 && code !== 0x09) found.push(code);
  }
  found.push(isLast ? endOfFile : lineFeed);
  return found;
}

/** The hash of a block that is padded with zeros; in two halves, since a number holds only 53 bits. */
function hashOf(codes: readonly number[]): string {
  let high = 0;
  let low = 0;
  for (let index = 0; index < block; index += 1) {
    const product = low * base + (codes[index] ?? 0);
    high = (high * base + Math.floor(product / wordSize)) % wordSize;
    low = product % wordSize;
  }
  return high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, '0');
}

/**
 * The hashes of all lines of a text.
 * @param lines the lines without their ends; a text that ends with a line end has an empty last line
 * @returns the hash of line n at index n − 1, as `<hexadecimal>:<ordinal>`
 */
export function lineHashes(lines: readonly string[]): readonly string[] {
  const parts = lines.map((line, index) => symbols(line, index === lines.length - 1));
  const seen = new Map<string, number>();
  return parts.map((_, first) => {
    const codes: number[] = [];
    for (let index = first; index < parts.length && codes.length < block; index += 1)
      codes.push(...(parts[index] ?? []));
    const hash = hashOf(codes);
    const ordinal = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, ordinal);
    return `${hash}:${ordinal}`;
  });
}
