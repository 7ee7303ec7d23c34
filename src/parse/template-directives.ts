/** What the attributes of an element say to the framework: when it is shown, how often, with what. */
import type { Attribute, Dialect, Element, Span } from './template-tree.js';

export interface Directives {
  /** Shown when this holds. */
  readonly condition: Span | null;
  /** Shown where the elements before it are not. */
  readonly isElse: boolean;
  /** Of Angular: the name of the template that is shown else. */
  readonly otherwise: string | null;
  readonly loop: { readonly list: Span; readonly locals: readonly string[] } | null;
  /** Names that the element itself brings. */
  readonly locals: readonly string[];
  readonly attributes: readonly { readonly name: string; readonly value: Span; readonly isCode: boolean }[];
}

const names = /[A-Za-z_$][\w$]*/g;
/** Attributes whose text says what an element is. */
const spoken: ReadonlySet<string> = new Set(['class', 'id', 'title', 'type']);

const known = new WeakMap<Element, Directives>();

export function directivesOf(text: string, element: Element, dialect: Dialect): Directives {
  const before = known.get(element);
  if (before !== undefined) return before;
  const directives = read(text, element, dialect);
  known.set(element, directives);
  return directives;
}

function read(text: string, { attributes }: Element, dialect: Dialect): Directives {
  const said = ({ value }: Attribute): string => (value === null ? '' : text.slice(value.start, value.end));
  const named = (...wanted: readonly string[]): Attribute | undefined =>
    attributes.find(({ name }) => wanted.includes(name));
  const shown = named('v-if', 'v-else-if', 'v-show', '*ngIf', '[ngIf]');
  const listed = named('v-for', '*ngFor', '*ngFor:of');
  const slot = attributes.find(({ name }) => /^(?:#|v-slot|let:|let-)/.test(name));
  const letName = slot?.name.replace(/^let[:-]/, '');
  return {
    condition: shown?.value === null || shown === undefined ? null : upToSemicolon(shown.value, said(shown)),
    isElse: named('v-else', 'v-else-if') !== undefined,
    otherwise: (shown && /;\s*else:?\s+([\w$]+)/.exec(said(shown))?.[1]) ?? null,
    loop: listed?.value === null || listed === undefined ? null : loopOf(listed.value, said(listed)),
    locals: [
      ...(slot === undefined ? [] : [...(said(slot).match(names) ?? []), letName ?? '']),
      ...(shown === undefined ? [] : [/\bas\s+([\w$]+)/.exec(said(shown))?.[1] ?? '']),
    ],
    attributes: attributes.flatMap((one) => attributeOf(one, dialect)),
  };
}

/** `expired; else main`, `user$ | async as user` */
function upToSemicolon({ start }: Span, said: string): Span {
  const length = /^[^;]*?(?=\s+as\s+[\w$]+\s*(?:;|$)|;|$)/.exec(said)?.[0].length ?? said.length;
  return { start, end: start + length };
}

/** `(item, index) in items`, `let item of items; let i = index` */
function loopOf({ start, end }: Span, said: string): Directives['loop'] {
  const [whole = '', head = ''] = /^\s*(?:let\s+)?(.*?)\s+(?:in|of)\s+/s.exec(said) ?? [];
  const rest = said.slice(whole.length);
  const stop = rest.indexOf(';');
  const more = stop < 0 ? [] : [...rest.slice(stop).matchAll(/let\s+([\w$]+)|as\s+([\w$]+)/g)].flat();
  const locals = [...(head.match(names) ?? []), ...more].filter((name) => /^[\w$]+$/.test(name));
  return { list: { start: start + whole.length, end: stop < 0 ? end : start + whole.length + stop }, locals };
}

/** What is bound, and what says what an element is; null for directives, handlers and all else. */
function attributeOf({ name, value, isCode }: Attribute, dialect: Dialect): Directives['attributes'] {
  if (value === null) return [];
  if (isCode)
    return /^(?:on|bind|use|transition|in|out|animate|let)(?::|[a-z]*$)/.test(name) && /^on|:/.test(name)
      ? []
      : [{ name, value, isCode }];
  const [, bound] =
    (dialect === 'vue' ? /^(?::|v-bind:)([\w-]+)/ : /^\[(?:attr\.|class\.|style\.)?([\w-]+)\]$/).exec(name) ?? [];
  if (bound !== undefined && bound !== 'ngIf') return [{ name: bound, value, isCode: true }];
  if (/^v-(?:html|text|model)$/.test(name)) return [{ name, value, isCode: true }];
  return spoken.has(name) ? [{ name, value, isCode: false }] : [];
}
