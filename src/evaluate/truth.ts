/** Truth and falsehood of values, as far as they are known. */
import { isBuiltIn } from './type-words.js';
import type { Value } from './values.js';

/** Whether a value is truthy; null when a symbol decides. */
export function truthiness(value: Value): boolean | null {
  switch (value.kind) {
    case 'primitive':
      return Boolean(value.value);
    case 'unknown':
      return null;
    case 'native':
      return isBuiltIn(value) ? true : null;
    case 'choice': {
      const all = value.options.map(truthiness);
      const [first] = all;
      return first !== undefined && all.every((one) => one === first) ? first : null;
    }
    default:
      return true;
  }
}
