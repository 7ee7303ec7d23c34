/**
 * Runs state machines that compilers make of async functions and generators, section by section, without the code
 * that drives them. Where a symbol decides about a jump, both ways are run up to the label at which they meet.
 */
import type { ProtectedStretch } from '../syntax/context-machines.js';
import { jumpOf, stretchOf } from '../syntax/state-machines.js';
import type { StateMachine } from '../syntax/state-machines.js';
import { jumpTarget, stepKind, steps } from '../syntax/machine-jumps.js';
import type { Jump } from '../syntax/machine-jumps.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { eitherWay, openingBy, openingOf } from './branches.js';
import type { Opening } from './branches.js';
import { test } from './compare.js';
import { caughtError } from './events.js';
import { MachineState } from './machine-state.js';
import { ThrowSignal } from './run.js';
import type { Run } from './run.js';
import { joinValues, undefinedValue, unknown } from './values.js';
import type { Environment, Value } from './values.js';

/** A statement of a section. */
interface Position {
  readonly label: number;
  readonly index: number;
}
/** How a stretch of a machine ends. */
interface Exit {
  /** The label at which it goes on, or null when it is over. */
  readonly at: number | null;
  /** The join of what it may return. */
  readonly returned: Value | null;
}
/** One of the ways on from an open place. */
interface Way {
  readonly position: Position | null;
  readonly returned: Value | null;
  readonly enter: () => void;
}
/** Labels that belong to a stretch. */
type Within = (label: number) => boolean;

/** In place of a label: the end of a `finally`, from where the machine goes on as it was about to. */
const cleanedUp = -1;
/** Rounds of a loop that only may go round. */
const maybeRounds = 2;
const oneOfSeveral = openingBy('one of several steps');
const over = (returned: Value | null): Exit => ({ at: null, returned });

const joinReturned = (a: Value | null, b: Value | null): Value | null =>
  a === null ? b : b === null ? a : joinValues(a, b);

/** What a state machine gives in the end; null when what drives it is not an `await`. */
export function runMachine(run: Run, machine: StateMachine, environment: Environment | null): Value | null {
  const receiver = run.interpreter.evaluate(run, machine.receiver, environment);
  return new Drive(run, machine, environment, receiver).whole();
}

class Drive {
  readonly #state: MachineState;
  readonly #environment: Environment;
  #rounds = 0;
  #maybes = 0;

  constructor(
    readonly run: Run,
    readonly machine: StateMachine,
    parent: Environment | null,
    receiver: Value,
  ) {
    const { body } = machine;
    this.#state = new MachineState(run, machine);
    const self = compiler.isArrowFunction(body) ? null : receiver;
    this.#environment = { cells: new Map(), parent, receiver: self, node: body };
    const [parameter] = body.parameters;
    if (parameter !== undefined) run.interpreter.bind(run, parameter.name, this.#state.object, this.#environment);
  }

  whole(): Value | null {
    this.run.interpreter.executeAll(this.run, this.machine.prologue, this.#environment);
    const { returned } = this.#drive({ label: 0, index: 0 }, () => true);
    return this.machine.awaits ? (returned ?? undefinedValue) : null;
  }

  /** Runs from a position until a label outside the stretch comes up. */
  #drive(from: Position, within: Within, isOpened = false): Exit {
    let position = from;
    let returned: Value | null = null;
    for (;;) {
      this.run.step();
      const exit: Exit =
        ++this.#rounds > this.run.limits.rounds ? over(null) : this.#section(position, within, isOpened);
      isOpened = false;
      returned = joinReturned(returned, exit.returned);
      if (exit.at === null || exit.at === cleanedUp || !within(exit.at)) return { at: exit.at, returned };
      position = { label: exit.at, index: 0 };
    }
  }

  /** Runs a section from one of its statements on; `isOpened` when the `try` that begins there is already known. */
  #section({ label, index: from }: Position, within: Within, isOpened: boolean): Exit {
    const { sections } = this.machine;
    const place = sections.findIndex((section) => section.label === label);
    for (const [offset, statement] of (sections[place]?.statements.slice(from) ?? []).entries()) {
      const index = from + offset;
      const stretch = isOpened && offset === 0 ? null : stretchOf(this.machine, statement);
      const exit =
        stretch === null
          ? this.#statement(statement, { label, index: index + 1 }, within)
          : this.#protected(stretch, { label, index });
      if (exit !== null) return exit;
    }
    return { at: sections[place + 1]?.label ?? null, returned: null };
  }

