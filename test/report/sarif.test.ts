/** The SARIF log: what consumers and our own contract demand of its structure. The schema alone is a weak check. */
import { describe, expect, it } from '@jest/globals';
import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import { render } from '../../src/report/report.js';
import { argumentsOf } from '../../src/report/sarif-message.js';
import { uriOf } from '../../src/report/sarif-places.js';
import { calm, contextOf, fixedDate, rules, sample } from './sample.js';
import { schemaErrors } from './sarif-schema.js';
import type { Analysis, Finding } from '../../src/model.js';

function runOf(analysis: Analysis, changes = {}): Run {
  const log = JSON.parse(render(analysis, 'sarif', contextOf(changes))) as Log;
  expect(schemaErrors(log)).toEqual([]);
  const [run] = log.runs;
  if (run === undefined) throw new Error('the log has no run');
  return run;
}
function resultOf(finding: Finding): Result {
  const [result] = runOf({ ...sample, findings: [finding] }).results ?? [];
  if (result === undefined) throw new Error('the run has no result');
  return result;
}

describe('a result', () => {
  const result = resultOf(fixedDate);

  it('says rule, level, rank and every promised property', () => {
    expect(result).toMatchObject({ ruleId: 'fixed-date', ruleIndex: 0, level: 'error', rank: 92 });
    expect(result.properties).toMatchObject({
      trigger: 'fixed-date',
      payload: 'terminate',
      arming: 'armed',
      deadline: '2008-08-12T00:00:00.000',
      windows: [{ from: '2008-08-12T00:00:00.000', to: null }],
      period: null,
      anchor: { kind: 'literal', text: 'new Date(2008, 7, 12)' },
      severity: 'critical',
      score: 92,
      reasons: fixedDate.reasons,
      state: 'absolute',
      'security-severity': '9.2',
    });
  });

  it('points at the guard and nothing larger', () => {
    expect(result.locations).toHaveLength(1);
    expect(result.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'src/license.ts', uriBaseId: '%SRCROOT%', index: 0 },
      region: { startLine: 5, startColumn: 10, endLine: 5, endColumn: 38, snippet: { text: fixedDate.code } },
    });
  });

  it('relates clock, anchor and every payload, each place once', () => {
    const related = result.relatedLocations ?? [];
    expect(related.map(({ id, properties }) => [id, properties?.role as string])).toEqual([
      [1, 'clock'],
      [2, 'anchor'],
      [3, 'payload'],
      [4, 'payload'],
      [5, 'payload'],
    ]);
    expect(related.map(({ physicalLocation }) => physicalLocation?.region?.startLine)).toEqual([3, 5, 12, 20, 7]);
  });

  it('has one flow, clock → anchor → guard → payload', () => {
    expect(result.codeFlows).toHaveLength(1);
    const steps = result.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    expect(steps.map(({ kinds }) => kinds?.[0])).toEqual(['clock', 'anchor', 'guard', 'hop', 'payload']);
    expect(steps.map(({ executionOrder }) => executionOrder)).toEqual([1, 2, 3, 4, 5]);
  });

  it("has its own fingerprint and code scanning's", () => {
    expect(result.partialFingerprints).toEqual({
      'defuser/v1': fixedDate.fingerprint,
      primaryLocationLineHash: expect.stringMatching(/^[0-9a-f]+:1$/),
    });
    const unread = runOf(sample, { readLines: () => null }).results?.[0];
    expect(unread?.partialFingerprints).toEqual({ 'defuser/v1': fixedDate.fingerprint });
  });

  it('speaks through a message string of its rule, with links', () => {
    const { id = '', arguments: values = [], text } = result.message;
    expect(text).toBe(
      "The process 'ends' once the clock passes '2008-08-12 00:00 local time'. See [the clock](1), [the anchor](2) and [the payload](3).",
    );
    const rule = runOf(sample).tool.driver.rules?.[0];
    const filled = rule?.messageStrings?.[id]?.text.replace(
      /\{(\d)\}/g,
      (_, index: string) => values[Number(index)] ?? '',
    );
    expect(filled).toBe(text);
  });

  it('keeps the ends of a long flow and a bounded number of related places', () => {
    const [first] = fixedDate.steps;
    const [effect] = fixedDate.effects;
    if (first === undefined || effect === undefined) throw new Error('the sample has steps and effects');
    const steps = Array.from({ length: 300 }, (_, index) => ({ ...first, role: 'hop' as const, text: `hop ${index}` }));
    const effects = Array.from({ length: 300 }, (_, index) => ({
      ...effect,
      place: { ...effect.place, start: index },
    }));
    const long = resultOf({ ...fixedDate, steps, effects });
    const locations = long.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    expect(locations).toHaveLength(100);
    expect(locations.at(-1)?.location?.message?.text).toBe('hop 299.');
    expect(long.relatedLocations).toHaveLength(100);
  });

  it('stands without a rule of its own', () => {
    const bare = runOf(sample, { rules: [] }).results?.[0];
    expect(bare?.message).toEqual({ text: 'The process ends once the clock passes 2008-08-12 00:00 local time.' });
    expect(bare).not.toHaveProperty('ruleIndex');
  });

  it('makes no link and no placeholder of scanned text', () => {
    const text = runOf(sample, { showHidden: true }).results?.[3]?.message.text ?? '';
    expect(text.replace(/\\\]/g, '')).not.toContain('](http');
    expect(text).toContain('{{0}}');
  });
});

