/**
 * Reads the markup of a template into a tree: tags and attributes here, what stands between them in `template-blocks.ts`.
 * Takes a stretch of a file; gives what it can make of it, however broken.
 */
import { readBlocks } from './template-blocks.js';
import { Builder, endOfBraces } from './template-builder.js';
import type { Attribute, Dialect, Element, Span, TemplateNode } from './template-tree.js';

const empty: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);
/** Elements whose content is no markup. */
const opaque: ReadonlySet<string> = new Set(['script', 'style']);
/** The tree of the markup in a stretch of a text. */
export function readTemplate(text: string, span: Span, dialect: Dialect): TemplateNode[] {
  const builder = new Builder();
  for (let at = span.start; at < span.end;) {
    const open = nextTag(text, at, span.end, dialect);
    if (open > at) readBlocks(builder, text, { start: at, end: open }, dialect);
    if (open >= span.end) break;
    at = readTag(builder, text, open, span.end, dialect);
  }
  return builder.roots;
}

/** Where the next tag or comment begins; a sign in code is none. */
function nextTag(text: string, from: number, end: number, dialect: Dialect): number {
  let depth = 0;
  for (let at = from; at < end; at++) {
    const sign = text[at];
    if (dialect === 'svelte' && sign === '{') depth++;
    else if (dialect === 'svelte' && sign === '}') depth = Math.max(0, depth - 1);
    else if (dialect !== 'svelte' && text.startsWith('{{', at)) at = Math.max(at, text.indexOf('}}', at));
    else if (depth === 0 && sign === '<' && /[a-z!/]/i.test(text[at + 1] ?? '')) return at;
  }
  return end;
}

function readTag(builder: Builder, text: string, open: number, end: number, dialect: Dialect): number {
  if (text.startsWith('<!--', open)) return after(text, '-->', open, end);
  if (text.startsWith('</', open)) {
    builder.close(/^[^\s>]+/.exec(text.slice(open + 2, open + 80))?.[0] ?? '');
    return after(text, '>', open, end);
  }
  const [, name] = /^<([a-z][^\s/>]*)/i.exec(text.slice(open, open + 200)) ?? [];
  if (name === undefined) return open + 1;
  const { attributes, at, isClosed } = readAttributes(text, open + 1 + name.length, end, dialect);
  const element: Element = { kind: 'element', start: open, name, attributes, children: [] };
  if (opaque.has(name.toLowerCase())) return isClosed ? at : after(text, `</${name}>`, at, end);
  builder.children.push(element);
  if (!isClosed && !empty.has(name.toLowerCase())) builder.open(name, element.children);
  return at;
}

function after(text: string, mark: string, from: number, end: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? end : Math.min(end, at + mark.length);
}

interface Attributes {
  readonly attributes: readonly Attribute[];
  /** Behind the tag. */
  readonly at: number;
  /** Whether the tag is its own end. */
  readonly isClosed: boolean;
}

function readAttributes(text: string, from: number, end: number, dialect: Dialect): Attributes {
  const attributes: Attribute[] = [];
  let at = from;
  for (;;) {
    while (at < end && /[\s]/.test(text[at] ?? '')) at++;
    if (at >= end || text[at] === '>') return { attributes, at: Math.min(end, at + 1), isClosed: false };
    if (text.startsWith('/>', at)) return { attributes, at: at + 2, isClosed: true };
    const attribute =
      dialect === 'svelte' && text[at] === '{' ? shorthand(text, at, end) : named(text, at, end, dialect);
    attributes.push(attribute);
    at = Math.max(at + 1, attribute.end);
  }
}

/** `{name}`, `{...rest}` */
function shorthand(text: string, start: number, limit: number): Attribute {
  const end = endOfBraces(text, start, limit);
  const value = { start: start + 1, end: Math.max(start + 1, end - 1) };
  const name = text.slice(value.start, value.end).trim();
  return { name, value: name.startsWith('...') ? null : value, isCode: true, start, end };
}

function named(text: string, start: number, limit: number, dialect: Dialect): Attribute {
  let at = start;
  while (at < limit && !/[\s=>]/.test(text[at] ?? '') && !(text[at] === '/' && text[at + 1] === '>')) at++;
  const name = text.slice(start, at);
  const equals = /^\s*=\s*/.exec(text.slice(at, at + 40))?.[0];
  if (equals === undefined) return { name, value: null, isCode: false, start, end: at };
  at += equals.length;
  const quote = text[at];
  if (dialect === 'svelte' && quote === '{') {
    const end = endOfBraces(text, at, limit);
    return { name, value: { start: at + 1, end: end - 1 }, isCode: true, start, end };
  }
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, at + 1);
    const end = close < 0 ? limit : Math.min(limit, close);
    return { name, value: { start: at + 1, end }, isCode: false, start, end: end + 1 };
  }
  const from = at;
  while (at < limit && !/[\s>]/.test(text[at] ?? '')) at++;
  return { name, value: { start: from, end: at }, isCode: false, start, end: at };
}
