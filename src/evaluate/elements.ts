/** Elements of lists and tables under a key that is not known. */
import { underOther } from './any-key.js';
import { eitherValue, openingBy } from './branches.js';
import { isNothing } from './options.js';
import type { Run } from './run.js';
import { joinAll, tableLimit, undefinedValue } from './values.js';
import type { Choice, Unknown, Value } from './values.js';

/** What a table of data holds: nothing that is called. */
const isRow = ({ kind }: Value): boolean => kind === 'primitive' || kind === 'object' || kind === 'date';

/** An element under a key that is not known: one of a few, or a symbol. */
export function elementAt(run: Run, target: Value, key: Value): Value {
  if (target.kind === 'choice') {
    // Nothing has no elements: what follows goes on with the others.
    const options = target.options.filter((option) => !isNothing(option));
    return joinAll((options.length === 0 ? target.options : options).map((option) => elementAt(run, option, key)));
  }
  const other = target.kind === 'object' ? underOther(target, key) : null;
  if (other !== null) return other;
  const element = anyElement(run, target, key);
  return element.kind === 'choice' && key.kind === 'unknown' ? asBefore(run, target, key, element) : element;
}

/** Asked again under the same key a table gives the same row. */
function asBefore(run: Run, target: Value, key: Unknown, element: Choice): Choice {
  const known = run.rowsTaken.get(target) ?? new Map<string, Choice>();
  run.rowsTaken.set(target, known);
  const name = `${key.path} ${key.offset}`;
  const before = known.get(name);
  const isSame =
    before?.options.length === element.options.length &&
    before.options.every((option, row) => option === element.options[row]);
  if (isSame) return before;
  known.set(name, element);
  return element;
}

function anyElement(run: Run, target: Value, key: Value): Value {
  const path = target.kind === 'unknown' ? target.path : target.kind === 'native' ? target.name : target.kind;
  const all = target.kind === 'array' ? target.items : target.kind === 'object' ? [...target.properties.values()] : [];
  const [first] = all;
  if (first !== undefined && all.length <= 8)
    return eitherValue(
      run,
      all.map((one) => () => one),
      openingBy('an unknown key'),
    );
  if (first !== undefined && all.length <= tableLimit && all.every(isRow)) return joinAll(all);
  if ((target.kind === 'array' || target.kind === 'object') && !target.open && first === undefined)
    return undefinedValue;
  const name = key.kind === 'unknown' ? key.path : '';
  return run.unknown(`${path}[${name}]`, target, key);
}
