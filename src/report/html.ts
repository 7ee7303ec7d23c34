/**
 * The report as one page for people who were not there: verdict, time line, findings with their evidence, what could
 * not be read. It holds no script and asks for nothing from anywhere: its own policy forbids both.
 */
import { createHash } from 'node:crypto';
import { byDeadline } from './deadlines.js';
import {
  bySeverity,
  counted,
  deadlinePhrase,
  grouped,
  sentence,
  statePhrase,
  verdictPhrase,
  visibleFindings,
} from './explain.js';
import { codeOf, described, findingArticle, text } from './html-finding.js';
import { style } from './html-style.js';
import { timeLine } from './html-time.js';
import { placeText } from './pretty-finding.js';
import { element, openTag } from './xml.js';
import type { Analysis, Finding, Problem, Undecided } from '../model.js';
import type { ReportContext, Writer } from './context.js';

/** Findings beyond these are counted: a browser has to hold the page. */
const findingLimit = 1000;
const lineLimit = 2000;
const pathLimit = 300;

/** Writes the page. */
export const html: Writer = (analysis, context) => {
  const body = [
    element('a', { class: 'skip', href: '#main' }, 'Skip to the report'),
    header(analysis),
    element('main', { id: 'main' }, mainParts(analysis, context).join('\n')),
    element('footer', {}, element('p', {}, `${text(analysis.tool.name)} ${text(analysis.tool.version)}`)),
  ];
  const page = element(
    'html',
    { lang: 'en' },
    `\n${head(analysis)}\n${element('body', {}, `\n${body.join('\n')}\n`)}\n`,
  );
  return `<!DOCTYPE html>\n${page}\n`;
};

