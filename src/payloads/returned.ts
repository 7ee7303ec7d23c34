/**
 * What a function hands back on one side of a flip, held against what it handed back on the other: whether that refuses, takes
 * something away or shows less. Goes in: the event of a return with what is around it. Comes out: an entry of the catalogues.
 */
import type { TraceEvent } from '../evaluate/trace.js';
import { isAction } from '../evaluate/difference.js';
import { makersOf, matchReturn } from '../rulebook/rulebook.js';
import type { PayloadMatch } from '../rulebook/rulebook.js';
import type { Rulebook } from '../rulebook/shapes.js';
import { handedNames } from '../syntax/handed-names.js';
import { matchChance } from './chance.js';
import type { Circumstances } from './circumstances.js';
import { matchRendered, newIn, worstOf } from './rendered.js';
import { optionsBeside, returnSteps } from './returns.js';
import type { ReturnStep } from './returns.js';
import { isTree } from './trees.js';

/** The harm of a return; `isWarning` knows whether an event warns somebody. Null where there is none. */
export function matchReturned(
  rulebook: Rulebook,
  event: TraceEvent,
  around: Circumstances,
  isWarning: (event: TraceEvent, around: Circumstances) => boolean,
): PayloadMatch | null {
  const { here, there, returned, names } = around;
  const other = counterpartOf(event, returned);
  if (other === null) return null;
  const [better = '', worse = ''] = [other.texts[0], event.texts[0]];
  // A minifier leaves the name under which a function is handed on, and takes its own.
  const own = [event.name, ...handedNames(event.node)];
  const known = [...own, ...names];
  const steps = stepsOf(rulebook, event, returned);
  const sides = { better: { returned: better, events: there }, worse: { returned: worse, events: here } };
  const rendered = matchRendered(rulebook, sides, steps, known, own);
  if (rendered !== undefined) return rendered;
  // `return next(error)` beside code that just goes on: nothing was ever given back, so nothing is refused.
  const [lost, now] = [optionsBeside(better, worse), optionsBeside(worse, better)];
  const isNothing = now.length > 0 && now.every((option) => option === 'undefined');
  if (isNothing && lost.every((option) => isResultOf(option, there)) && here.some(isAction)) return null;
  const [first] = steps;
  // `checkExpiration` may ask whether all is well or whether all is over: what it says to the user itself tells which it was.
  if (checks.test(event.name.slice(event.name.lastIndexOf('.') + 1))) {
    if (first?.change === 'true' && warnsAlone(event, isWarning, { ...around, here: there, there: here })) return null;
    if (first?.change === 'false' && warnsAlone(event, isWarning, around))
      return matchReturn(rulebook, 'false', [], []);
  }
  return worstOf([
    ...steps
      .filter((step) => !tookWarning(rulebook, step))
      .map((step) =>
        isField(step, worse)
          ? matchReturn(rulebook, step.change, step.texts, step.texts)
          : matchReturn(rulebook, step.change, step.texts, known, own),
      ),
    matchChance(rulebook, event, returned, known),
  ]);
}

const checks = /^_*(?:check|verify|validate|ensure|enforce)/i;
/** Whether a function warns on this side, and not on the other. */
const warnsAlone = (
  { node }: TraceEvent,
  isWarning: (event: TraceEvent, around: Circumstances) => boolean,
  around: Circumstances,
): boolean =>
  around.here.some(
    (event) =>
      event.kind === 'call' &&
      event.within === node &&
      !around.there.some((other) => other.node === event.node) &&
      isWarning(event, around),
  );

/** Whether a value is only what a call gave that is made on that side alone. */
const isResultOf = (value: string, events: readonly TraceEvent[]): boolean =>
  value.endsWith(')›') && events.some(({ kind, name }) => kind === 'call' && value.startsWith(`‹${name}(`));

/** What is gone was a message about something bad: nothing is the good answer. */
const tookWarning = (rulebook: Rulebook, { change, lost }: ReturnStep): boolean =>
  (change === 'null' || change === 'empty') && lost.length > 0 && matchReturn(rulebook, 'word', lost, []) !== null;

/** Whether a truth goes by the field that holds it, one of several. */
const isField = ({ change }: ReturnStep, worse: string): boolean =>
  /^(?:jsx )?\{/.test(worse) && (change === 'false' || change === 'true');

/** The same return on the other side. */
const counterpartOf = (event: TraceEvent, others: readonly TraceEvent[]): TraceEvent | null =>
  others.find(({ kind, node }) => kind === 'return' && node === event.node) ?? null;

/** How a returned value differs from that of the other side. */
function stepsOf(rulebook: Rulebook, event: TraceEvent, others: readonly TraceEvent[]): readonly ReturnStep[] {
  const other = counterpartOf(event, others);
  if (other === null) return [];
  return returnSteps(other.texts[0] ?? '', event.texts[0] ?? '', makersOf(rulebook, 'cut'));
}

/** The words of what is gone: those of a tree say what was shown. */
export function lostBy(rulebook: Rulebook, event: TraceEvent, others: readonly TraceEvent[]): readonly string[] {
  const [worse = ''] = event.texts;
  if (isTree(makersOf(rulebook, 'tree'), worse)) return newIn(counterpartOf(event, others)?.texts[0] ?? '', worse);
  return stepsOf(rulebook, event, others)[0]?.lost ?? [];
}

/** Whether what is handed back is something to be shown. */
export function returnedBy(rulebook: Rulebook, event: TraceEvent, { returned }: Circumstances): 'tree' | 'value' {
  const texts = [event, counterpartOf(event, returned)].map((side) => side?.texts[0] ?? '');
  return texts.some((text) => isTree(makersOf(rulebook, 'tree'), text)) ? 'tree' : 'value';
}
