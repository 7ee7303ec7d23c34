/**
 * The code of a page or a component as one text of the same length: everything else is blank, so that every offset
 * still means the same place of the file. Takes the text and a way to parse, gives the text and what its scripts have
 * for syntax errors.
 */
import { scriptsIn } from './markup.js';
import type { Markup, Script } from './markup.js';

/** The code and in which language it is to be read. */
export interface PageCode {
  readonly text: string;
  readonly language: Script['language'];
  /** Scripts that were left out, because they do not stand on their own. */
  readonly broken: readonly Script[];
  /** Where the scripts stand. */
  readonly scripts: readonly Script[];
}

/** Whether a script is free of syntax errors; `index` counts the scripts of the file. */
export type IsWhole = (text: string, language: Script['language'], index: number) => boolean;

/**
 * Lays out the scripts of a text.
 * Each has to be whole by itself where there are several: an open comment or quote in one would swallow the next,
 * which a browser runs all the same.
 */
export function codeOfPage(text: string, markup: Markup, isWhole: IsWhole): PageCode {
  const scripts = scriptsIn(text, markup);
  const language = languageOf(scripts);
  const bodies = scripts.map((script) => ({
    ...script,
    body: withoutHtmlComments(text.slice(script.start, script.end)),
  }));
  const broken = bodies.length < 2 ? [] : bodies.filter(({ body }, index) => !isWhole(body, language, index));
  const pieces: string[] = [];
  let at = 0;
  for (const body of bodies) {
    if (broken.includes(body)) continue;
    pieces.push(blank(text.slice(at, body.start)), body.body);
    at = body.end;
    // The line break ends a comment, the stop a statement; of the end tag there is room for both.
    if (text.startsWith('</', at)) {
      pieces.push('\n;');
      at += 2;
    }
  }
  pieces.push(blank(text.slice(at)));
  return { text: pieces.join(''), language, broken, scripts };
}

function languageOf(scripts: readonly Script[]): Script['language'] {
  const languages = new Set(scripts.map(({ language }) => language));
  return languages.has('tsx') ? 'tsx' : languages.has('ts') ? 'ts' : 'js';
}

/** The same length and the same lines without a letter. */
const blank = (text: string): string => text.replace(/[^\r\n\u2028\u2029]+/g, (run) => ' '.repeat(run.length));

/** `<!--` opens a comment of one line in a script, as `-->` does at the start of a line; the parser knows neither. */
const withoutHtmlComments = (body: string): string =>
  body.includes('<!--') || body.includes('-->') ? body.replace(/^[^\S\r\n]*(?:<!--|-->)[^\r\n]*/gm, blank) : body;
