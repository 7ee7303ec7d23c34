/** Reads source lines for reports, by the path under which a file is reported. Keeps only the file asked for last. */
import type { SourceText } from '../model.js';

/** Files above this many bytes are shown without their source: splitting them costs more than it shows. */
const largest = 16 * 1024 * 1024;
/** The line ends of JavaScript, by which the places of findings are counted. */
const lineEnd = /\r\n|[\n\r\u2028\u2029]/;

/** A function that gives the lines of a file by its display path; null where it was not scanned, is too large or gone. */
export function lineReader(sources: readonly SourceText[]): (path: string) => readonly string[] | null {
  const byName = new Map(sources.map((source) => [source.displayPath, source]));
  let last: { readonly path: string; readonly lines: readonly string[] | null } | null = null;
  return (path) => {
    if (last?.path !== path) last = { path, lines: linesOf(byName.get(path)) };
    return last.lines;
  };
}

function linesOf(source: SourceText | undefined): readonly string[] | null {
  if (source === undefined || source.size > largest) return null;
  try {
    return source.read().split(lineEnd);
  } catch {
    // The report is worth more without this frame than not at all.
    return null;
  }
}
