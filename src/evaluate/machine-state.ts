/**
 * The object that a state machine is handed, and what its sections give back: pairs that say where to go on, as TypeScript
 * writes them, or marks made by the members of the context that Babel's regenerator hands over.
 */
import type { StateMachine } from '../syntax/state-machines.js';
import { steps } from '../syntax/machine-jumps.js';
import { contextNames, sentKey, sentName, stepMark } from './natives/functions.js';
import type { Run } from './run.js';
import { arrayValue, nativeValue, objectValue, undefinedValue } from './values.js';
import type { ObjectValue, Value } from './values.js';

/** What a section asks for. `targets` is where it then goes on, where that is not the next label. */
export interface StepAsked {
  readonly kind: number;
  readonly operand: Value;
  readonly targets: readonly number[] | null;
}

/** The members of a context, under the names of either generation. */
const members: readonly (readonly [string, keyof typeof contextNames])[] = [
  ['abrupt', 'abrupt'],
  ['a', 'abrupt'],
  ['stop', 'stop'],
  ['finish', 'finish'],
  ['f', 'finish'],
  ['delegateYield', 'delegate'],
  ['d', 'delegate'],
];
const sentMembers = ['sent', '_sent', 'v'] as const;

export class MachineState {
  readonly object: ObjectValue;

  constructor(
    readonly run: Run,
    readonly machine: StateMachine,
  ) {
    this.object = objectValue(
      machine.context === null
        ? [
            ['sent', nativeValue(sentName)],
            ['trys', arrayValue([], { open: true })],
          ]
        : [
            ['catch', nativeValue(sentName)],
            ...members.map(([name, kind]): [string, Value] => [name, nativeValue(contextNames[kind])]),
          ],
    );
  }

  /** Hands something in: what was awaited, or what was thrown. */
  send(value: Value): void {
    this.run.store.setProperty(this.object, sentKey, value);
    if (this.machine.context === null) return;
    for (const name of sentMembers) this.run.store.setProperty(this.object, name, value);
  }

  /** The labels at which the context says to go on. */
  get next(): readonly number[] {
    const { context } = this.machine;
    return context === null ? [] : numbersIn(this.object.properties.get(context.next));
  }

  /** What a value asks for that a section gave back; null for one that asks for nothing. */
  read(step: Value): StepAsked | null {
    const items = step.kind === 'array' ? step.items : [];
    if (this.machine.context === null) {
      const kind = numbersIn(items[0])[0];
      return kind === undefined ? null : { kind, operand: items[1] ?? undefinedValue, targets: null };
    }
    const [mark, kind, operand = undefinedValue, target] = items;
    const isOurs = mark?.kind === 'primitive' && mark.value === stepMark;
    if (!isOurs) return { kind: steps.stops, operand: step, targets: this.next };
    const [number = steps.returns] = numbersIn(kind);
    return { kind: number, operand, targets: target === undefined ? this.next : numbersIn(target) };
  }
}

function numbersIn(value: Value | undefined): number[] {
  if (value === undefined) return [];
  if (value.kind === 'choice') return value.options.flatMap(numbersIn);
  const isNumber = value.kind === 'primitive' && typeof value.value === 'number' && Number.isInteger(value.value);
  return isNumber ? [value.value] : [];
}
