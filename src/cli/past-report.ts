/**
 * What a report said, read back: JSON or SARIF of Defuser → its findings, as far as `explain` tells of them. A report is
 * a file like any other, so nothing in it is trusted to be of the right kind.
 */
import type { Analysis } from '../model.js';
import { DefuserError } from '../errors.js';

/** A finding as it was told. Texts are hostile. */
export interface Told {
  readonly fingerprint: string;
  readonly ruleId: string;
  readonly severity: string;
  readonly score: number | null;
  /** `src/a.ts:12:3`. */
  readonly place: string;
  readonly message: string;
  /** Word → value, of what is known: deadline, period, payload, arming, state, anchor. */
  readonly facts: Readonly<Record<string, string>>;
  readonly reasons: readonly { readonly term: string; readonly points: number; readonly why: string }[];
}

type Data = Readonly<Record<string, unknown>>;

/** The findings of an analysis that was just made. */
export const toldBy = ({ findings }: Pick<Analysis, 'findings'>): readonly Told[] =>
  findings.map((finding) => toldInJson(finding as unknown as Data));

/**
 * The findings of a report's text.
 * @throws DefuserError when it is neither
 */
export function toldIn(text: string, file: string): readonly Told[] {
  const data = parsed(text, file);
  if (Array.isArray(data.findings)) return data.findings.map(recordOf).map(toldInJson);
  if (Array.isArray(data.runs)) {
    return data.runs.map(recordOf).flatMap(({ results }) => listOf(results).map(toldInSarif));
  }
  throw new DefuserError(`${file} is no report of Defuser`, 'Write one with --format json or --format sarif');
}

function parsed(text: string, file: string): Data {
  try {
    return recordOf(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    throw new DefuserError(`${file} is not valid JSON`, 'Write one with --format json or --format sarif');
  }
}

function toldInJson(finding: Data): Told {
  const { place, message, anchor } = finding;
  const { path, line, column } = recordOf(place);
  return {
    fingerprint: textOf(finding.fingerprint),
    ruleId: textOf(finding.ruleId),
    place: [path, line, column].map(textOf).join(':'),
    message: ['what', 'why', 'fix'].map((part) => textOf(recordOf(message)[part])).join('\n'),
    ...valuesOf(finding, textOf(recordOf(anchor).text)),
  };
}

function toldInSarif(result: Data): Told {
  const properties = recordOf(result.properties);
  const { artifactLocation, region } = recordOf(listOf(result.locations)[0]?.physicalLocation);
  const { startLine, startColumn } = recordOf(region);
  return {
    fingerprint: textOf(recordOf(result.partialFingerprints)['defuser/v1']),
    ruleId: textOf(result.ruleId),
    place: [recordOf(artifactLocation).uri, startLine, startColumn].map(textOf).join(':'),
    message: textOf(recordOf(result.message).text).replace(/\[([^\]]*)\]\(\d+\)/g, '$1'),
    ...valuesOf(properties, textOf(recordOf(properties.anchor).text)),
  };
}

function valuesOf(data: Data, anchor: string): Pick<Told, 'severity' | 'score' | 'facts' | 'reasons'> {
  const facts = ['deadline', 'period', 'state', 'payload', 'arming'].map((key) => [key, textOf(data[key])]);
  return {
    severity: textOf(data.severity),
    score: typeof data.score === 'number' ? data.score : null,
    facts: Object.fromEntries([...facts, ['anchor', anchor]].filter(([, value]) => value !== '')) as Told['facts'],
    reasons: listOf(data.reasons).map(({ term, points, why }) => ({
      term: textOf(term),
      points: typeof points === 'number' ? points : 0,
      why: textOf(why),
    })),
  };
}

const recordOf = (value: unknown): Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
const listOf = (value: unknown): readonly Data[] => (Array.isArray(value) ? value.map(recordOf) : []);
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
