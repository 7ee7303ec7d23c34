/** Objects of a class on top of `Date`: the date that they are. Takes a value, gives the date in its place. */
import type { Value } from './values.js';

/** Where such an object keeps its date. */
export const dateKey = '[[date]]';

/** The date that an object is; any other value as it stands. */
export const unboxed = (value: Value): Value =>
  value.kind === 'object' ? (value.properties.get(dateKey) ?? value) : value;
