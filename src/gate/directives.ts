/**
 * The grammar of comments for Defuser: a line of text → a directive, or what is wrong with it. Judges no finding.
 *
 *     defuser-declare <rules> channel=<names> [until=<date|version>] [owner=<name>] -- <reason>
 *     defuser-ignore-next-line <rules> [expires=<date>] -- <reason>
 *     defuser-ignore-line <rules> [expires=<date>] -- <reason>
 *
 * `<rules>` are ids separated by commas, or `all`.
 */
import { triggers } from '../model.js';
import { nearest } from '../similar.js';
import { isDay } from './days.js';

/** What every directive begins with; a text without it holds none. */
export const directiveWord = 'defuser-';

export const verbs = ['defuser-declare', 'defuser-ignore-next-line', 'defuser-ignore-line'] as const;
export type Verb = (typeof verbs)[number];

/** A directive as it was written. */
export interface Directive {
  readonly verb: Verb;
  /** Rule ids, or `all`. */
  readonly rules: readonly string[];
  /** `until`, `channel`, `owner` or `expires` → value. */
  readonly settings: Readonly<Record<string, string>>;
  readonly reason: string;
}

const keys: Readonly<Record<Verb, readonly string[]>> = {
  'defuser-declare': ['until', 'channel', 'owner'],
  'defuser-ignore-next-line': ['expires'],
  'defuser-ignore-line': ['expires'],
};
const examples: Readonly<Record<Verb, string>> = {
  'defuser-declare': 'defuser-declare fixed-date until=2026-12-31 channel=beta owner=billing -- the beta ends',
  'defuser-ignore-next-line': 'defuser-ignore-next-line fixed-date expires=2026-12-31 -- why it may stay',
  'defuser-ignore-line': 'defuser-ignore-line fixed-date expires=2026-12-31 -- why it may stay',
};
// A misspelt day is no version, though it looks like one with a suffix.
const version = /^(?!\d{4}-\d\d)v?\d+(?:\.\d+){0,3}(?:[-+][\w.+-]+)?$/;
const channels = /^[\w.-]+(?:,[\w.-]+)*$/;

/** The directive in a line, what is wrong with it in a sentence without a stop, or null where it is about something else. */
export function parseDirective(text: string): Directive | string | null {
  const [, head = '', reason = ''] = /^(.*?)(?:(?:^|\s)--(?:\s+(.*))?)?$/s.exec(text) ?? [];
  const [word = '', list = '', ...settings] = head.trim().split(/\s+/);
  const verb = verbs.find((one) => one === word);
  if (verb === undefined) {
    const meant = nearest(word, verbs);
    return meant === null ? null : `\`${word}\` is not known. Did you mean \`${meant}\``;
  }
  const wrong =
    wrongRules(list) ??
    settings.map((setting) => wrongSetting(verb, setting)).find((one) => one !== null) ??
    (new Set(settings.map(keyOf)).size < settings.length ? 'a setting is given twice' : null);
  if (wrong !== null) return `${wrong}${wrong.endsWith('?') ? '' : '.'} Write it like \`${examples[verb]}\``;
  const given = Object.fromEntries(
    settings.map((setting) => [keyOf(setting), setting.slice(keyOf(setting).length + 1)]),
  );
  if (verb === 'defuser-declare' && given.channel === undefined)
    return `it does not say for which channel. Write it like \`${examples[verb]}\``;
  if (reason.trim() === '') return `it gives no reason. Write one behind two dashes, as in \`${examples[verb]}\``;
  return { verb, rules: list.split(','), settings: given, reason: reason.trim() };
}

const keyOf = (setting: string): string => setting.slice(0, Math.max(0, setting.indexOf('=')));

function wrongRules(list: string): string | null {
  if (list === '' || list.includes('=')) return 'it names no rule';
  const known = [...triggers, 'all'];
  const unknown = list.split(',').find((rule) => !known.includes(rule));
  if (unknown === undefined) return null;
  const meant = nearest(unknown, known);
  return `the rule \`${unknown}\` is not known${meant === null ? '' : `, did you mean \`${meant}\`?`}`;
}

function wrongSetting(verb: Verb, setting: string): string | null {
  const key = keyOf(setting);
  const value = setting.slice(key.length + 1);
  if (!keys[verb].includes(key)) {
    const meant = nearest(key, keys[verb]);
    return key === ''
      ? `\`${setting}\` is no setting`
      : `the setting \`${key}\` is not known${meant === null ? '' : `, did you mean \`${meant}\`?`}`;
  }
  if (key === 'expires' && !isDay(value)) return `\`${setting}\` is no date`;
  if (key === 'until' && !isDay(value) && !version.test(value)) return `\`${setting}\` is neither a date nor a version`;
  if (key === 'channel' && !channels.test(value)) return `\`${setting}\` is no name of a channel`;
  return value === '' ? `\`${setting}\` is empty` : null;
}