  /** Runs one statement; null when the next one follows. */
  #statement(statement: ts.Statement, next: Position, within: Within): Exit | null {
    const jump = jumpOf(this.machine, statement);
    if (jump !== null) return this.#jump(jump, next, within);
    // Whoever returns from a section says where to go on: what was written by then is there in the next one.
    const completion = this.run.store.body(
      () => this.run.interpreter.execute(this.run, statement, this.#environment),
      () => [],
    );
    const { normal, returned, jumps } = completion;
    if (returned === null && jumps.length === 0) return normal ? null : over(undefinedValue);
    // Where a section only leaves, it has told its context where to go on.
    const left = jumps.length === 0 ? [] : this.#state.next.map((label) => wayTo({ label, index: 0 }));
    const ways = [...left, ...(returned === null ? [] : this.#waysOf(returned, next.label))];
    if (ways.length === 0) return over(undefinedValue);
    return this.#meet(normal ? [wayTo(next), ...ways] : ways, next.label, within, oneOfSeveral);
  }

  #jump({ condition, whenTrue, whenFalse }: Jump, next: Position, within: Within): Exit | null {
    const value = this.run.interpreter.evaluate(this.run, condition, this.#environment);
    const answer = test(this.run, value, condition);
    if (answer === null) return this.#either({ condition, whenTrue, whenFalse }, value, next, within);
    const chosen = answer ? whenTrue : whenFalse;
    if (chosen === null) return null;
    if (typeof chosen === 'number') return { at: chosen, returned: null };
    const step = this.run.interpreter.evaluate(this.run, chosen, this.#environment);
    return this.#meet(this.#waysOf(step, next.label), next.label, within, oneOfSeveral);
  }

  /** A jump that a symbol decides: each side takes its step in a state of its own. */
  #either({ condition, whenTrue, whenFalse }: Jump, value: Value, next: Position, within: Within): Exit {
    const lazily = (expression: ts.Expression | number | null): Way => {
      if (expression === null) return wayTo(next);
      const target = jumpTarget(expression);
      if (target !== null) return wayTo({ label: target, index: 0 });
      if (typeof expression === 'number') return wayTo(next);
      return this.#lateWay(expression, next, within);
    };
    const [first, second] = [lazily(whenTrue), lazily(whenFalse)];
    const isSwapped = before(second, first);
    const opening = openingOf(condition, value, !isSwapped);
    return this.#meet(isSwapped ? [second, first] : [first, second], next.label, within, opening);
  }

  /** A side that does something before it jumps: it is evaluated where it is entered. */
  #lateWay(expression: ts.Expression, next: Position, within: Within): Way {
    const kind = stepKind(expression);
    const stops = kind === steps.stops || kind === steps.delegates;
    const way: { position: Position | null; returned: Value | null; enter: () => void } = {
      position: stops ? { label: next.label + 1, index: 0 } : null,
      returned: null,
      enter: () => {
        const value = this.run.interpreter.evaluate(this.run, expression, this.#environment);
        const exit = this.#meet(this.#waysOf(value, next.label), next.label, within, oneOfSeveral);
        way.position = exit.at === null || exit.at === cleanedUp ? null : { label: exit.at, index: 0 };
        way.returned = exit.returned;
      },
    };
    return way;
  }

  /** The ways that what a section gives back leaves: `[2, value]`, `[3, label]`, `[4, value]`, or one of several. */
  #waysOf(step: Value, label: number): Way[] {
    if (step.kind === 'choice') return step.options.flatMap((option) => this.#waysOf(option, label));
    const asked = this.#state.read(step);
    if (asked === null) return [{ position: null, returned: unknown('step'), enter: () => undefined }];
    const { kind, operand, targets } = asked;
    const target = operand.kind === 'primitive' ? Number(operand.value) : NaN;
    if (kind === steps.jumps && Number.isInteger(target)) return [wayTo({ label: target, index: 0 })];
    if (kind === steps.cleansUp) return [wayTo({ label: cleanedUp, index: 0 })];
    if (kind === steps.returns) return [{ position: null, returned: operand, enter: () => undefined }];
    if (kind !== steps.stops && kind !== steps.delegates)
      return [{ position: null, returned: unknown('step'), enter: () => undefined }];
    const sent = this.machine.awaits && kind === steps.stops ? operand : unknown('yield');
    const enter = (): void => this.#state.send(sent);
    return (targets ?? [label + 1]).map((on) => ({ position: { label: on, index: 0 }, returned: null, enter }));
  }

  /** Follows several ways up to where they meet; a single one is just taken. */
  #meet(ways: readonly Way[], label: number, within: Within, opening: Opening): Exit {
    const [only] = ways;
    if (only !== undefined && ways.length === 1 && (only.position === null || only.position.index === 0)) {
      only.enter();
      return { at: only.position?.label ?? null, returned: only.returned };
    }
    let limit = Math.max(...ways.map(({ position }) => position?.label ?? label));
    const [onwards, backwards]: [number[], number[]] = [[], []];
    const branches = ways.map((way) => () => {
      const { at, returned } = this.#follow(way, (one) => one > label && one < limit && within(one));
      if (at !== null) (at >= 0 && at <= label ? backwards : onwards).push(at);
      limit = Math.max(limit, ...onwards);
      return { normal: at !== null, returned, jumps: [] };
    });
    const { returned } = eitherWay(this.run, branches, opening);
    // A way back is a round of a loop that may be the last: where there is a way on, that is taken.
    if (onwards.length > 0) return { at: Math.min(...onwards), returned };
    const again = backwards.length > 0 && ++this.#maybes <= maybeRounds;
    return { at: again ? Math.min(...backwards) : null, returned };
  }

  #follow(way: Way, within: Within): Exit {
    way.enter();
    const { position, returned } = way;
    if (position === null) return over(returned);
    if (position.label === cleanedUp || (position.index === 0 && !within(position.label)))
      return { at: position.label, returned };
    const exit = this.#drive(position, within);
    return { at: exit.at, returned: joinReturned(returned, exit.returned) };
  }

