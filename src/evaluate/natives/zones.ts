/** Time zones by what names them: UTC is known, the others are not. */
import { undefinedValue } from '../values.js';
import type { Value } from '../values.js';

const universal = /^(?:Etc\/)?(?:UTC|GMT|Z|Zulu)$/i;
/** Whether the arguments of a call ask for UTC: `'UTC'`, `{ zone: 'utc' }`, `ZoneOffset.UTC`. */
export const namesUtc = (args: readonly Value[]): boolean => args.some((arg) => isUtc(arg) || hasUtc(arg));
const isUtc = (value: Value): boolean =>
  value.kind === 'native'
    ? value.name.endsWith('.UTC')
    : value.kind === 'primitive' && typeof value.value === 'string' && universal.test(value.value);
const hasUtc = (value: Value): boolean =>
  value.kind === 'object' && ['zone', 'timeZone'].some((key) => isUtc(value.properties.get(key) ?? undefinedValue));
