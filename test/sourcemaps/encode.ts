/** Writes the mappings of source maps for tests: lines of segments with absolute numbers → the text of the format. */
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function encodedNumber(value: number): string {
  let rest = value < 0 ? -value * 2 + 1 : value * 2;
  let text = '';
  do {
    const digit = rest % 32;
    rest = Math.floor(rest / 32);
    text += digits[rest > 0 ? digit + 32 : digit] ?? '';
  } while (rest > 0);
  return text;
}

/** `[column]`, `[column, source, line, column]` or the same with a name; all from 0. */
export function encodedMappings(lines: readonly (readonly (readonly number[])[])[]): string {
  const last = [0, 0, 0, 0, 0];
  return lines
    .map((segments) => {
      last[0] = 0;
      return segments
        .map((numbers) =>
          numbers
            .map((value, index) => {
              const by = value - (last[index] ?? 0);
              last[index] = value;
              return encodedNumber(by);
            })
            .join(''),
        )
        .join(',');
    })
    .join(';');
}
