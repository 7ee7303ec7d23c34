/**
 * One finding for people in a terminal: what and when, the code, the path from the clock to the damage, the proof,
 * the harm, the score and its reasons, why it matters and what to do.
 */
import { announcedEntries } from './announced.js';
import { shown } from './escape.js';
import {
  armingPhrase,
  deadlinePhrase,
  generatedLabel,
  instantPhrase,
  proofPhrase,
  sentence,
  statePhrase,
  windowPhrase,
} from './explain.js';
import { frame } from './frame.js';
import { beside, padded, wrap } from './layout.js';
import type { Effect, Finding, Generated, Place, Reason, Step } from '../model.js';
import { payloadKinds } from '../model.js';
import type { Look } from './layout.js';

const effectLimit = 8;
const windowsShown = 4;
const generatedShown = 6;
const codeLimit = 60;
const textLimit = 400;
const pathLimit = 200;
const labelWidth = 14;
/** Enough for a person to tell findings apart by. */
const fingerprintShown = 12;

/** A place as editors and terminals make it a link: `src/license.ts:6:10`. */
export const placeText = ({ path, line, column }: Place): string => `${shown(path, pathLimit)}:${line}:${column}`;

/**
 * Draws one finding.
 * @param lines the lines of its file, or null
 * @param scanned what was named for the scan, or null where that cannot be scanned again
 * @returns printed lines
 */
export function findingLines(
  look: Look,
  finding: Finding,
  lines: readonly string[] | null,
  scanned: readonly string[] | null,
): readonly string[] {
  return [
    ...headline(look, finding),
    '',
    ...frame(look, finding.place, finding.code, lines),
    ...spaced(facts(look, finding)),
    ...section(
      look,
      'Path',
      finding.steps.flatMap((step) => stepLines(look, step)),
    ),
    ...section(look, 'Breaks', effectLines(look, finding.effects)),
    ...section(look, `Score ${finding.score}`, reasonLines(look, finding)),
    '',
    ...entry(look, 'Why', sentence(finding.message.why)),
    ...entry(look, 'Fix', sentence(finding.message.fix)),
    ...explainEntry(look, finding, scanned),
  ];
}

/** The command that tells of this finding again, or what to know it by. */
function explainEntry(look: Look, { fingerprint }: Finding, scanned: readonly string[] | null): readonly string[] {
  const known = fingerprint.slice(0, fingerprintShown);
  if (scanned === null) return entry(look, 'Fingerprint', known);
  const paths = scanned.length === 0 ? '' : ` --in ${scanned.map(asWord).join(' ')}`;
  return entry(look, 'Explain', `npx defuser explain ${known}${paths}`);
}

/** The text as a shell takes it for one word. */
const asWord = (text: string): string =>
  /^[\w./@:+,%~-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

function headline(look: Look, finding: Finding): readonly string[] {
  const { severity, ruleId, message, place, logicalPlace } = finding;
  const when = shown(deadlinePhrase(finding), textLimit);
  const what = wrap(shown(sentence(message.what), textLimit), look.width);
  return [
    `${look.paint(severity, severity.toUpperCase())}  ${look.paint('strong', ruleId)}  ${look.paint('strong', when)}`,
    ...what,
    ...wrap(`${placeText(place)}  in ${shown(logicalPlace, pathLimit)}`, look.width).map((line) =>
      look.paint('faint', line),
    ),
  ];
}

const entry = (look: Look, label: string, text: string): readonly string[] =>
  beside(look, padded(`  ${label}`, labelWidth), shown(text, textLimit));

/** What the evidence says in one line each; what does not apply is left out. */
function facts(look: Look, finding: Finding): readonly string[] {
  const { firstMet, windows, deadline, arming, state, proof, generated } = finding;
  const says = proofPhrase(finding);
  // A single window that the headline has told already is not told again.
  const told = windows.length < 2 && (deadline === null || windows[0]?.to === null);
  const spans = windows.slice(0, windowsShown).map(windowPhrase);
  const more = windows.length > windowsShown ? `, and ${windows.length - windowsShown} more` : '';
  return [
    ...(says === null ? [] : entry(look, 'Proof', says)),
    ...(says === null || proof?.condition === finding.code ? [] : entry(look, '', `of ${proof?.condition}`)),
    ...(firstMet === null
      ? []
      : entry(look, 'First met', `${instantPhrase(firstMet)}, in the first time zone to reach it (UTC+14)`)),
    ...(told ? [] : entry(look, 'Harmful', `${spans.join('; ')}${more}`)),
    ...(['past', 'in-support-window', 'later'].includes(state) ? entry(look, 'Meaning', statePhrase(state)) : []),
    ...(arming === 'armed' ? [] : entry(look, 'Arming', armingPhrase(finding))),
    ...announcedEntries(finding).flatMap(([name, words]) => entry(look, name, words)),
    ...generated.slice(0, generatedShown).flatMap((one) => generatedLines(look, one)),
    ...(generated.length > generatedShown ? entry(look, '', `and ${generated.length - generatedShown} more`) : []),
  ];
}

const generatedLines = (look: Look, one: Generated): readonly string[] =>
  entry(look, generatedLabel(one), `${placeText(one.place)}  ${shown(one.code, codeLimit)}`);

const section = (look: Look, title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : spaced([`  ${look.paint('heading', title)}`, ...lines]);

const spaced = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', ...lines]);

function stepLines(look: Look, { role, place, code, text }: Step): readonly string[] {
  const label = padded(`    ${role}`, labelWidth);
  const indent = ' '.repeat(labelWidth);
  return [
    ...beside(look, label, shown(code, look.width - indent.length), 'strong'),
    ...wrap(`${placeText(place)}  ${shown(text, textLimit)}`, look.width - indent.length).map(
      (line) => indent + look.paint('faint', line),
    ),
  ];
}

/** The worst kinds first; the name of a kind stands only at its first effect. */
function effectLines(look: Look, effects: readonly Effect[]): readonly string[] {
  const sorted = payloadKinds.flatMap((kind) => effects.filter((effect) => effect.kind === kind));
  const lines = sorted.slice(0, effectLimit).flatMap(({ kind, within, text, place }, index) => {
    const label = padded(`    ${sorted[index - 1]?.kind === kind ? '' : kind}`, labelWidth + 2);
    return beside(look, label, `${shown(within, pathLimit)}: ${shown(text, textLimit)}  ${placeText(place)}`, 'strong');
  });
  const left = sorted.length - effectLimit;
  return left > 0 ? [...lines, `${' '.repeat(labelWidth + 2)}and ${left} more`] : lines;
}

const signed = (points: number): string => (points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0');

function reasonLines(look: Look, { reasons, score }: Finding): readonly string[] {
  const terms = reasons.map(({ term }) => shown(term, 40));
  const column = Math.max(0, ...terms.map((term) => term.length)) + 2;
  const line = ({ points, why }: Reason, index: number): readonly string[] =>
    beside(
      look,
      `    ${signed(points).padStart(4)}  ${padded(terms[index] ?? '', column)}`,
      shown(why, textLimit),
      'faint',
    );
  const sum = reasons.reduce((total, { points }) => total + points, 0);
  const held = sum === score ? [] : [look.paint('faint', `    ${signed(sum).padStart(4)}  in all, held at ${score}`)];
  return [...reasons.flatMap(line), ...held];
}
