/**
 * SARIF 2.1.0 for code scanning, editors and archives. The same input gives the same bytes: no times, no random ids,
 * no absolute paths. Stays within the limits that code scanning sets; what is cut for them is said in a notification.
 */
import type { Log, Notification, Run, Suppression, Tool } from 'sarif';
import { suppressionsOf } from './announced.js';
import { counted, visibleFindings } from './explain.js';
import { escapeJson } from './escape.js';
import { lineHashes } from './line-hash.js';
import {
  artifactIndex,
  artifactLocation,
  artifactsOf,
  baseIds,
  encoded,
  escapedData,
  locationOf,
  messageText,
} from './sarif-places.js';
import { resultOf } from './sarif-result.js';
import {
  notificationDescriptors,
  notificationReference,
  ruleDescriptor,
  weaknesses,
  weaknessTaxonomy,
} from './sarif-rules.js';
import type { Analysis, Finding, Place, Problem, Verdict } from '../model.js';
import type { Rule } from '../rulebook/shapes.js';
import type { ReportContext, Writer } from './context.js';
import type { ResultWithMessage } from './sarif-result.js';

const resultLimit = 25_000;
const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

/** Writes a log with one run. Hidden findings only when asked for. */
export const sarif: Writer = (analysis, context) => {
  const log: Log = { $schema: schema, version: '2.1.0', runs: [runOf(analysis, context)] };
  return escapeJson(`${JSON.stringify(log, null, 2)}\n`);
};

function runOf(analysis: Analysis, context: ReportContext): Run {
  const { rules } = context;
  const findings = visibleFindings(analysis, context.showHidden).slice(0, resultLimit);
  const known = weaknesses(rules);
  const artifacts = artifactIndex([
    ...findings.flatMap(pathsOf),
    ...analysis.problems.map(({ path }) => path),
    ...analysis.undecided.map(({ place }) => place.path),
  ]);
  const { releaseDate, summary, verdict } = analysis;
  const suppressions = suppressionsIn(findings, verdict, artifacts);
  const facts = { rules, weaknesses: known, artifacts, lineHash: lineHasher(context), suppressions };
  const results = findings.map((finding) => resultOf(finding, facts));
  return {
    tool: toolOf(analysis, rules, results, findings, known),
    automationDetails: { id: `defuser/${encoded(verdict.channel)}/` },
    columnKind: 'utf16CodeUnits',
    defaultEncoding: 'utf-8',
    defaultSourceLanguage: 'javascript',
    language: 'en-US',
    originalUriBaseIds: baseIds(),
    taxonomies: [weaknessTaxonomy(known)],
    invocations: [
      { executionSuccessful: true, toolExecutionNotifications: notificationsOf(analysis, context, artifacts) },
    ],
    artifacts: artifactsOf(artifacts),
    results: results.map(({ result }) => result),
    properties: escapedData({ releaseDate, summary, verdict }) as Record<string, unknown>,
  };
}

function toolOf(
  analysis: Analysis,
  rules: readonly Rule[],
  results: readonly ResultWithMessage[],
  findings: readonly Finding[],
  known: readonly number[],
): Tool {
  const { name, version } = analysis.tool;
  return {
    driver: {
      name,
      fullName: `${name} ${version}`,
      organization: 'Defuser',
      version,
      semanticVersion: version,
      informationUri: 'https://defuser.example.com/',
      language: 'en-US',
      contents: ['localizedData', 'nonLocalizedData'],
      supportedTaxonomies: [{ name: 'CWE', index: 0 }],
      rules: rules.map((rule) => ruleDescriptor(rule, findings, templatesOf(rule, results), known)),
      notifications: notificationDescriptors(),
    },
  };
}

/** Message id → message string, of the messages that the rule's results use. */
function templatesOf(rule: Rule, results: readonly ResultWithMessage[]): ReadonlyMap<string, string> {
  const used = results
    .filter(({ result }) => result.ruleId === rule.id)
    .flatMap(({ ruleMessage }) => ruleMessage ?? []);
  return new Map(used.map(({ message, template }) => [message.id, template]));
}

const pathsOf = ({ place, steps, anchor, effects, generated, declared }: Finding): readonly string[] => [
  place.path,
  ...generated.map((one) => one.place.path),
  ...steps.map((step) => step.place.path),
  ...(anchor.place === null ? [] : [anchor.place.path]),
  ...effects.map((effect) => effect.place.path),
  ...(declared === null ? [] : [declared.place.path]),
];

/** Either every result of a run tells its suppressions, or none does. */
function suppressionsIn(
  findings: readonly Finding[],
  verdict: Verdict,
  artifacts: ReadonlyMap<string, number>,
): ReadonlyMap<Finding, readonly Suppression[]> {
  const said = findings.map(
    (finding) => [finding, suppressionsOf(finding, verdict, (place) => locationOf(place, artifacts))] as const,
  );
  return new Map(said.some(([, some]) => some.length > 0) ? said : []);
}

/** Hashes a file's lines once, when the first of its places is asked for. */
function lineHasher({ readLines }: ReportContext): (place: Place) => string | null {
  const hashes = new Map<string, readonly string[]>();
  return ({ path, line }) => {
    const known = hashes.get(path) ?? lineHashes(readLines(path) ?? []);
    hashes.set(path, known);
    return known[line - 1] ?? null;
  };
}

function notificationsOf(
  analysis: Analysis,
  { showUndecided, showHidden }: ReportContext,
  artifacts: ReadonlyMap<string, number>,
): Notification[] {
  const { problems, undecided } = analysis;
  const left = visibleFindings(analysis, showHidden).length - resultLimit;
  return [
    ...problems.map((problem) => problemNotification(problem, artifacts)),
    ...(showUndecided ? undecided : []).map(({ place, code, why }): Notification => ({
      descriptor: notificationReference('undecided'),
      level: 'note',
      message: { text: messageText(why) },
      locations: [locationOf(place, artifacts, { code })],
    })),
    ...(left > 0 ? [cutNotification(left)] : []),
  ];
}

const problemNotification = (
  { kind, path, line, message, incomplete }: Problem,
  artifacts: ReadonlyMap<string, number>,
): Notification => ({
  descriptor: notificationReference(kind),
  level: incomplete ? 'warning' : 'note',
  message: { text: messageText(message) },
  locations: [
    {
      physicalLocation: {
        artifactLocation: artifactLocation(path, artifacts),
        ...(line === null ? {} : { region: { startLine: line } }),
      },
    },
  ],
});

const cutNotification = (left: number): Notification => ({
  level: 'warning',
  message: {
    text: `Left out: ${counted(left, 'finding')} of the lowest score; a run may hold ${counted(resultLimit, 'result')}.`,
  },
});
