/** A rule's message with its placeholders filled from the facts of one finding. */
import type { Finding, PayloadKind } from '../model.js';
import type { Rule, Rulebook } from '../rulebook/shapes.js';

export interface MessageFacts {
  readonly payload: PayloadKind;
  readonly deadline: string | null;
  readonly period: string | null;
  readonly anchor: string;
  readonly guard: string;
  /** Further facts, each a sentence without its stop. */
  readonly callouts: readonly string[];
}

/** What, why and what to do, as the rule says it. */
export function messageOf(rulebook: Rulebook, rule: Rule, facts: MessageFacts): Finding['message'] {
  const title = rulebook.payloads.find(({ kind }) => kind === facts.payload)?.title ?? 'behaves differently';
  const values: Readonly<Record<string, string>> = {
    payload: title,
    deadline: facts.deadline ?? 'the date',
    period: facts.period ?? 'the period',
    anchor: facts.anchor,
    guard: facts.guard,
  };
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const what = facts.deadline === null ? rule.message.what : (rule.message.dated ?? rule.message.what);
  const told = [fill(what), ...facts.callouts.map((text) => `Mind that ${text}.`)].join(' ');
  return { what: told, why: fill(rule.message.why), fix: fill(rule.message.fix) };
}
