/**
 * From events to harm: asks the payload catalogues what an event on one side of a flip is.
 */
import { answerMark } from '../evaluate/trace.js';
import type { TraceEvent } from '../evaluate/trace.js';
import { matchAnswer, matchCall, matchHanded, matchThrow, matchWrite, wordsOf } from '../rulebook/rulebook.js';
import type { PayloadMatch } from '../rulebook/rulebook.js';
import type { Rulebook } from '../rulebook/shapes.js';
import { isAction, isAsCertain } from '../evaluate/difference.js';
import type { HarmEffect } from '../evaluate/harm.js';
import { functionName } from '../syntax/functions.js';
import { putsInPlace } from '../syntax/completions.js';
import { isWithin } from '../syntax/is-within.js';
import { resolve } from '../syntax/scopes.js';
import { maskSecrets } from '../syntax/secrets.js';
import { onlyValueOf } from '../syntax/initial-value.js';
import { compiler, type ts } from '../syntax/typescript.js';
import { matchChance } from './chance.js';
import type { Circumstances } from './circumstances.js';
import { matchArguments, matchDenied, matchSwapped } from './handed.js';
import { lostBy, matchReturned, returnedBy } from './returned.js';
import { optionsBeside, optionsOf } from './returns.js';
import { drawnAnew } from './redrawn.js';
import { worstOf } from './rendered.js';

/** A trace's text of a value as the catalogues want it: strings by value. */
function plain(text: string): string {
  if (!text.startsWith('"')) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1).replace(/^new /, '');
const methodOf = (name: string): string => lastPart(name.replace(/\([^()]*\)$/, ''));

/** What an event does. */
function match(rulebook: Rulebook, event: TraceEvent, around: Circumstances): PayloadMatch | null {
  const texts = saidIn(event).map(plain);
  const { names } = around;
  switch (event.kind) {
    case 'call':
      if (event.name.startsWith(answerMark)) return matchAnswered(rulebook, event, around.there);
      return (
        worstOf([
          matchCall(
            rulebook,
            event.name.replace(/^new /, ''),
            methodOf(event.name),
            texts,
            names,
            goesOn(event, around.there),
          ),
          matchWritten(rulebook, event, texts, names),
        ]) ??
        matchArguments(rulebook, event, around.there) ??
        matchChance(rulebook, event, around.there, names) ??
        matchSwapped(rulebook, event, around) ??
        matchDenied(rulebook, event, around) ??
        (isAction(event) ? matchHanded(rulebook, texts) : null)
      );
    case 'write': {
      const drawn = drawnAnew(rulebook, event, around.there);
      if (drawn !== null) return matchHanded(rulebook, drawn);
      if (texts[0] === 'function' && putsInPlace(event.node.parent)) return null;
      return (
        worstOf(writtenBy(event, around.there).map((value) => matchWrite(rulebook, event.name, plain(value), names))) ??
        matchChance(rulebook, event, around.there, names)
      );
    }
    case 'throw':
      return matchThrow(rulebook, texts, names);
    case 'caught':
      return matchHanded(rulebook, texts) === null ? null : matchThrow(rulebook, texts, names);
    case 'hang':
      return { kind: 'hang', entry: 'payloads/hang#endless-loop', title: 'never ends' };
    case 'return':
      return matchReturned(rulebook, event, around, (one, beside) => match(rulebook, one, beside)?.kind === 'nag');
  }
}

/** Whether the other side calls the same with nothing, as whoever hands on a request does. */
const goesOn = ({ name, node }: TraceEvent, there: readonly TraceEvent[]): boolean =>
  isBesideWhatIsAsked(node) &&
  there.some((other) => other.kind === 'call' && other.name === name && other.texts.length === 0);

/** A function that is handed in alone is told how the work went; beside a request it is what comes next. */
function isBesideWhatIsAsked(call: ts.Node): boolean {
  const callee = compiler.isCallExpression(call) && compiler.isIdentifier(call.expression) ? call.expression : null;
  const declaration = callee === null ? undefined : resolve(callee)?.declaration;
  if (declaration === undefined || !compiler.isParameter(declaration)) return true;
  return declaration.parent.parameters.length > 1;
}

/** What the field says through which something was handed in: `this.router` of a constructor's `t`. */
function matchWritten(
  rulebook: Rulebook,
  { name, node }: TraceEvent,
  texts: readonly string[],
  names: readonly string[],
): PayloadMatch | null {
  // What is asked of `this` by somebody whom nobody in the text calls goes by no name but the last.
  const isOwn = name.startsWith('param:') ? ownField : name.startsWith('.') ? ownCall : null;
  if (isOwn === null || !compiler.isCallExpression(node)) return null;
  const written = writtenByThis(node.expression);
  return isOwn.test(written) ? matchCall(rulebook, written, null, texts, names) : null;
}

