/**
 * What stands between the tags of a template: texts, values in braces, and conditions and loops that are written as blocks
 * (`{#if …}` of Svelte, `@if (…) {` of Angular). Adds to what is being built.
 */
import { endOfBraces } from './template-builder.js';
import type { Builder } from './template-builder.js';
import type { Dialect, Span, TemplateNode } from './template-tree.js';

export function readBlocks(builder: Builder, text: string, span: Span, dialect: Dialect): void {
  if (dialect === 'svelte') readSvelte(builder, text, span);
  else readMustaches(builder, text, span, dialect);
}

function addText(builder: Builder, text: string, start: number, end: number): void {
  const said = text.slice(start, end).replace(/\s+/g, ' ').trim();
  if (said !== '') builder.children.push({ kind: 'text', start, text: said });
}

/** `{{ value }}`, and between them the blocks of Angular. */
function readMustaches(builder: Builder, text: string, { start, end }: Span, dialect: Dialect): void {
  let done = start;
  for (let open = text.indexOf('{{', done); open >= 0 && open < end; open = text.indexOf('{{', done)) {
    const close = text.indexOf('}}', open);
    if (close < 0 || close > end) break;
    readPlain(builder, text, { start: done, end: open }, dialect);
    builder.children.push({ kind: 'value', code: { start: open + 2, end: close } });
    done = close + 2;
  }
  readPlain(builder, text, { start: done, end }, dialect);
}

const angularBlock =
  /@(if|else if|else|for|switch|case|default|empty|defer|placeholder|loading)\b\s*(\([^{]*\))?\s*\{|\}/g;

function readPlain(builder: Builder, text: string, { start, end }: Span, dialect: Dialect): void {
  let done = start;
  if (dialect === 'angular')
    for (const match of text.slice(start, end).matchAll(angularBlock)) {
      const at = start + match.index;
      addText(builder, text, done, at);
      done = at + match[0].length;
      const [, word, head] = match;
      if (word === undefined) builder.close('@');
      else {
        const from = head === undefined ? done : at + match[0].indexOf('(') + 1;
        openAngular(builder, text, word, { start: from, end: head === undefined ? done : from + head.length - 2 }, at);
      }
    }
  addText(builder, text, done, end);
}

function openAngular(builder: Builder, text: string, word: string, head: Span, at: number): void {
  const said = text.slice(head.start, head.end);
  const before = builder.children.at(-1);
  if (word === 'if') builder.open('@', openWays(builder, at, upTo(head, said.indexOf(';'))));
  else if (word.startsWith('else') && before?.kind === 'ways')
    builder.open('@', addWay(before, word === 'else' ? null : head));
  else if (word === 'for') {
    const [whole = '', local = ''] = /^\s*([\w$]+)\s+of\s+/.exec(said) ?? [];
    const list = upTo({ start: head.start + whole.length, end: head.end }, said.slice(whole.length).indexOf(';'));
    builder.open('@', openLoop(builder, at, list, [local]));
  } else builder.open('@', builder.children);
}

const upTo = ({ start, end }: Span, length: number): Span => ({ start, end: length < 0 ? end : start + length });

function openWays(builder: Builder, start: number, condition: Span): TemplateNode[] {
  const children: TemplateNode[] = [];
  builder.children.push({ kind: 'ways', start, ways: [{ condition, children }] });
  return children;
}

function addWay({ ways }: TemplateNode & { kind: 'ways' }, condition: Span | null): TemplateNode[] {
  const children: TemplateNode[] = [];
  ways.push({ condition, children });
  return children;
}

function openLoop(builder: Builder, start: number, list: Span, locals: readonly string[]): TemplateNode[] {
  const children: TemplateNode[] = [];
  builder.children.push({ kind: 'loop', start, list, locals, children });
  return children;
}

function readSvelte(builder: Builder, text: string, { start, end }: Span): void {
  let done = start;
  for (let open = text.indexOf('{', done); open >= 0 && open < end; open = text.indexOf('{', done)) {
    addText(builder, text, done, open);
    done = endOfBraces(text, open, end);
    readBraces(builder, text, { start: open + 1, end: Math.max(open + 1, done - 1) });
  }
  addText(builder, text, done, end);
}

const names = /[A-Za-z_$][\w$]*/g;

function readBraces(builder: Builder, text: string, inner: Span): void {
  const said = text.slice(inner.start, inner.end);
  const [whole = '', mark, word] = /^\s*([#:/@])(else if|[a-z]+)\s*/.exec(said) ?? [];
  const rest = { start: inner.start + whole.length, end: inner.end };
  if (mark === undefined) builder.children.push({ kind: 'value', code: inner });
  else if (mark === '/') builder.close(`#${word ?? ''}`);
  else if (mark === '#' && word === 'if') builder.open('#if', openWays(builder, inner.start, rest));
  else if (mark === '#' && word === 'each') {
    const as = / as (.*)$/s.exec(said);
    const list = { start: rest.start, end: as === null ? rest.end : inner.start + as.index };
    builder.open('#each', openLoop(builder, inner.start, list, as?.[1]?.match(names) ?? []));
  } else if (mark === '#') builder.open(`#${word ?? ''}`, builder.children);
  else if (mark === ':' && word?.startsWith('else') === true) {
    builder.close('#if');
    const before = builder.children.at(-1);
    if (before?.kind === 'ways') builder.open('#if', addWay(before, word === 'else' ? null : rest));
  } else if (mark === '@' && (word === 'html' || word === 'render'))
    builder.children.push({ kind: 'value', code: rest });
}
