/** How a promise is kept that nobody has settled yet. Knows values, no syntax. */
import { unknown } from './values.js';
import type { ObjectValue, Value } from './values.js';

export const promiseBrand = 'promise';
/** The function that it was made with. */
export const executorKey = '[[executor]]';
/** Who is called when it is settled, as an array. */
export const waitingKey = '[[waiting]]';

export const isPending = (value: Value): value is ObjectValue =>
  value.kind === 'object' && value.brand === promiseBrand && !value.properties.has('value');

/** What a promise resolves to, as far as is known; every other value stays what it is. */
export const heldIn = (value: Value): Value =>
  value.kind === 'object' && value.brand === promiseBrand
    ? (value.properties.get('value') ?? unknown('promise'))
    : value;
