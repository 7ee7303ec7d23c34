/**
 * ToNumber, ToString and back for known values: numbers keep how they move with the clock, texts keep their tags.
 * Gives null for what is not known; decides nothing about symbols and choices.
 */
import { asNumber } from '../numbers.js';
import type { NativeContext } from '../native-context.js';
import { toIso } from '../time.js';
import { joinTags, noTag, primitive, tagOf, unknown } from '../values.js';
import type { Primitive, PrimitiveOptions, Tag, Value } from '../values.js';

export { asNumber };

/** The number a value converts to, null when it is not known. */
export const numberOf = (value: Value): number | null => asNumber(value)?.value ?? null;

const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** A number of two digits at least. */
export const two = (value: number): string => String(value).padStart(2, '0');

/** `Tue Aug 12 2008`, as `toDateString` writes it. */
export function dateText(time: number): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return 'Invalid Date';
  const year = String(date.getUTCFullYear()).padStart(4, '0');
  return `${dayNames[date.getUTCDay()]} ${monthNames[date.getUTCMonth()]} ${two(date.getUTCDate())} ${year}`;
}
/** `00:00:00 GMT+0000 (Coordinated Universal Time)`, as `toTimeString` writes it. */
export const timeText = (time: number): string => `${toIso(time).slice(-13, -5)} GMT+0000 (Coordinated Universal Time)`;
/** A date as `String(date)` writes it where the zone is UTC. */
export const fullDateText = (time: number): string =>
  Number.isNaN(new Date(time).getTime()) ? 'Invalid Date' : `${dateText(time)} ${timeText(time)}`;

/** How many values a text may be made of; arrays in arrays would multiply. */
interface Budget {
  left: number;
}

const longestText = 1_000_000;
const deepestArray = 20;
function arrayText(items: readonly Value[], budget: Budget, depth: number): string | null {
  const texts: string[] = [];
  let length = 0;
  for (const item of items) {
    const empty = item.kind === 'primitive' && (item.value === undefined || item.value === null);
    const text = empty ? '' : textOf(item, budget, depth + 1);
    if (text === null) return null;
    length += text.length + 1;
    if (length > longestText) return null;
    texts.push(text);
  }
  return texts.join(',');
}

/** The text a value converts to, null when it is not known. */
export function textOf(value: Value, budget: Budget = { left: 5000 }, depth = 0): string | null {
  budget.left--;
  if (budget.left < 0 || depth > deepestArray) return null;
  switch (value.kind) {
    case 'primitive':
      return String(value.value);
    case 'date':
      return value.library === 'native' ? fullDateText(value.time) : null;
    case 'array':
      return value.open ? null : arrayText(value.items, budget, depth);
    case 'regexp':
      return `/${value.source}/${value.flags}`;
    case 'object':
      return value.brand === 'error' ? errorText(value.properties) : null;
    default:
      return null;
  }
}

function errorText(properties: ReadonlyMap<string, Value>): string | null {
  const name = properties.get('name');
  const message = properties.get('message');
  if (name?.kind !== 'primitive' || message?.kind !== 'primitive') return null;
  return message.value === '' ? String(name.value) : `${String(name.value)}: ${String(message.value)}`;
}

/** The tag of a value with everything directly in it: an array's text depends on its items. */
export function deepTag(value: Value): Tag {
  if (value.kind === 'array') return tagOf(value, ...value.items.slice(0, 1000));
  if (value.kind === 'object') return tagOf(value, ...[...value.properties.values()].slice(0, 1000));
  return value.tag;
}
/** The joined deep tags of several values. */
export const deepTags = (values: readonly Value[]): Tag =>
  values.reduce<Tag>((tag, value) => joinTags(tag, deepTag(value)), noTag);

/** The text of a primitive string, else null. */
export const stringIn = (value: Value): string | null =>
  value.kind === 'primitive' && typeof value.value === 'string' ? value.value : null;

/** A text as a value; past the limit of the run it is a symbol. */
export const textValue = (context: NativeContext, text: string, options: PrimitiveOptions): Value =>
  text.length > context.textLimit ? unknown('long text', options.tag) : primitive(text, options);

/** A number made from another one, moving as it did. */
export function movedNumber(value: number, like: Value): Primitive {
  const view = asNumber(like);
  return primitive(value, {
    tag: like.tag,
    rate: view?.rate ?? 0,
    dimension: view?.dimension ?? 'none',
    from: view?.from ?? null,
  });
}
/** The same tag with `decoded` set. */
export const decodedTag = (tag: Tag): Tag => (tag.decoded ? tag : { ...tag, decoded: true });
/** The tag of the parts of a text, of which there are so many: those of a decoded one are the fields of a key. */
export const partTag = (tag: Tag, parts: number): Tag =>
  tag.decoded && !tag.inKey && parts > 1 ? { ...tag, inKey: true } : tag;
