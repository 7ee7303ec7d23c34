/** The answer of `why` as text for a terminal or as JSON. All that comes from the scanned code is escaped. */
import type { Alibi, Examined, Explanation, WhyAnswer } from '../model.js';
import { instantPhrase } from './explain.js';
import { escapeJson, shown } from './escape.js';
import { frame } from './frame.js';
import { beside, lookFor, padded } from './layout.js';
import type { Look } from './layout.js';
import { findingLines, placeText } from './pretty-finding.js';

export const whyFormats = ['pretty', 'json'] as const;

const labelWidth = 12;
const textLimit = 400;
const guardsShown = 4;
const titles: Readonly<Record<WhyAnswer, string>> = {
  reported: 'REPORTED',
  hidden: 'HIDDEN',
  undecided: 'UNDECIDED',
  silent: 'SILENT',
  unread: 'NOT READ TO THE END',
  'no-guard': 'NO GUARD',
};

/** How to write: as `ReportContext`, as far as it is needed here. */
export interface WhyContext {
  readonly color: boolean;
  readonly width: number;
  readonly readLines: (path: string) => readonly string[] | null;
}

/** Writes the answer; ends with a newline. */
export function renderWhy(answer: Explanation, format: (typeof whyFormats)[number], context: WhyContext): string {
  if (format === 'json') return escapeJson(`${JSON.stringify(answer, null, 2)}\n`);
  const look = lookFor(context);
  const { guards, alibis, parts, nearest, place } = answer;
  const asked = [shown(place.path, 200), place.line, place.column].filter((part) => part !== null).join(':');
  const left = guards.length - guardsShown;
  return [
    `${look.paint('strong', parts.length > 0 ? 'PART OF A FINDING' : titles[answer.answer])}  ${asked}`,
    ...alibis.flatMap((alibi) => alibiLines(look, alibi)),
    ...parts.flatMap(({ role, guard }) => row(look, 'Part of', `the ${role} of the finding at ${placeText(guard)}`)),
    ...(nearest.length === 0 ? [] : row(look, 'Nearest', `the clock is compared on line ${nearest.join(', ')}`)),
    ...guards.slice(0, guardsShown).flatMap((guard) => guardLines(look, guard, context)),
    ...(left > 0 ? ['', `and ${left} more on this line; name a column, as in ${asked}:1`] : []),
    '',
  ].join('\n');
}

const row = (look: Look, label: string, text: string): readonly string[] =>
  beside(look, padded(`  ${label}`, labelWidth), shown(text, textLimit));

const alibiLines = (look: Look, { id, text, next }: Alibi): readonly string[] => [
  ...row(look, 'Because', `${text} (${id})`),
  ...(next === null ? [] : row(look, 'Next', next)),
];

function guardLines(look: Look, guard: Examined, context: WhyContext): readonly string[] {
  const { answer, place, code, values, anchors, alibis, findings } = guard;
  const lines = context.readLines(place.path);
  return [
    '',
    `${look.paint('strong', titles[answer])}  ${placeText(place)}`,
    ...frame(look, place, code, lines),
    '',
    ...values.flatMap(({ at, outcome, sides }, index) =>
      row(look, index === 0 ? 'Values' : '', `${outcome} at ${instantPhrase(at)}${sides === null ? '' : `: ${sides}`}`),
    ),
    ...anchors.flatMap((path, index) => row(look, index === 0 ? 'Against' : '', path)),
    ...alibis.flatMap((alibi) => alibiLines(look, alibi)),
    ...findings.flatMap((finding) => ['', ...findingLines(look, finding, context.readLines(finding.place.path), null)]),
  ];
}
