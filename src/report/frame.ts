/**
 * The code frame: the lines of a place with their numbers and the place underlined.
 * Of a long line (a minified bundle) only a window round the place is shown.
 */
import { cut, displayWidth, escapeCode } from './escape.js';
import type { Place } from '../model.js';
import type { Look } from './layout.js';

const windowLimit = 100;
const lead = 20;
const markedLimit = 4;

/** A line as it is shown: its text, escaped, and where in it the place lies (in code points of the text). */
export interface Row {
  readonly number: number;
  readonly text: string;
  readonly from: number;
  readonly length: number;
}

/**
 * Draws the frame.
 * @param lines the lines of the file, or null: then `code` stands in for them
 * @returns printed lines, indented by two
 */
export function frame(look: Look, place: Place, code: string, lines: readonly string[] | null): readonly string[] {
  const gutter = String(place.endLine + 1).length;
  const { rows, more } = frameRows(place, code, lines, look.width - gutter - 6);
  return [
    ...rows.flatMap((row) => printed(look, row, gutter)),
    ...(more ? [`  ${' '.repeat(gutter)} ${look.paint('faint', '┆')} …`] : []),
  ];
}

/**
 * The rows of a frame, for a writer that draws them itself.
 * @param width columns there are; no row is wider than a window
 * @returns the rows, and whether the place goes on after the last
 */
export function frameRows(
  place: Place,
  code: string,
  lines: readonly string[] | null,
  width: number,
): { readonly rows: readonly Row[]; readonly more: boolean } {
  const room = Math.min(windowLimit, width);
  if (lines?.[place.line - 1] === undefined) {
    return { rows: [rowOf(code, place.line, 0, code.length, 0, room)], more: false };
  }
  return { rows: rowsOf(place, lines, room), more: place.endLine - place.line >= markedLimit };
}

function rowsOf(place: Place, lines: readonly string[], room: number): readonly Row[] {
  const last = Math.min(place.endLine, place.line + markedLimit - 1);
  const marked = lines.slice(place.line - 1, last);
  const end = place.line === place.endLine ? place.endColumn - 1 : Math.max(...marked.map((line) => line.length));
  const first = lines.slice(Math.max(0, place.line - 2), last + 1).filter((line) => /\S/.test(line.slice(0, room)));
  const dedent = Math.min(place.column - 1, ...first.map(indentation));
  const fits = end - dedent <= room;
  const offset = fits ? dedent : Math.max(0, place.column - 1 - lead);
  const rows = marked.map((line, index) => {
    const from = index === 0 ? place.column - 1 : indentation(line);
    const to = place.line + index === place.endLine ? place.endColumn - 1 : line.length;
    return rowOf(line, place.line + index, from, to, offset, room);
  });
  if (!fits) return rows;
  return [...around(lines, place.line - 1), ...rows, ...(last === place.endLine ? around(lines, last + 1) : [])];

  function around(all: readonly string[], number: number): readonly Row[] {
    const line = all[number - 1];
    return line === undefined || line.trim() === '' ? [] : [rowOf(line, number, 0, 0, offset, room)];
  }
}

// Looks at no more than a window's worth: the line may be megabytes of spaces.
const indentation = (line: string): number => /^[ \t]*/.exec(line.slice(0, windowLimit))?.[0].length ?? 0;

/** Cuts the stretch from `offset` on out of the line and finds where `from`–`to` falls once it is escaped. */
function rowOf(line: string, number: number, from: number, to: number, offset: number, room: number): Row {
  const start = line.slice(0, offset).trim() === '' ? '' : '…';
  const end = offset + room - start.length;
  const before = start + escapeCode(line.slice(offset, Math.max(offset, Math.min(from, end))));
  const marked = escapeCode(line.slice(Math.max(offset, from), Math.max(offset, Math.min(to, end))));
  const after = escapeCode(line.slice(Math.max(offset, to), end));
  const whole = before + marked + after + (line.length > end ? '…' : '');
  const column = Math.min(displayWidth(before), room - 1);
  const length = to > from ? Math.max(1, Math.min(displayWidth(marked), room - column)) : 0;
  return { number, text: cut(whole, room), from: column, length };
}

function printed(look: Look, { number, text, from, length }: Row, gutter: number): readonly string[] {
  const bar = look.paint('faint', '│');
  const line = `  ${look.paint('faint', String(number).padStart(gutter))} ${bar} ${text}`.trimEnd();
  if (length === 0) return [line];
  return [line, `  ${' '.repeat(gutter)} ${bar} ${' '.repeat(from)}${look.paint('mark', '^'.repeat(length))}`];
}