  /** `try`, with what `finally` does after it. */
  #protected(stretch: ProtectedStretch, from: Position): Exit {
    const { cleanup, end } = stretch;
    if (cleanup === null) return this.#handled(stretch, from);
    const cleanUp = (): Exit => this.#drive({ label: cleanup, index: 0 }, (one) => one >= cleanup && one < end);
    let exit: Exit;
    try {
      exit = this.#handled(stretch, from);
    } catch (error) {
      if (error instanceof ThrowSignal) cleanUp();
      throw error;
    }
    // Without a jump over it, the end of what was tried is where the cleaning up begins.
    if (exit.at === cleanup) exit = { ...exit, at: end };
    const last = cleanUp();
    const goesOn = last.at === cleanedUp || last.at === end;
    return goesOn ? { at: exit.at, returned: joinReturned(exit.returned, last.returned) } : last;
  }

  /** `try` with its handler, if it has one: what is awaited may always be refused. */
  #handled({ handler, cleanup, end }: ProtectedStretch, from: Position): Exit {
    const border = handler ?? cleanup ?? end;
    const tried = (): Exit => this.#drive(from, (one) => one >= from.label && one < border, true);
    if (handler === null) return tried();
    const recover = (error: Value): Exit => {
      this.#state.send(error);
      return this.#drive({ label: handler, index: 0 }, (one) => one >= handler && one < (cleanup ?? end));
    };
    const { length } = this.run.calls;
    const noted: { mayThrow: Value[] } = { mayThrow: [] };
    this.run.handlers.push(noted);
    let exit: Exit;
    try {
      exit = tried();
    } catch (error) {
      if (!(error instanceof ThrowSignal)) throw error;
      this.run.calls.length = length;
      this.run.handlers.pop();
      return recover(error.value);
    }
    this.run.handlers.pop();
    const error = noted.mayThrow.reduce<Value>((a, b) => joinValues(a, b), caughtError);
    return this.#eitherExit([() => exit, () => recover(error)]);
  }

  #eitherExit(branches: readonly (() => Exit)[]): Exit {
    const reached: number[] = [];
    const ways = branches.map((branch) => () => {
      const { at, returned } = branch();
      if (at !== null) reached.push(at);
      return { normal: at !== null, returned, jumps: [] };
    });
    const { returned } = eitherWay(this.run, ways, openingBy('nothing is thrown'));
    return { at: reached.length === 0 ? null : Math.min(...reached), returned };
  }
}

const wayTo = (position: Position): Way => ({ position, returned: null, enter: () => undefined });

/** Whether a way begins earlier in the machine than another: the other one is where they may meet. */
const before = (a: Way, b: Way): boolean =>
  a.position !== null && b.position !== null && a.position.label < b.position.label;
