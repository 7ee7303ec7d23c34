/**
 * A configuration → what the engine is told: the rulebook with its packs and additions, the texts of defines, which
 * files are left out. Paths in it start from its folder.
 */
import path from 'node:path';
import type { AnalyzeOptions } from '../analyze.js';
import { selectedBy } from '../discover/patterns.js';
import { loadRulebook } from '../rulebook/load.js';
import type { Rulebook } from '../rulebook/shapes.js';
import { checkConfig, placeInObject } from './check.js';
import type { Config } from './shape.js';
import { releaseDate } from './times.js';

/** The shipped rules with the packs and additions of a configuration. Throws a DefuserError where these do not fit. */
export function rulebookFor({ rulePacks = [], catalogues = {} }: Config, folder: string): Rulebook {
  return loadRulebook(
    rulePacks.map((pack) => path.resolve(folder, pack)),
    catalogues,
  );
}

/** Defines as the engine takes them. */
export const definesIn = ({ defines = {} }: Config): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(defines).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );

/** Whether a file below a named directory is left out; null where nothing is. */
export const excludedBy = ({ exclude = [] }: Config, folder: string): ((file: string) => boolean) | null =>
  exclude.length === 0 ? null : selectedBy(exclude, folder);

/** Whether a file below a named directory belongs to what is scanned; null where all do. */
export const includedBy = ({ include }: Config, folder: string): ((file: string) => boolean) | null =>
  include === undefined ? null : selectedBy(include, folder);

/** What may be given beside a configuration, and counts before it. */
export type Given = Omit<AnalyzeOptions, 'sources' | 'data' | 'problems' | 'skipped' | 'rulebook'> & {
  readonly rulebook?: Rulebook | undefined;
};

/**
 * A configuration that was handed over as an object, with what was given beside it, as the engine takes it.
 * @throws DefuserError when it does not fit, naming the path in it
 */
export function withConfig(given: Given, config: unknown, folder: string, name = 'config') {
  const checked = checkConfig(config, placeInObject(name));
  const { rules, channel, failOn, profile, supportWindow } = checked;
  const date = checked.releaseDate === undefined ? undefined : releaseDate(checked.releaseDate);
  return {
    rules: given.rules ?? rules,
    channel: given.channel ?? channel,
    channels: { ...checked.channels, ...given.channels },
    directives: given.directives,
    failOn: given.failOn ?? failOn,
    profile: given.profile ?? profile,
    supportWindow: given.supportWindow ?? supportWindow,
    releaseDate: given.releaseDate ?? date,
    defines: { ...definesIn(checked), ...given.defines },
    rulebook: given.rulebook ?? rulebookFor(checked, folder),
    included: includedBy(checked, folder),
    excluded: excludedBy(checked, folder),
  };
}
