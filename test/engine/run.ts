/**
 * The engine on texts in memory, and what it finds as one short line a finding: `fixed-date 2027-01-01Z throw`.
 * Every table of flows in this folder is written in these lines.
 */
import { analyzeSources } from '../../src/analyze.js';
import { sourceFromText } from '../../src/discover/source.js';
import type { Analysis, Finding } from '../../src/model.js';
import { loadRulebook } from '../../src/rulebook/load.js';

/** One text, or texts by path. */
export type Texts = string | Readonly<Record<string, string>>;

/** The shipped rules, read once. */
export const rulebook = loadRulebook();

/** The name of a text that was given without one. */
export const only = 'main.ts';

/** Analyses texts in the order in which they are given; JSON stands beside them, as discover hands it over. */
export function analyse(texts: Texts, options: { readonly releaseDate?: string } = {}): Promise<Analysis> {
  const files = typeof texts === 'string' ? { [only]: texts } : texts;
  const all = Object.entries(files).map(([path, text]) => sourceFromText(text, path));
  const [data, sources] = [true, false].map((isData) => all.filter(({ path }) => path.endsWith('.json') === isData));
  return analyzeSources({ sources: sources ?? [], data: data ?? [], rulebook, ...options });
}

/** An instant without its zeros. */
export const short = (iso: string): string =>
  iso
    .replace(/\.000(?=Z|$)/u, '')
    .replace(/T00:00:00(?=Z|$)/u, '')
    .replace(/(T\d\d:\d\d):00(?=Z|$)/u, '$1');

/** When a finding harms: its deadline, else its period, else its rhythm with the first span. */
function timeOf({ deadline, period, windows }: Finding): string {
  if (deadline !== null) return short(deadline);
  if (period !== null) return period;
  const recurring = windows.find(({ every }) => every !== undefined);
  if (recurring === undefined) return '-';
  const [from, to] = [recurring.from, recurring.to].map((end) => (end === null ? '' : short(end)));
  return `${recurring.every ?? ''}/${from ?? ''}..${to ?? ''}`;
}

/** A finding as one line: trigger, time, payload. */
export const line = (finding: Finding): string => `${finding.trigger} ${timeOf(finding)} ${finding.payload}`;

/** The spans of time in which a finding harms, in one line; an open end is left empty. */
export const windowsOf = ({ windows }: Finding): string =>
  windows
    .map(({ from, to, every }) => {
      const [begin, end] = [from, to].map((at) => (at === null ? '' : short(at)));
      return `${every === undefined ? '' : `${every}/`}${begin ?? ''}..${end ?? ''}`;
    })
    .join(' ');

/** Whether a finding is worth a person's time: medium or above. */
export const isLoud = ({ severity }: Finding): boolean => severity !== 'low' && severity !== 'hidden';

/** The findings at medium or above as lines, sorted. */
export async function linesIn(texts: Texts, options: { readonly releaseDate?: string } = {}): Promise<string[]> {
  const { findings } = await analyse(texts, options);
  return findings.filter(isLoud).map(line).sort();
}
