/**
 * The report: an analysis → text in one of the formats. Findings are plain data and every format is one writer in
 * a file of its own; a further format is that file and one line in the table here.
 */
import { compact } from './compact.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { html } from './html.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { pretty } from './pretty.js';
import { sarif } from './sarif.js';
import type { Analysis } from '../model.js';
import type { ReportContext, Writer } from './context.js';

export type { ReportContext } from './context.js';

const writers = { pretty, compact, json, sarif, github, gitlab, junit, markdown, html } satisfies Record<
  string,
  Writer
>;

/** The name of a format. */
export type Format = keyof typeof writers;

/** All formats, the default first. */
export const formats = Object.keys(writers) as readonly Format[];

/**
 * Writes the report.
 * @returns the text, ending with a newline; the same bytes for the same arguments
 */
export function render(analysis: Analysis, format: Format, context: ReportContext): string {
  return writers[format](analysis, context);
}
