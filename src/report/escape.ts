/**
 * Text from scanned code made fit to show: characters that steer a terminal, hide or reorder text become visible
 * (`\x1b`, `\u202e`), and long text is cut. Shows; never used for anything that has to be read back.
 */

// Controls (C0, DEL, C1), formats (bidi, zero width, soft hyphen, tags), lone surrogates, line and paragraph
// separators; and the fillers, which are letters by category but print as nothing.
const unfit = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;
const unfitInJson = /[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu;
const names: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hexadecimal = code.toString(16);
  if (code <= 0xff) return `\\x${hexadecimal.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hexadecimal.padStart(4, '0')}` : `\\u{${hexadecimal}}`;
}

/** The text with every unfit character spelled out: one line, safe in a terminal and in valid UTF-8. */
export function escapeText(text: string): string {
  return text.replace(unfit, (character) => names[character] ?? visible(character));
}

/** The text as `escapeText` gives it, with tabs as two spaces: for lines of source code. */
export function escapeCode(text: string): string {
  return escapeText(text.replaceAll('\t', '  '));
}

/** How many columns an escaped text takes; a code point counts as one. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const _ of text) width += 1;
  return width;
}

/** At most `limit` code points of the text; the last is `…` where something was left out. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const characters = Array.from(text.slice(0, 2 * limit + 2));
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}

/** Escaped and no longer than `limit` code points; cheap however long the text is. */
export function shown(text: string, limit: number): string {
  return cut(escapeText(cut(text, limit + 1)), limit);
}

/**
 * The lines made unfit for GitHub's runner to take as commands, which it reads out of whatever a step prints: `::name::`
 * at the start of a line, `##[name]` anywhere.
 */
export const inert = (lines: string): string =>
  lines.replaceAll('##[', '#\\x23[').replace(/^([^\S\n]*):(?=:)/gm, '$1\\x3a');

/** The same JSON with the characters that JSON allows but a terminal should not meet written as `\uXXXX`; parses to the same value. */
export function escapeJson(json: string): string {
  const spelled = json.replace(unfitInJson, (character) =>
    Array.from(
      { length: character.length },
      (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
  // Stands in strings alone; in a log of GitHub's it would begin a command.
  return spelled.replaceAll('##[', '#\\u0023[');
}
