/**
 * Where what was written and what a build made of it do not say the same of a guard: it stands in one of the two alone,
 * acts in one alone, or at another time. Takes groups of findings of one guard, gives sentences. Nothing is said of texts
 * of which it is not known that one was made of the other.
 */
import type { Disagreement, Finding, Profile } from '../model.js';
import { whenOf } from '../identity.js';
import { isBuilt } from './twins.js';
import type { Told } from './twins.js';

type Group = readonly Told[];

/** What is compared. */
export interface Disagreeing {
  readonly groups: readonly Group[];
  /** Which of the builds was analysed. */
  readonly profile: Profile;
  /** The texts that were scanned, by the names that reports use. */
  readonly scanned: ReadonlySet<string>;
  /** Generated text → scanned texts that its source map names, asked for the texts in which findings were written. */
  readonly named: (written: ReadonlySet<string>) => ReadonlyMap<string, ReadonlySet<string>>;
}

const pathLimit = 6;

const isWritten = ({ finding, traits }: Told): boolean => !finding.isMapped && !isBuilt(traits.form);
const isGenerated = ({ finding, traits }: Told): boolean => finding.isMapped || isBuilt(traits.form);
const namesOf = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** The disagreements of each group that has some. */
export function disagreementsIn(facts: Disagreeing): ReadonlyMap<Group, readonly Disagreement[]> {
  const written = new Set(
    facts.groups.flatMap((group) => group.filter(isWritten).map(({ finding }) => finding.place.path)),
  );
  // Without sources among the findings there are no two sides that could disagree.
  const made = madeOf(facts.groups, facts.scanned, written.size === 0 ? new Map() : facts.named(written));
  return new Map(
    facts.groups.map((group) => [group, ofGroup(group, made, facts)] as const).filter(([, some]) => some.length > 0),
  );
}

/** Generated text → the scanned texts of which it is known to be made. */
function madeOf(
  groups: readonly Group[],
  scanned: ReadonlySet<string>,
  named: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const made = new Map([...named].map(([path, sources]) => [path, new Set(sources)]));
  const note = (path: string, source: string): void => {
    const known = made.get(path) ?? new Set();
    made.set(path, known.add(source));
  };
  for (const group of groups) {
    const sources = group.filter(isWritten).map(({ finding }) => finding.place.path);
    for (const { finding, traits } of group.filter(isGenerated)) {
      for (const source of sources) note(traits.path, source);
      if (finding.isMapped && scanned.has(finding.place.path)) note(traits.path, finding.place.path);
    }
  }
  return made;
}

type Made = ReadonlyMap<string, ReadonlySet<string>>;

function ofGroup(group: Group, made: Made, facts: Disagreeing): readonly Disagreement[] {
  const sources = group.filter(isWritten);
  const builds = group.filter(isGenerated);
  const [source] = sources;
  if (source === undefined) return builds.flatMap((built) => onlyGenerated(built, made, facts)).slice(0, pathLimit);
  const missing = [...made]
    .filter(([path, of]) => of.has(source.finding.place.path) && !group.some(({ traits }) => traits.path === path))
    .map(([path]) => path)
    .sort();
  return [
    ...builds.flatMap((built) => otherwise(source.finding, built, facts.profile)),
    ...missing.map((path) => onlySource(source.finding, path)),
  ].slice(0, pathLimit);
}

/** In the generated text, and not where it says to come from. */
function onlyGenerated({ finding, traits }: Told, made: Made, { scanned }: Disagreeing): Disagreement[] {
  const { path, replaced } = traits;
  if ((made.get(path)?.size ?? 0) === 0) return [];
  const said = (text: string): Disagreement[] => [{ kind: 'only-generated', path, text: `Only in ${path}: ${text}` }];
  if (!finding.isMapped)
    return said('no source that was scanned says the same, so the build or a dependency brings it in');
  if (!scanned.has(finding.place.path)) return [];
  const where = `${finding.place.path}:${finding.place.line}`;
  return replaced.length > 0
    ? said(`the build put a value in the place of ${namesOf(replaced)} at ${where}, and that decides`)
    : said(`the source at ${where} does not say it by itself`);
}

function onlySource({ arming, conditions }: Finding, path: string): Disagreement {
  const folded =
    arming === 'armed' || conditions.length === 0 ? '' : `; ${namesOf(conditions)} may have folded it away`;
  return {
    kind: 'only-source',
    path,
    text: `Only in the source: it was not found in ${path}, which is built from it${folded}`,
  };
}

/** Both hold it, but not alike. */
function otherwise(written: Finding, { finding: built, traits }: Told, profile: Profile): Disagreement[] {
  const { path, replaced } = traits;
  if (whenOf(written) !== whenOf(built)) {
    const how = replaced.length === 0 ? '' : ` in the place of ${namesOf(replaced)}`;
    return [{ kind: 'otherwise', path, text: `In ${path} the build has put a date${how}: ${whenOf(built)}` }];
  }
  if (written.arming === built.arming) return [];
  return armedOtherwise(written, built, profile).map(([kind, text]) => ({
    kind,
    path,
    text: text.replace('PATH', () => path),
  }));
}

/** The other build than the one that was analysed. */
const others = { production: 'development', development: 'production', none: 'one build' } as const;

function armedOtherwise(written: Finding, built: Finding, profile: Profile): [Disagreement['kind'], string][] {
  const [waits, decided] = [namesOf(written.conditions), namesOf(built.conditions)];
  if (written.arming === 'disarmed')
    return [['only-generated', `Only in PATH: the bundler folded ${waits || 'its flag'} to ${others[profile]}`]];
  if (built.arming === 'disarmed')
    return [['only-source', `Only in the source: disarmed in PATH${decided === '' ? '' : ` by ${decided}`}`]];
  // Of a flag in a variable the name is gone, and with it what tells a flag; members keep theirs.
  const flags = namesOf(written.conditions.filter((text) => /\.[A-Za-z_$]/.test(text)));
  if (built.arming !== 'armed' || flags === '') return [];
  return [['otherwise', `Armed in PATH: the build decided about ${flags}, for which the source waits`]];
}