/** What is called, with `this` for the variable that a compiler keeps it in for the functions within: `var self = this`. */
function writtenByThis(callee: ts.Expression): string {
  let root = callee;
  while (compiler.isPropertyAccessExpression(root)) root = root.expression;
  const isThis = compiler.isIdentifier(root) && onlyValueOf(root)?.kind === compiler.SyntaxKind.ThisKeyword;
  return isThis ? `this${callee.getText().slice(root.end - callee.getStart())}` : callee.getText();
}

const ownField = /^this(?:\.[\w$]+){2,3}$/;
const ownCall = /^this\.[\w$]+$/;

/** What is written: of several values that a symbol decides between, those that the other side does not write. */
function writtenBy(event: TraceEvent, there: readonly TraceEvent[]): readonly string[] {
  const [value = ''] = saidIn(event);
  const other = there.find(({ kind, node }) => kind === 'write' && node === event.node);
  const fresh = other === undefined ? optionsOf(value) : optionsBeside(value, saidIn(other)[0] ?? '');
  return fresh.length === 0 ? [value] : fresh;
}

/** What a function answers: of several values that a symbol decides between, those that it does not answer on the other side. */
function matchAnswered(rulebook: Rulebook, { name, node, texts }: TraceEvent, there: readonly TraceEvent[]) {
  const other = there.find((one) => one.name === name && one.node === node);
  return worstOf(
    optionsBeside(texts[0] ?? '', other?.texts[0] ?? '').map((answer) =>
      matchAnswer(rulebook, name.slice(answerMark.length), plain(answer)),
    ),
  );
}

/** The values of an event with their words, also where the time stands among them. */
const saidIn = ({ said, texts }: TraceEvent): readonly string[] => said ?? texts;

function detailOf(event: TraceEvent): string {
  const texts = event.kind === 'return' ? event.texts : saidIn(event);
  const shown = maskSecrets(texts.map(plain).join(', ').slice(0, 400)).slice(0, 100);
  if (event.kind === 'return') return `${event.name} gives ${shown}`;
  if (event.kind === 'throw' || event.kind === 'caught') return shown;
  return event.kind === 'write' ? `${event.name} = ${shown}` : `${event.name}(${shown})`;
}

/** Whether the other side says the same and more in the same place: `TRIAL EXPIRED` for `TRIAL`. */
function isMilder(rulebook: Rulebook, event: TraceEvent, found: PayloadMatch, around: Circumstances): boolean {
  if (event.kind !== 'call' && event.kind !== 'write') return false;
  const other = around.there.find(({ kind, node }) => kind === event.kind && node === event.node);
  if (other === undefined || match(rulebook, other, around)?.kind !== found.kind) return false;
  const [own, others] = [event, other].map((one) => saidIn(one).flatMap((text) => wordsOf(plain(text))));
  return (own ?? []).every((word) => others?.includes(word)) && (own ?? []).length < (others ?? []).length;
}

/**
 * What a function of the program that the guard does not stand in says by its name of what it does: `blockEditor` refuses,
 * whatever it is that it turns off.
 */
function matchNamed(
  rulebook: Rulebook,
  event: TraceEvent,
  { names, guard, there }: Circumstances,
): PayloadMatch | null {
  const { within, node } = event;
  if (within === null || !isAction(event) || isWithin(guard, within)) return null;
  if (there.some((other) => other.node === node && isAsCertain(other, event))) return null;
  return matchCall(rulebook, null, lastPart(functionName(within)), [], names);
}

/** What is said by the next call in the chain: `status(402).json({ error: 'license_expired' })`. */
function saidAfter({ kind, node }: TraceEvent, here: readonly TraceEvent[]): readonly string[] {
  const access = node.parent;
  if (kind !== 'call' || !compiler.isPropertyAccessExpression(access) || access.expression !== node) return [];
  const next = here.find((event) => event.kind === 'call' && event.node === access.parent);
  return next === undefined ? [] : saidIn(next);
}

/** The harm that an event is; null when no catalogue knows it. */
export function effectOf(rulebook: Rulebook, event: TraceEvent, around: Circumstances): HarmEffect | null {
  const [done, named] = [match(rulebook, event, around), matchNamed(rulebook, event, around)];
  // A `notify` of the program tells its listeners, whom the run has asked.
  const found = done === null && named?.kind === 'nag' ? null : worstOf([done, named]);
  if (found === null || isMilder(rulebook, event, found, around)) return null;
  return {
    kind: found.kind,
    node: event.node,
    within: event.kind === 'return' ? event.node : (event.within ?? event.node.getSourceFile()),
    title: found.title,
    detail: detailOf(event),
    returned: event.kind === 'return' ? returnedBy(rulebook, event, around) : null,
    isCaught: event.kind === 'caught',
    entry: found.entry,
    words: [
      event.name,
      ...saidIn(event).map(plain),
      ...saidAfter(event, around.here).map(plain),
      ...(event.kind === 'return' ? lostBy(rulebook, event, around.returned) : []),
    ],
    at: null,
  };
}
