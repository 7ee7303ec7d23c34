/** One finding in HTML: what and when, the code, the proof, the path from the clock to the damage, the harm, the score. */
import { announcedEntries } from './announced.js';
import {
  armingPhrase,
  deadlinePhrase,
  generatedLabel,
  instantPhrase,
  sentence,
  statePhrase,
  windowPhrase,
} from './explain.js';
import { shown } from './escape.js';
import { frameRows } from './frame.js';
import { placeText } from './pretty-finding.js';
import { element, xmlText } from './xml.js';
import { payloadKinds } from '../model.js';
import type { Effect, Finding, Reason, Step } from '../model.js';
import type { Row } from './frame.js';

const codeLimit = 160;
const textLimit = 500;
const pathLimit = 300;
const termLimit = 40;
const windowLimit = 6;
const stepLimit = 40;
const effectLimit = 20;
const frameWidth = 110;

/** What the article needs besides the finding. */
export interface FindingFacts {
  /** Counts from 1, and is the article's id. */
  readonly number: number;
  readonly fails: boolean;
  readonly lines: readonly string[] | null;
}

export const text = (raw: string, limit = textLimit): string => xmlText(shown(raw, limit));
export const codeOf = (raw: string, limit = codeLimit): string => element('code', {}, text(raw, limit));
/** A label and what it says, as a row of a description list; nothing where there is nothing to say. */
export const described = (label: string, markup: string): string =>
  markup === '' ? '' : `${element('dt', {}, label)}${element('dd', {}, markup)}`;

/** A finding as an article. */
export function findingArticle(finding: Finding, { number, fails, lines }: FindingFacts): string {
  const { severity, ruleId, place, logicalPlace, message, reasons, score } = finding;
  const id = `finding-${number}`;
  const tags = [
    element('span', { class: 'badge' }, severity),
    element('span', {}, text(ruleId)),
    element('strong', {}, text(deadlinePhrase(finding))),
    element('span', { class: 'soft' }, fails ? 'fails the gate' : 'passes the gate'),
  ];
  const where = `${codeOf(placeText(place), pathLimit)} in ${codeOf(logicalPlace, pathLimit)}`;
  return element(
    'article',
    { id, class: severity, 'aria-labelledby': `${id}-title` },
    [
      element('p', { class: 'tags' }, tags.join(' ')),
      element('h3', { id: `${id}-title` }, `${number}. ${text(sentence(message.what))}`),
      element('p', { class: 'soft' }, where),
      excerpt(finding, lines),
      factList(finding),
      part('Path from the clock to the damage', pathList(finding.steps)),
      part('What breaks', effectList(finding.effects)),
      part(`Score ${score} of 100`, scoreTable(reasons, score)),
      part('Why it matters', element('p', {}, text(sentence(message.why)))),
      part('What to do', element('p', {}, text(sentence(message.fix)))),
    ].join('\n'),
  );
}

const part = (title: string, markup: string): string => (markup === '' ? '' : element('h4', {}, title) + markup);

function excerpt({ place, code }: Finding, lines: readonly string[] | null): string {
  const { rows, more } = frameRows(place, code, lines, frameWidth);
  const drawn = rows.map(rowMarkup).join('') + (more ? element('span', { class: 'row' }, '…') : '');
  // A region that scrolls has to be reached by the keyboard.
  return element('pre', { tabindex: 0, role: 'region', 'aria-label': 'Code of the guard' }, drawn);
}

function rowMarkup({ number, text: line, from, length }: Row): string {
  const characters = Array.from(line);
  const slice = (start: number, end?: number): string => xmlText(characters.slice(start, end).join(''));
  const marked = length === 0 ? '' : element('mark', {}, slice(from, from + length));
  const inside = length === 0 ? slice(0) : slice(0, from) + marked + slice(from + length);
  const gutter = element('span', { class: 'no' }, String(number));
  return element('span', { class: length === 0 ? 'row' : 'row at' }, gutter + inside);
}

