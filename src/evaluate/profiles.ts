/**
 * The two builds that a text stands for: the one that is released and the one that developers run. What only one of
 * them does is folded away in the other. Takes switches and what the user gave, decides nothing about guards.
 */
import { definesFrom } from './defines.js';
import type { Defines } from './defines.js';
import type { Profile } from '../model.js';
import { parseDate } from './time.js';

/** A name with its value in either build. */
export interface Switch {
  readonly name: string;
  readonly release: string;
  readonly development: string;
}

export interface Builds {
  readonly defines: Defines;
  /** The same for the other build; null when nothing is folded. A flag that the user gave is unknown there. */
  readonly others: Defines | null;
}

const isFlag = (text: string): boolean =>
  text.trim() === '' || (Number.isNaN(Number(text)) && parseDate(text) === null);

/**
 * The defines of both builds. What the user gives goes before the switches.
 * @example buildsOf('production', [{ name: '__DEV__', release: 'false', development: 'true' }], {}).defines.get('__DEV__') // false
 */
export function buildsOf(
  profile: Profile,
  switches: readonly Switch[],
  given: Readonly<Record<string, string>>,
): Builds {
  if (profile === 'none') return { defines: definesFrom(given), others: null };
  const released = Object.fromEntries(switches.map(({ name, release }) => [name, release]));
  const developed = Object.fromEntries(switches.map(({ name, development }) => [name, development]));
  const [here, there] = profile === 'production' ? [released, developed] : [developed, released];
  const flags = new Set(Object.keys(given).filter((name) => isFlag(given[name] ?? '')));
  const kept = Object.fromEntries(Object.entries(given).filter(([name]) => !flags.has(name)));
  const elsewhere = Object.fromEntries(Object.entries(there).filter(([name]) => !flags.has(name)));
  return { defines: definesFrom({ ...here, ...given }), others: definesFrom({ ...elsewhere, ...kept }) };
}
