/**
 * The scorer behind `npm run corpus`: which finding meets which label, and what the figures count. Findings are written
 * by hand as SARIF; no package is downloaded or scanned.
 */
import { describe, expect, it } from '@jest/globals';

interface Label {
  readonly label: 'bomb' | 'benign';
  readonly line: number;
  readonly column?: number;
  readonly [key: string]: unknown;
}
interface Share {
  readonly count: number;
  readonly of: number;
}
interface Score {
  readonly rows: readonly { readonly severity: string | null }[];
  readonly elsewhere: readonly unknown[];
}
interface Scorer {
  scorePackage(labels: readonly Label[], results: readonly object[]): Score;
  lostPackage(labels: readonly Label[]): Score;
  figures(rows: Score['rows']): Readonly<Record<string, Share>>;
}
const load = async (path: string): Promise<unknown> => import(new URL(path, import.meta.url).href);
const { scorePackage, lostPackage, figures } = (await load('../../scripts/corpus/score.mjs')) as Scorer;

const shared = { package: 'p', version: '1.0.0', file: 'a.js', trigger: 'fixed-date', payload: 'throw' };
const bomb = (line: number, more: object = {}): Label => ({ ...shared, label: 'bomb', line, deadline: null, ...more });
const benign = (line: number): Label => ({ ...shared, label: 'benign', line, deadline: null });

const location = (region: object, uri = 'a.js') => ({ physicalLocation: { artifactLocation: { uri }, region } });
const finding = (region: object, properties: object = {}, more: object = {}) => ({
  ruleId: 'fixed-date',
  level: 'error',
  locations: [location(region)],
  properties: { severity: 'high', trigger: 'fixed-date', payload: 'throw', deadline: null, ...properties },
  ...more,
});
const severities = (labels: readonly Label[], ...results: object[]): (string | null)[] =>
  scorePackage(labels, results).rows.map((row) => row.severity);

describe('a label is met', () => {
  it('by a guard within two lines', () => {
    const region = { startLine: 10, startColumn: 1, endLine: 10, endColumn: 20 };
    expect(severities([bomb(8), bomb(12), bomb(7), bomb(13)], finding(region))).toEqual(['high', 'high', null, null]);
  });
  it('by the beginning of a region that sweeps', () => {
    const region = { startLine: 10, startColumn: 1, endLine: 500, endColumn: 2 };
    expect(severities([bomb(18), bomb(19)], finding(region))).toEqual(['high', null]);
  });
  it('within 250 characters, where the label has a column', () => {
    const region = { startLine: 1, startColumn: 1000, endLine: 1, endColumn: 9000 };
    const labels = [750, 749, 1650, 1651].map((column) => bomb(1, { column }));
    expect(severities(labels, finding(region))).toEqual(['high', null, 'high', null]);
  });
  it('in its own file alone, named from the package or from further up', () => {
    const at = (uri: string) => finding({ startLine: 3 }, {}, { locations: [location({ startLine: 3 }, uri)] });
    const uris = ['a.js', './a.js', 'cache/p@1.0.0/a.js', 'b/a.js', 'cache/p@2.0.0/a.js'];
    expect(uris.map((uri) => severities([bomb(3)], at(uri))[0])).toEqual(['high', 'high', 'high', null, null]);
  });
  it('by a related place or the flow if it is a bomb, by the guard alone if it is a look-alike', () => {
    const related = { relatedLocations: [{ ...location({ startLine: 90 }), properties: { role: 'clock' } }] };
    const flow = {
      codeFlows: [{ threadFlows: [{ locations: [{ location: location({ startLine: 90 }) }] }] }],
    };
    for (const more of [related, flow]) {
      const elsewhere = finding({ startLine: 10 }, {}, more);
      expect(severities([bomb(90), benign(90), benign(10)], elsewhere)).toEqual(['high', null, 'high']);
    }
    const generated = { relatedLocations: [{ ...location({ startLine: 90 }), properties: { role: 'generated' } }] };
    expect(severities([benign(90)], finding({ startLine: 10 }, {}, generated))).toEqual(['high']);
  });
  it('by the worst of several findings', () => {
    const low = finding({ startLine: 5 }, { severity: 'low' });
    expect(severities([bomb(5)], low, finding({ startLine: 5 }, { severity: 'critical' }))).toEqual(['critical']);
  });
});

describe('the figures', () => {
  it('count found, flagged, agreeing and elsewhere', () => {
    const labels = [bomb(10, { deadline: '2031-01-01' }), bomb(30, { minified: true }), bomb(50), benign(70)];
    const score = scorePackage(labels, [
      finding({ startLine: 10 }, { deadline: '2031-01-02T00:00:00.000' }),
      finding({ startLine: 30 }, { severity: 'low', payload: 'nag' }),
      finding({ startLine: 70 }, { severity: 'medium' }),
      finding({ startLine: 200 }),
      finding({ startLine: 300 }, { severity: 'low' }),
    ]);
    expect(score.elsewhere).toHaveLength(1);
    expect(figures(score.rows)).toEqual({
      bombsFound: { count: 2, of: 3 },
      bombsFlagged: { count: 1, of: 3 },
      minifiedBombsFlagged: { count: 0, of: 1 },
      lookalikesFlagged: { count: 1, of: 1 },
      minifiedLookalikesFlagged: { count: 0, of: 0 },
      lookalikesShown: { count: 1, of: 1 },
      triggerAgrees: { count: 2, of: 2 },
      payloadAgrees: { count: 1, of: 2 },
      deadlineAgrees: { count: 1, of: 1 },
    });
  });
  it('count the bombs of a package that was not scanned as missed', () => {
    expect(lostPackage([bomb(1), benign(2)]).rows).toHaveLength(1);
    expect(figures(lostPackage([bomb(1), benign(2)]).rows)).toMatchObject({ bombsFound: { count: 0, of: 1 } });
  });
});