function factList(finding: Finding): string {
  const { proof, firstMet, windows, state, arming, generated, anchor, fingerprint } = finding;
  const flip = (side: { readonly at: string; readonly outcome: string }): string =>
    `${codeOf(side.outcome)} at ${text(instantPhrase(side.at))}`;
  const spans = windows.slice(0, windowLimit).map((window) => text(windowPhrase(window)));
  const more = windows.length > windowLimit ? [`and ${windows.length - windowLimit} more`] : [];
  const rows = [
    described('Proof', proof === null ? '' : `${flip(proof.before)}, ${flip(proof.after)}`),
    described(
      'First met',
      firstMet === null ? '' : `${text(instantPhrase(firstMet))}, in the first time zone to reach it`,
    ),
    described('Harmful', windows.length < 2 ? '' : [...spans, ...more].join('; ')),
    described('Meaning', ['past', 'in-support-window', 'later'].includes(state) ? statePhrase(state) : ''),
    described('Held against', codeOf(anchor.text)),
    described('Arming', arming === 'armed' ? '' : text(armingPhrase(finding))),
    ...announcedEntries(finding).map(([name, words]) => described(name, text(words))),
    ...generated.map((one) =>
      described(generatedLabel(one), `${codeOf(one.code)} ${codeOf(placeText(one.place), pathLimit)}`),
    ),
    described('Fingerprint', codeOf(fingerprint)),
  ];
  return element('dl', { class: 'plain' }, rows.join(''));
}

function pathList(steps: readonly Step[]): string {
  if (steps.length === 0) return '';
  const items = steps.slice(0, stepLimit).map(({ role, place, code, text: says }) => {
    const about = element('span', { class: 'about' }, `${codeOf(placeText(place), pathLimit)} ${text(says)}`);
    return element('li', {}, `${element('span', { class: 'role' }, role)}${codeOf(code)}${about}`);
  });
  const left = steps.length - stepLimit;
  return element('ol', { class: 'path' }, [...items, ...(left > 0 ? [moreItem(left)] : [])].join(''));
}

/** The worst kinds first. */
function effectList(effects: readonly Effect[]): string {
  if (effects.length === 0) return '';
  const sorted = payloadKinds.flatMap((kind) => effects.filter((effect) => effect.kind === kind));
  const items = sorted.slice(0, effectLimit).map(({ kind, within, text: says, place }) => {
    const where = element('span', { class: 'soft' }, codeOf(placeText(place), pathLimit));
    return element('li', {}, `${element('strong', {}, kind)}: ${codeOf(within)} ${text(says)} ${where}`);
  });
  const left = sorted.length - effectLimit;
  return element('ul', { class: 'plain' }, [...items, ...(left > 0 ? [moreItem(left)] : [])].join(''));
}

const moreItem = (left: number): string => element('li', {}, `and ${left} more`);
const signed = (points: number): string => `${points < 0 ? '−' : '+'}${Math.abs(points)}`;

function scoreTable(reasons: readonly Reason[], score: number): string {
  const sum = reasons.reduce((total, { points }) => total + points, 0);
  const rows = reasons.map(({ term, points, why }) => [signed(points), codeOf(term, termLimit), text(why)]);
  const held = sum === score ? [] : [[signed(sum), '', `in all, held at ${score}`]];
  const markup = [...rows, ...held].map(([points = '', term = '', why = '']) =>
    element(
      'tr',
      {},
      element('td', { class: 'number' }, points) + element('td', { class: 'term' }, term) + element('td', {}, why),
    ),
  );
  const titles = ['Points', 'Term', 'Reason'].map((title, index) =>
    element('th', { scope: 'col', class: index === 0 ? 'number' : null }, title),
  );
  const head = element('thead', {}, element('tr', {}, titles.join('')));
  return element('table', {}, head + element('tbody', {}, markup.join('')));
}
