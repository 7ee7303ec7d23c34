/**
 * The message of a SARIF result, both as text and as a rule's message string with arguments. The rule's `what` is
 * the string; its arguments are read back from the finding's filled `what`, so that no wording is made up twice.
 */
import type { Message } from 'sarif';
import { shown } from './escape.js';
import { linkless, literal } from './sarif-places.js';
import type { Rule } from '../rulebook/shapes.js';

const argumentLimit = 300;
const placeholder = /\{(?:payload|deadline|anchor|guard|period)\}/;
const linkWords = { clock: 'the clock', anchor: 'the anchor', payload: 'the payload' } as const;

/** A related location that the message links to. */
export interface Link {
  readonly role: keyof typeof linkWords;
  readonly id: number;
}

/** A message and the rule's message string that it uses. */
export interface RuleMessage {
  readonly message: Message & { readonly id: string };
  readonly template: string;
}

/** What stands in the text where the template has its placeholders; null when the text was not made from it. */
export function argumentsOf(template: string, text: string): readonly string[] | null {
  const [head = '', ...literals] = template.split(placeholder);
  if (!text.startsWith(head)) return null;
  const found: string[] = [];
  let position = head.length;
  for (const [index, literal] of literals.entries()) {
    const isLast = index === literals.length - 1;
    const next = isLast ? text.length - literal.length : text.indexOf(literal, position);
    if (next < position || !text.startsWith(literal, next)) return null;
    found.push(text.slice(position, next));
    position = next + literal.length;
  }
  return position === text.length ? found : null;
}

/** `See [the clock](1), [the anchor](2) and [the payload](3).` */
function linkSentence(links: readonly Link[]): string {
  const words = links.map(({ role, id }) => `[${linkWords[role]}](${id})`);
  const last = words.pop();
  if (last === undefined) return '';
  return ` See ${words.length === 0 ? '' : `${words.join(', ')} and `}${last}.`;
}

/** The template with numbered placeholders, each in single quotes. */
function numbered(template: string): string {
  const quoted = new RegExp(`'${placeholder.source}'|${placeholder.source}`, 'g');
  let count = 0;
  const text = template.replace(quoted, () => `'{${count++}}'`);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

const filled = (template: string, values: readonly string[]): string =>
  template.replace(/\{(\d+)\}/g, (_, index: string) => literal(values[Number(index)] ?? ''));

/**
 * Makes the message.
 * @param what the finding's filled message
 * @returns the message, whose id names the links it has, and its message string
 */
export function ruleMessage(rule: Rule, what: string, links: readonly Link[]): RuleMessage {
  const own = argumentsOf(rule.message.what, what);
  const body = own === null ? `${rule.title.replace(/[.!?]$/, '')}: '{0}'.` : numbered(rule.message.what);
  const template = body + linkSentence(links);
  const values = (own ?? [what]).map((value) => linkless(shown(value, argumentLimit)));
  const id = [own === null ? 'plain' : 'default', ...links.map(({ role, id: number }) => `${role}${number}`)].join('-');
  const text = filled(template, values);
  return { message: { text, id, ...(values.length === 0 ? {} : { arguments: values }) }, template };
}