describe('the run', () => {
  const run = runOf(sample);

  it('tells reproducible facts about itself', () => {
    expect(run).toMatchObject({
      automationDetails: { id: 'defuser/release/' },
      columnKind: 'utf16CodeUnits',
      defaultSourceLanguage: 'javascript',
      originalUriBaseIds: { '%SRCROOT%': { description: { text: expect.stringMatching(/\.$/) } } },
      taxonomies: [{ name: 'CWE', taxa: [{ id: 'CWE-511' }] }],
    });
    expect(run.originalUriBaseIds?.['%SRCROOT%']).not.toHaveProperty('uri');
    expect(JSON.stringify(run)).not.toMatch(/"(?:guid|startTimeUtc|endTimeUtc|timeUtc)"/);
  });

  it('describes every rule for validators and code scanning', () => {
    const described = run.tool.driver.rules ?? [];
    expect(described.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    for (const rule of described) expectDescribed(rule);
    expect(described[0]?.properties?.['security-severity']).toBe('9.2');
  });

  it('names every problem as a notification', () => {
    const [invocation] = run.invocations ?? [];
    expect(invocation?.executionSuccessful).toBe(true);
    const notifications = invocation?.toolExecutionNotifications ?? [];
    expect(notifications.map(({ level, descriptor }) => [level, descriptor?.id])).toEqual([
      ['warning', 'syntax-error'],
      ['note', 'budget'],
    ]);
    expect(notifications[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('src/broken%20file.ts');
  });

  it('hides what is hidden and lists undecided guards only when asked for', () => {
    expect(run.results).toHaveLength(3);
    const all = runOf(sample, { showHidden: true, showUndecided: true });
    expect(all.results?.[3]).toMatchObject({ level: 'note', properties: { severity: 'hidden' } });
    expect(all.invocations?.[0]?.toolExecutionNotifications).toHaveLength(3);
  });

  it('points every index into its array', () => {
    const uris = run.artifacts?.map(({ location }) => location?.uri);
    const primary = run.results?.map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation) ?? [];
    for (const location of primary) expect(uris?.[location?.index ?? -1]).toBe(location?.uri);
  });

  it('is whole without findings', () => {
    expect(runOf(calm).results).toEqual([]);
  });

  it('stays within the number of results that code scanning takes, and says so', () => {
    const small = { ...fixedDate, steps: [], effects: [], reasons: [], anchor: { ...fixedDate.anchor, place: null } };
    const log = JSON.parse(
      render({ ...sample, findings: Array.from({ length: 25_001 }, () => small) }, 'sarif', contextOf()),
    ) as Log;
    expect(log.runs[0]?.results).toHaveLength(25_000);
    const last = log.runs[0]?.invocations?.[0]?.toolExecutionNotifications?.at(-1);
    expect(last?.message.text).toBe('Left out: 1 finding of the lowest score; a run may hold 25,000 results.');
  });
});

function expectDescribed(rule: ReportingDescriptor): void {
  for (const text of [rule.shortDescription?.text, rule.fullDescription?.text, rule.help?.text]) {
    expect(text).toMatch(/\.$/);
  }
  expect(rule.helpUri).toBe(`https://defuser.example.com/rules/${rule.id}`);
  expect(rule.name).toMatch(/^[A-Z][A-Za-z]+$/);
  expect(rule.name?.toLowerCase()).not.toBe(rule.id);
  for (const { text } of Object.values(rule.messageStrings ?? {})) {
    expect(text).toMatch(/\.$/);
    expect(text).not.toMatch(/(?:^|[^'])\{\d+\}/);
  }
}

describe('URIs', () => {
  it.each([
    ['src/a b.ts', 'src/a%20b.ts'],
    ['/abs/x.js', 'abs/x.js'],
    ['c:/x.js', 'c%3A/x.js'],
    ['../up/ü.js', '../up/%C3%BC.js'],
    ['a\\b#c?.js', 'a%5Cb%23c%3F.js'],
    ['half\ud800.js', 'half%EF%BF%BD.js'],
    ['', 'unnamed'],
  ])('%j becomes %s', (path, uri) => {
    expect(uriOf(path)).toBe(uri);
  });
});

describe('arguments of a message', () => {
  it('are what stands in place of the placeholders', () => {
    expect(argumentsOf('{payload} once {deadline} passes', 'ends once 2008 passes')).toEqual(['ends', '2008']);
    expect(argumentsOf('no placeholder', 'no placeholder')).toEqual([]);
    expect(argumentsOf('{guard}', 'a once b')).toEqual(['a once b']);
  });

  it('are none where the text is another', () => {
    expect(argumentsOf('{payload} once', 'ends twice')).toBeNull();
    expect(argumentsOf('on {deadline}', 'at 2008')).toBeNull();
    expect(argumentsOf('no placeholder', 'no placeholder at all')).toBeNull();
  });
});
