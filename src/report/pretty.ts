/** The report for people in a terminal: the findings, worst first, then the summary and the verdict. */
import { inert } from './escape.js';
import { visibleFindings } from './explain.js';
import { lookFor } from './layout.js';
import { findingLines } from './pretty-finding.js';
import { summaryLines } from './pretty-summary.js';
import type { Writer } from './context.js';

/** Writes the report; nothing wider than the terminal except what cannot be broken (a path, a long name). */
export const pretty: Writer = (analysis, context) => {
  const look = lookFor(context);
  const findings = visibleFindings(analysis, context.showHidden);
  const ruler = look.paint('faint', '─'.repeat(look.width));
  const blocks = findings.flatMap((finding) => [
    ...findingLines(look, finding, context.readLines(finding.place.path), context.scanned),
    '',
    ruler,
    '',
  ]);
  const opening = findings.length === 0 ? ['No time bomb found.', ''] : blocks;
  return inert([...opening, ...summaryLines(look, analysis, context), ''].join('\n'));
};
