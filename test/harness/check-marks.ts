/**
 * Holds a run's findings against a fixture's marks, one to one. Takes the fixture's text and a function that runs
 * the engine, gives the differences as sentences; none means that the fixture holds.
 */
import type { Finding, Step, Window } from '../../src/model.js';
import { readFixture, type FindingMark, type Fixture, type FixtureFile, type MarkedPlace } from './marks.js';

/** Runs the engine over the files of a fixture. */
export type RunFixture = (
  files: readonly FixtureFile[],
  options: { readonly releaseDate: string | null },
) => Promise<readonly Finding[]> | readonly Finding[];

/**
 * What differs between the marks and the run. Every mark claims one finding; a finding that is shown and that no
 * mark claims is a difference as well. Hidden findings count only where a mark says `severity=hidden`.
 */
export async function checkMarks(fixtureText: string, run: RunFixture, name?: string): Promise<readonly string[]> {
  const fixture = readFixture(fixtureText, name);
  if (fixture.errors.length > 0) return fixture.errors;
  const findings = await run(fixture.files, { releaseDate: fixture.releaseDate });
  const claimed = new Map<FindingMark, Finding>();
  for (const mark of fixture.findings) {
    const finding = findings.find((one) => !isTaken(claimed, one) && isClaimedBy(mark, one));
    if (finding !== undefined) claimed.set(mark, finding);
  }
  return [
    ...fixture.findings.flatMap((mark) => judge(mark, claimed.get(mark))),
    ...findings.filter((one) => one.severity !== 'hidden' && !isTaken(claimed, one)).map(unmarked),
    ...checkSteps(fixture, claimed),
  ];
}

const isTaken = (claimed: ReadonlyMap<FindingMark, Finding>, finding: Finding): boolean =>
  [...claimed.values()].includes(finding);

function isClaimedBy(mark: FindingMark, finding: Finding): boolean {
  const wantsHidden = mark.keys.some(([key, value]) => key === 'severity' && value === 'hidden');
  return (
    finding.ruleId === mark.rule && isAt(mark.place, finding.place) && (finding.severity !== 'hidden' || wantsHidden)
  );
}

/** Same beginning and, on one line, same end; a place of several lines is marked to the end of its first. */
function isAt(marked: MarkedPlace, place: Finding['place']): boolean {
  if (marked.file !== place.path || marked.line !== place.line || marked.column !== place.column) return false;
  return place.endLine === place.line ? place.endColumn === marked.column + marked.length : marked.toLineEnd;
}

function judge(mark: FindingMark, finding: Finding | undefined): readonly string[] {
  const where = `line ${String(mark.at)}: ${mark.rule}`;
  switch (mark.kind) {
    case 'missing':
      return finding === undefined ? [] : [`${where} is found now; change "missing" to "expect"`];
    case 'spurious':
      return finding === undefined ? [`${where} is no longer reported; delete the mark`] : [];
    case 'expect':
      return finding === undefined ? [`${where} is expected here and not found`] : wrongKeys(mark, finding, where);
  }
}

function wrongKeys(mark: FindingMark, finding: Finding, where: string): readonly string[] {
  const facts = factsOf(finding);
  return mark.keys.flatMap(([key, value]) => {
    const actual = facts[key];
    return actual === value ? [] : [`${where}: ${key} is ${actual ?? 'unknown'}, expected ${value}`];
  });
}

const unmarked = (finding: Finding): string =>
  `${finding.place.path}:${String(finding.place.line)}:${String(finding.place.column)}: ${finding.ruleId} is found and ` +
  `not marked: ${finding.code} (payload=${finding.payload} deadline=${finding.deadline ?? 'none'} ` +
  `period=${finding.period ?? 'none'} anchor=${finding.anchor.kind} ${finding.severity})`;

/** What the keys of a mark are compared with. */
function factsOf(finding: Finding): Readonly<Record<string, string>> {
  return {
    deadline: instant(finding.deadline),
    firstMet: instant(finding.firstMet),
    payload: finding.payload,
    effects: [...new Set(finding.effects.map((effect) => effect.kind))].sort().join(','),
    arming: finding.arming,
    period: finding.period ?? 'none',
    anchor: finding.anchor.kind,
    severity: finding.severity,
    state: finding.state,
    windows: finding.windows.map(windowText).join(','),
  };
}

const windowText = ({ every, from, to }: Window): string =>
  `${every === undefined ? '' : `${every}/`}${from === null ? '' : instant(from)}..${to === null ? '' : instant(to)}`;

/** An instant without its zeros: `2027-01-01Z` is midnight UTC, `2027-01-01` midnight by the wall clock. */
const instant = (iso: string | null): string =>
  iso === null
    ? 'none'
    : iso
        .replace(/\.000(?=Z|$)/u, '')
        .replace(/T00:00(:00)?(?=Z|$)/u, '')
        .replace(/(T\d\d:\d\d):00(?=Z|$)/u, '$1');

/** Steps belong to the nearest `expect` above them, else to the first below; one step marked means all are. */
function checkSteps(fixture: Fixture, claimed: ReadonlyMap<FindingMark, Finding>): readonly string[] {
  const owners = fixture.findings.filter((mark) => mark.kind === 'expect');
  const ownerOf = (at: number): FindingMark | undefined => owners.findLast((mark) => mark.at < at) ?? owners[0];
  const orphans = owners.length === 0 ? fixture.steps : [];
  return [
    ...orphans.map((step) => `line ${String(step.at)}: the step belongs to no "expect"`),
    ...owners.flatMap((owner) => {
      const marks = fixture.steps.filter((step) => ownerOf(step.at) === owner);
      const finding = claimed.get(owner);
      return marks.length === 0 || finding === undefined ? [] : compareSteps(marks, finding.steps);
    }),
  ];
}

function compareSteps(marks: Fixture['steps'], steps: readonly Step[]): readonly string[] {
  const open = [...steps];
  const differences: string[] = [];
  for (const mark of marks) {
    const index = open.findIndex((step) => step.role === mark.role && isAt(mark.place, step.place));
    if (index < 0) differences.push(`line ${String(mark.at)}: no step "${mark.role}" lies here`);
    else open.splice(index, 1);
  }
  const rest = open.map(
    (step) =>
      `${step.place.path}:${String(step.place.line)}:${String(step.place.column)}: step "${step.role}" is not marked: ${step.code}`,
  );
  return [...differences, ...rest];
}