function head({ verdict }: Analysis): string {
  const digest = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
  const parts = [
    openTag('meta', { charset: 'utf-8' }, '/'),
    openTag('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }, '/'),
    openTag('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }, '/'),
    openTag('meta', { name: 'referrer', content: 'no-referrer' }, '/'),
    element('title', {}, `Defuser: ${verdict.pass ? 'pass' : 'fail'}`),
    element('style', {}, style),
  ];
  return element('head', {}, `\n${parts.join('\n')}\n`);
}

function header({ verdict, summary, findings, problems, releaseDate }: Analysis): string {
  const [word = '', said = ''] = verdictPhrase(verdict).split(/: (.*)/s);
  const severities = bySeverity(findings).map(([severity, count]) => `${count} ${severity}`);
  const facts = [
    described('Findings', severities.length === 0 ? 'none' : severities.join(', ')),
    described('Files', `${grouped(summary.files)} read, ${grouped(summary.parsed)} parsed`),
    described('Clock', `${counted(summary.clockReads, 'read')}, ${counted(summary.guards, 'guard')}`),
    described('Left undecided', counted(summary.undecided, 'guard')),
    described('Problems', problems.length === 0 ? 'none' : grouped(problems.length)),
    described('Release', releaseDate === null ? '' : text(releaseDate)),
  ];
  const badge = element('span', { class: 'word' }, word);
  return element(
    'header',
    {},
    [
      element('h1', {}, 'Defuser: what changes its mind on a date'),
      element('p', { class: `verdict ${word}` }, `${badge} ${element('span', {}, text(sentence(said)))}`),
      element(
        'dl',
        { class: 'facts' },
        facts
          .filter((fact) => fact !== '')
          .map((fact) => element('div', {}, fact))
          .join(''),
      ),
    ].join('\n'),
  );
}

function mainParts(analysis: Analysis, context: ReportContext): readonly string[] {
  const { problems, undecided, releaseDate, verdict } = analysis;
  const findings = visibleFindings(analysis, context.showHidden);
  const failing = new Set(verdict.failing);
  const shownOnes = findings.slice(0, findingLimit);
  const numbers = new Map(shownOnes.map((finding, index) => [finding, index + 1]));
  const numberOf = (finding: Finding): number => numbers.get(finding) ?? 0;
  const articles = shownOnes.map((finding, index) =>
    findingArticle(finding, {
      number: index + 1,
      fails: failing.has(finding.fingerprint),
      lines: context.readLines(finding.place.path),
    }),
  );
  const left = findings.length - shownOnes.length;
  const more = left > 0 ? [element('p', {}, `${counted(left, 'more finding')} left out for length.`)] : [];
  if (findings.length === 0) articles.push(element('p', {}, 'No time bomb found.'));
  return [
    findings.length === 0
      ? ''
      : section('deadlines', 'Deadlines', [
          timeLine(shownOnes, releaseDate, numberOf),
          deadlineTable(byDeadline(shownOnes), numberOf, failing, releaseDate !== null),
        ]),
    section('findings', 'Findings', [...articles, ...more]),
    listSection('unread', 'What could not be read', problems, problemItem),
    context.showUndecided ? listSection('undecided', 'Undecided guards', undecided, undecidedItem) : '',
  ];
}

const section = (id: string, title: string, parts: readonly string[]): string =>
  element(
    'section',
    { 'aria-labelledby': id },
    `\n${element('h2', { id }, title)}\n${parts.filter((part) => part !== '').join('\n')}\n`,
  );

function listSection<Item>(
  id: string,
  title: string,
  items: readonly Item[],
  markupOf: (item: Item) => string,
): string {
  if (items.length === 0) return '';
  const left = items.length - lineLimit;
  const lines = items.slice(0, lineLimit).map((item) => element('li', {}, markupOf(item)));
  const more = left > 0 ? [element('li', {}, `and ${grouped(left)} more`)] : [];
  return section(id, title, [element('ul', { class: 'plain' }, [...lines, ...more].join('\n'))]);
}

function deadlineTable(
  findings: readonly Finding[],
  numberOf: (finding: Finding) => number,
  failing: ReadonlySet<string>,
  judged: boolean,
): string {
  const titles = [
    'Finding',
    'Deadline',
    ...(judged ? ['Meaning'] : []),
    'Severity',
    'Gate',
    'Rule',
    'Payload',
    'Where',
  ];
  const rows = findings.map((finding) => {
    const { severity, ruleId, payload, place, state, fingerprint } = finding;
    const number = numberOf(finding);
    const link = element('a', { href: `#finding-${number}`, 'aria-label': `Finding ${number}` }, `${number}`);
    const cells = [
      element('td', {}, link),
      element('td', { class: 'when' }, text(deadlinePhrase(finding))),
      ...(judged ? [element('td', {}, statePhrase(state))] : []),
      element('td', {}, element('span', { class: `badge ${severity}` }, severity)),
      element('td', {}, failing.has(fingerprint) ? element('strong', {}, 'fails') : 'passes'),
      element('td', {}, text(ruleId)),
      element('td', {}, payload),
      element('td', { class: 'where' }, codeOf(placeText(place), pathLimit)),
    ];
    return element('tr', {}, cells.join(' '));
  });
  const headRow = titles.map((title) => element('th', { scope: 'col' }, title)).join('');
  const table = `${element('thead', {}, element('tr', {}, headRow))}\n${element('tbody', {}, rows.join('\n'))}`;
  return element('table', { class: 'deadlines' }, table);
}

function problemItem({ kind, path, line, message, incomplete }: Problem): string {
  const place = codeOf(path + (line === null ? '' : `:${line}`), pathLimit);
  const what = incomplete ? 'code was left unread' : 'no code was left unread';
  return `${element('strong', {}, kind)} ${place} ${text(sentence(message))} ${element('span', { class: 'soft' }, `(${what})`)}`;
}

const undecidedItem = ({ place, code, why }: Undecided): string =>
  `${codeOf(code)} ${codeOf(placeText(place), pathLimit)} ${text(why)}`;
