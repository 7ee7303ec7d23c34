/**
 * What stands behind a symbol: a function or class handed to somebody out of sight (a decorator, a memo, a container of
 * components) comes back under another name and is still asked for what it can do. Takes the symbol or the arguments of
 * the call that made it, gives the one that is meant.
 */
import type { ts } from '../syntax/typescript.js';
import type { ClassValue, FunctionValue, Unknown, Value } from './value-types.js';

const isWrappable = (value: Value): value is FunctionValue | ClassValue =>
  value.kind === 'function' || value.kind === 'class';

/** The symbol that a call out of the program gives, standing for the one function or class among what it was handed. */
export function standingFor(symbol: Unknown, args: readonly Value[]): Unknown {
  const [wraps, another] = args.filter(isWrappable);
  return wraps === undefined || another !== undefined ? symbol : { ...symbol, wraps };
}

/** The class, or the function, behind a symbol: whoever asks for a member or makes an instance means it. */
export const behind = (value: Value): FunctionValue | ClassValue | null =>
  value.kind === 'unknown' ? (value.wraps ?? null) : null;

/**
 * The function that a call of the symbol leads to. Without arguments the call may as well end what the other began
 * (`const off = on('change', f)`), and with a function among them it wraps that one in its turn (`connect(map)(View)`).
 */
export const calledBehind = (value: Value, args: readonly Value[]): FunctionValue | null => {
  const wrapped = behind(value);
  return wrapped?.kind !== 'function' || args.length === 0 || args.some(isWrappable) ? null : wrapped;
};

/** Whether two symbols stand for the same, or for nothing both. */
export const sameWrapped = ({ wraps: a }: Unknown, { wraps: b }: Unknown): boolean =>
  a?.node === b?.node && (a?.kind !== 'function' || b?.kind !== 'function' || a.environment === b.environment);

/** Of what may stand for itself and be there in person, the person: `decorate(View) || View`. */
export const withoutStandIns = (options: readonly Value[]): readonly Value[] =>
  options.some((option) => behind(option) !== null)
    ? options.filter((option) => !options.some((other) => behind(option)?.node === nodeOf(other)))
    : options;

const nodeOf = (value: Value): ts.Node | null => (isWrappable(value) ? value.node : null);
