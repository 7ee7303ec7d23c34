/**
 * What a call is handed on one side of a flip and not on the other: only a part of the rows, `true` for `setExpired`. The
 * call itself happens on both sides.
 */
import { isAsCertain } from '../evaluate/difference.js';
import type { TraceEvent } from '../evaluate/trace.js';
import { makersOf, matchReturn, matchSwap, matchWrite, speaksOf } from '../rulebook/rulebook.js';
import type { PayloadMatch } from '../rulebook/rulebook.js';
import type { Rulebook } from '../rulebook/shapes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { changedFields, returnSteps } from './returns.js';
import type { ReturnStep } from './returns.js';
import { isElement } from './trees.js';

/** What a function is called where it is called. */
function writtenName(node: ts.Node): string {
  const callee = compiler.isCallExpression(node) || compiler.isNewExpression(node) ? node.expression : null;
  if (callee === null) return '';
  return compiler.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText().slice(0, 100);
}

/** What it means that a call is handed something worse than the same call on the other side; null where it is not. */
export function matchArguments(
  rulebook: Rulebook,
  event: TraceEvent,
  there: readonly TraceEvent[],
): PayloadMatch | null {
  // What might have been done there for another reason is no other way to do this.
  const other = there.find((one) => one.kind === 'call' && one.node === event.node && isAsCertain(one, event));
  // What a context is given is handed round: whoever asks for it shows what it does.
  if (other === undefined || /\.Provider›?$/.test(event.texts[0] ?? '')) return null;
  const cutters = makersOf(rulebook, 'cut');
  const name = writtenName(event.node);
  const isOfElement = makersOf(rulebook, 'tree').has(name);
  for (const [index, text] of event.texts.entries()) {
    // What an element is handed says so itself, where it is made.
    if (isElement(text) || (isOfElement && !text.startsWith('{'))) continue;
    for (const [field, value] of changedFields(other.texts[index] ?? '', text)) {
      const plain = value.replace(/^"|"$/g, '');
      // An attribute by its own name; what is laid over the rest goes by the element that is made for it.
      const match =
        matchWrite(rulebook, field, plain) ??
        (isOfElement ? matchWrite(rulebook, `document.createElement().${field}`, plain) : null);
      if (match !== null) return match;
    }
    for (const step of returnSteps(other.texts[index] ?? '', text, cutters)) {
      const match = matchStep(rulebook, step, text.startsWith('{') ? step.texts : [name]);
      if (match !== null) return match;
    }
  }
  return null;
}

/** What it means that something else is handed to the method that is called on either side: another page is rendered. */
export function matchSwapped(
  rulebook: Rulebook,
  { name, texts }: TraceEvent,
  { there, names }: { readonly there: readonly TraceEvent[]; readonly names: readonly string[] },
): PayloadMatch | null {
  const method = lastName(name);
  const match = matchSwap(rulebook, method, texts, names);
  if (match === null) return null;
  const others = there.filter((other) => other.kind === 'call' && lastName(other.name) === method);
  return others.some((other) => other.texts.join() !== texts.join()) ? match : null;
}

/** What it means that a function that was handed in is told no where it is told yes on the other side. */
export function matchDenied(
  rulebook: Rulebook,
  { name, node, texts }: TraceEvent,
  { there, names }: { readonly there: readonly TraceEvent[]; readonly names: readonly string[] },
): PayloadMatch | null {
  if (texts[0] !== 'false' || !/^(?:param|callback):[\w$]+$/.test(name)) return null;
  // A truth that is handed on as it is asks no less whether all is over.
  const isYes = (other: TraceEvent): boolean => other.name === name && other.texts[0] === 'true' && other.node !== node;
  const isAllowed = there.some((other) => other.kind === 'call' && isYes(other));
  return isAllowed ? matchReturn(rulebook, 'false', [], names) : null;
}

const lastName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** A truth that is handed on says no only where its name does: most are settings. */
function matchStep(rulebook: Rulebook, { change, texts }: ReturnStep, names: readonly string[]): PayloadMatch | null {
  switch (change) {
    case 'cut':
    case 'true':
      return matchReturn(rulebook, change, texts, names);
    case 'false':
      return speaksOf(rulebook, names, 'good-status') ? matchReturn(rulebook, change, texts, names) : null;
    default:
      return null;
  }
}
