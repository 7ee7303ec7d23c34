/**
 * Lines for a terminal: colour, wrapping, columns. Texts handed in are already escaped.
 * Nothing here depends on colour: the same words stand in the same columns with and without it.
 */
import { styleText } from 'node:util';
import { displayWidth } from './escape.js';

const styles = {
  critical: ['bold', 'red'],
  high: ['bold', 'magenta'],
  medium: ['bold', 'yellow'],
  low: ['bold', 'cyan'],
  hidden: ['bold', 'gray'],
  pass: ['bold', 'green'],
  fail: ['bold', 'red'],
  strong: ['bold'],
  heading: ['cyan'],
  mark: ['red'],
  faint: ['gray'],
} as const;

/** What a stretch of text is, for its colour. */
export type Style = keyof typeof styles;

/** How the lines are to look. */
export interface Look {
  /** Columns that may be used. */
  readonly width: number;
  /** The text in the colour of the style, or as it is. */
  readonly paint: (style: Style, text: string) => string;
}

const narrowest = 60;
const widest = 120;

/** The look for a terminal of this width; prose is held within what the eye can follow. */
export function lookFor({ color, width }: { readonly color: boolean; readonly width: number }): Look {
  return {
    width: Math.max(narrowest, Math.min(widest, width)),
    // Whether colour fits the stream was decided by whoever set `color`.
    paint: (style, text) =>
      color && text !== '' ? styleText([...styles[style]], text, { validateStream: false }) : text,
  };
}

/** The text filled up with spaces on the right. */
export const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)));

/** The text broken at spaces into lines of at most `width`; a longer word stands alone on its line. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/**
 * A label with text beside it, wrapped under itself.
 * @param label already as wide as it should be, without colour
 */
export function beside(look: Look, label: string, text: string, style: Style = 'heading'): readonly string[] {
  const column = displayWidth(label);
  return wrap(text, look.width - column).map((line, index) =>
    index === 0 ? look.paint(style, label) + line : ' '.repeat(column) + line,
  );
}
