/** One finding in Markdown, folded: the line that is seen, then what, when, how the clock gets there, and what to do. */
import { announcedEntries } from './announced.js';
import {
  deadlinePhrase,
  generatedLabel,
  armingPhrase,
  instantPhrase,
  proofPhrase,
  sentence,
  statePhrase,
  windowPhrase,
} from './explain.js';
import { codeSpan, prose } from './markdown-text.js';
import { placeText } from './pretty-finding.js';
import { xmlText } from './xml.js';
import { shown } from './escape.js';
import type { Effect, Finding, Reason, Step } from '../model.js';

const textLimit = 300;
const codeLimit = 120;
const pathLimit = 250;
const stepLimit = 12;
const effectLimit = 8;
const generatedLimit = 4;
const windowLimit = 4;

/** A finding as a folded block. */
export function foldedFinding(finding: Finding, fails: boolean): string {
  const { severity, ruleId, place, reasons, score, message } = finding;
  const when = xmlText(shown(deadlinePhrase(finding), textLimit));
  const where = xmlText(shown(placeText(place), pathLimit));
  const summary = `${severity}${fails ? ', fails' : ''} · ${ruleId} · ${when} · <code>${where}</code>`;
  const lines = [
    entry('What', prose(sentence(message.what), textLimit)),
    entry('Guard', `${codeSpan(finding.code, codeLimit)} in ${codeSpan(finding.logicalPlace, pathLimit)}`),
    ...facts(finding),
    ...steps(finding.steps),
    ...breaks(finding.effects),
    entry(`Score ${score}`, reasons.map(reasonText).join(' · ')),
    entry('Why', prose(sentence(message.why), textLimit)),
    entry('Fix', prose(sentence(message.fix), textLimit)),
  ];
  return [`<details><summary>${summary}</summary>`, '', ...lines, '', '</details>'].join('\n');
}

const entry = (label: string, text: string): string => `- **${label}:** ${text}`;

/** What does not apply is left out. */
function facts(finding: Finding): readonly string[] {
  const { firstMet, windows, state, arming, generated } = finding;
  const proof = proofPhrase(finding);
  const spans = windows.slice(0, windowLimit).map(windowPhrase).join('; ');
  const more = windows.length > windowLimit ? `, and ${windows.length - windowLimit} more` : '';
  return [
    ...(proof === null ? [] : [entry('Proof', prose(proof, textLimit))]),
    ...(firstMet === null
      ? []
      : [
          entry(
            'First met',
            prose(`${instantPhrase(firstMet)}, in the first time zone to reach it (UTC+14)`, textLimit),
          ),
        ]),
    ...(windows.length < 2 ? [] : [entry('Harmful', prose(spans + more, textLimit))]),
    ...(['past', 'in-support-window', 'later'].includes(state) ? [entry('Meaning', statePhrase(state))] : []),
    ...(arming === 'armed' ? [] : [entry('Arming', prose(armingPhrase(finding), textLimit))]),
    ...announcedEntries(finding).map(([name, words]) => entry(name, prose(words, textLimit))),
    ...generated
      .slice(0, generatedLimit)
      .map((one) =>
        entry(generatedLabel(one), `${codeSpan(one.code, codeLimit)} ${codeSpan(placeText(one.place), pathLimit)}`),
      ),
  ];
}

function steps(all: readonly Step[]): readonly string[] {
  if (all.length === 0) return [];
  const left = all.length - stepLimit;
  return [
    '- **Path from the clock to the damage:**',
    ...all.slice(0, stepLimit).map(({ role, place, code, text }) => {
      const spans = `${codeSpan(code, codeLimit)} ${codeSpan(placeText(place), pathLimit)}`;
      return `  - ${role}: ${spans} ${prose(text, textLimit)}`.trimEnd();
    }),
    ...(left > 0 ? [`  - and ${left} more`] : []),
  ];
}

function breaks(effects: readonly Effect[]): readonly string[] {
  if (effects.length === 0) return [];
  const left = effects.length - effectLimit;
  return [
    '- **What breaks:**',
    ...effects.slice(0, effectLimit).map(({ kind, within, text, place }) => {
      const spans = `${codeSpan(within, codeLimit)} ${prose(text, textLimit)}`;
      return `  - ${kind}: ${spans} ${codeSpan(placeText(place), pathLimit)}`.trimEnd();
    }),
    ...(left > 0 ? [`  - and ${left} more`] : []),
  ];
}

const reasonText = ({ term, points }: Reason): string =>
  `${points < 0 ? '−' : '+'}${Math.abs(points)} ${codeSpan(term, codeLimit)}`.trimEnd();
