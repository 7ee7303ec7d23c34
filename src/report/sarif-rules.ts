/** What SARIF wants to be told about the tool: its rules, the kinds of its notifications, the weaknesses they stand for. */
import type { ReportingDescriptor, ReportingDescriptorReference, ToolComponent } from 'sarif';
import { sentence } from './explain.js';
import type { Finding, Problem } from '../model.js';
import type { Rule } from '../rulebook/shapes.js';

const site = 'https://defuser.example.com';
const shortLimit = 1000;
const timeBomb = 511;
const taxonomy = { name: 'CWE', index: 0 } as const;

const problemTexts: Readonly<Record<Problem['kind'], string>> = {
  'syntax-error': 'A file has a syntax error, and what the parser could not read was not analysed.',
  binary: 'A file is not text and was not analysed.',
  'too-large': 'A file exceeds the size limit and was not analysed.',
  unreadable: 'A file could not be read and was not analysed.',
  budget: 'The budget of the evaluation ran out before everything was evaluated.',
  undecided: 'The outcome of a guard on the clock stayed open at every instant tried.',
  'not-analysable': 'A file holds code in a form that cannot be analysed.',
  'source-map': 'A source map could not be used, so that findings stay at their generated places.',
  directive: 'A comment for Defuser cannot be followed, or nothing follows from it.',
  baseline: 'An entry of the baseline expired, stands for nothing any more, or knows a finding with another date.',
};
const problemKinds = Object.keys(problemTexts) as readonly Problem['kind'][];

/** The weaknesses that the rules name, sorted; time bombs always among them. */
export const weaknesses = (rules: readonly Rule[]): readonly number[] =>
  [...new Set([timeBomb, ...rules.flatMap(({ cwe }) => cwe)])].sort((a, b) => a - b);

/** References to a rule's weaknesses in the taxonomy. */
export const taxaOf = (rule: Rule, known: readonly number[]): ReportingDescriptorReference[] =>
  [...new Set(rule.cwe)].map((cwe) => ({
    id: `CWE-${cwe}`,
    index: known.indexOf(cwe),
    toolComponent: { ...taxonomy },
  }));

/** The score as code scanning wants it: text, above 0 and at most 10; its "critical" starts above 9.0. */
export function securitySeverity(score: number): string {
  const tenth = Math.min(10, Math.max(0.1, score / 10));
  return (tenth >= 9 ? Math.max(9.1, tenth) : tenth).toFixed(1);
}

// A name may not be the id again, not even in another case: hence the nouns behind it.
const pascal = (id: string): string => id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
const short = (text: string): string => sentence(text.slice(0, shortLimit));

/** A rule for the driver. Its security severity is that of the worst finding it made in this run. */
export function ruleDescriptor(
  rule: Rule,
  findings: readonly Finding[],
  templates: ReadonlyMap<string, string>,
  known: readonly number[],
): ReportingDescriptor {
  const worst = Math.max(-1, ...findings.filter(({ ruleId }) => ruleId === rule.id).map(({ score }) => score));
  const strings = [...templates].map(([id, text]) => [id, { text }] as const);
  const { why, fix } = rule.message;
  return {
    id: rule.id,
    name: `${pascal(rule.id)}Guard`,
    shortDescription: { text: short(rule.title) },
    fullDescription: { text: short(why) },
    messageStrings: Object.fromEntries(strings.length === 0 ? [['default', { text: short(rule.title) }]] : strings),
    helpUri: `${site}/rules/${rule.id}`,
    help: {
      text: sentence(fix),
      markdown: `# ${rule.title}\n\n${sentence(why)}\n\n## How to fix\n\n${sentence(fix)}\n`,
    },
    defaultConfiguration: { level: 'warning' },
    relationships: taxaOf(rule, known).map((target) => ({ target, kinds: ['superset'] })),
    properties: {
      precision: rule.precision,
      tags: ['security', 'time-bomb', ...rule.cwe.map((cwe) => `external/cwe/cwe-${cwe}`)].slice(0, 10),
      ...(worst < 0 ? {} : { 'security-severity': securitySeverity(worst) }),
    },
  };
}

/** The kinds of notification, in a fixed order. */
export const notificationDescriptors = (): ReportingDescriptor[] =>
  problemKinds.map((kind) => ({
    id: kind,
    name: `${pascal(kind)}Problem`,
    shortDescription: { text: problemTexts[kind] },
    fullDescription: { text: problemTexts[kind] },
    helpUri: `${site}/notifications/${kind}`,
    help: { text: 'See the message of the notification for what to do.' },
    defaultConfiguration: { level: 'warning' },
  }));

/** A reference to the kind of a notification. */
export const notificationReference = (kind: Problem['kind']): ReportingDescriptorReference => ({
  id: kind,
  index: problemKinds.indexOf(kind),
});

/** The part of the Common Weakness Enumeration that the rules refer to. */
export const weaknessTaxonomy = (known: readonly number[]): ToolComponent => ({
  name: taxonomy.name,
  organization: 'MITRE',
  version: '4.20',
  informationUri: 'https://cwe.mitre.org/',
  shortDescription: { text: 'The MITRE Common Weakness Enumeration.' },
  fullDescription: { text: 'The entries of the MITRE Common Weakness Enumeration that this tool refers to.' },
  isComprehensive: false,
  contents: ['localizedData', 'nonLocalizedData'],
  language: 'en-US',
  taxa: known.map((cwe) => {
    const page = `https://cwe.mitre.org/data/definitions/${cwe}.html`;
    const title = cwe === timeBomb ? 'Logic/Time Bomb.' : `Weakness ${cwe} of the enumeration.`;
    return {
      id: `CWE-${cwe}`,
      name: cwe === timeBomb ? 'LogicTimeBomb' : `Weakness${cwe}`,
      shortDescription: { text: title },
      fullDescription: { text: title },
      helpUri: page,
      help: { text: `See ${page}.` },
    };
  }),
});
