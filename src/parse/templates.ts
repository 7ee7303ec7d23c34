/**
 * Templates of components as code beside their scripts: a function that draws what the template says, put where the names in
 * it mean what they mean to the framework. Takes the file and the code of its scripts; gives code with the way back into the
 * file, or null where there is no template.
 */
import { CodeWriter } from '../syntax/code-map.js';
import type { CodeMap } from '../syntax/code-map.js';
import { compiler, type ts } from '../syntax/typescript.js';
import { angularHosts, mayHoldTemplates, ofAngular } from './angular-hosts.js';
import { parseErrorsOf } from './errors.js';
import { TemplateCode } from './template-code.js';
import type { Style } from './template-code.js';
import type { TemplateNames } from './template-names.js';
import { readTemplate } from './template-reader.js';
import type { Dialect, Element, Span, TemplateNode } from './template-tree.js';

export interface Drawn {
  readonly code: string;
  readonly map: CodeMap;
  /** Where the first of it was put in: up to there it is the code of the scripts. */
  readonly from: number;
}

/** What has been read of a file besides. */
export interface Reading {
  /** The tree of the scripts without the template; null where they are nested too deeply. */
  readonly scriptTree: () => ts.SourceFile | null;
  readonly names: TemplateNames;
}

/** A template and the place in the code where the function that draws it goes. */
interface Host {
  readonly template: Span;
  readonly at: number;
  readonly before: string;
  readonly behind: string;
  readonly asked: Style['asked'];
}

const unwrapped = ['unref(', ')'] as const;
const asIs = ['', ''] as const;

/** Of a component of Vue or Svelte; `code` is that of its scripts, of the length of the file. */
export function drawnComponent(
  path: string,
  text: string,
  code: string,
  scripts: readonly Span[],
  reading: Reading,
): Drawn | null {
  const isSvelte = /\.svelte$/i.test(path);
  const template = isSvelte ? { start: 0, end: text.length } : vueTemplate(text, scripts);
  if (template === null || !mayDecide.test(text)) return null;
  if (isSvelte)
    return drawn(
      text,
      code,
      'svelte',
      [function_(template, code.length, asIs, reactiveNames(code) + subscriptions(text, code))],
      reading,
    );
  const options = /<script\b[^>]*\bsetup\b/i.test(text) ? null : optionsIn(reading.scriptTree());
  const host = options === null ? function_(template, code.length, unwrapped, '') : method(template, options);
  return drawn(text, code, 'vue', [host], reading);
}

/** What a template that never decides nor shows a value draws does not depend on anything. */
const mayDecide = /\bv-|\s:[\w-]+=|\{/;

/** Of the components of Angular in a file whose templates stand in it. */
export function drawnAngular(text: string, code: string, reading: Reading): Drawn | null {
  if (!mayHoldTemplates(text)) return null;
  const tree = reading.scriptTree();
  if (tree === null) return null;
  const hosts = angularHosts(tree).map((host): Host => ({
    ...host,
    before: '; render() { ',
    behind: ' } ',
    asked: ['this.', ''],
  }));
  if (hosts.length === 0) return null;
  const read = hosts.reduce((all, { template }) => withoutEscapes(all, template), text);
  return drawn(read, code, 'angular', hosts, reading);
}

/** The text of a literal as it reads, at the same offsets: `\n` is two blanks, and of `\"` the quote is left. */
function withoutEscapes(text: string, { start, end }: Span): string {
  const literal = text.slice(start, end);
  if (!literal.includes('\\')) return text;
  const plain = literal.replace(/\\(?:[nrt]|(["'`]))/g, (_, quote: string | undefined) => ` ${quote ?? ' '}`);
  return text.slice(0, start) + plain + text.slice(end);
}

/** `shell.component.html`: by the rules of Angular the template of the class `ShellComponent` in the file beside it. */
const templateName = /(?:^|\/)([\w-]+(?:\.[\w-]+)+)\.html$/;

/** Of a template of Angular in a file of its own: a class below its component draws it. */
export function drawnTemplate(path: string, text: string, code: string, reading: Reading): Drawn | null {
  const file = templateName.exec(path)?.[1];
  if (file === undefined || code.trim() !== '' || !ofAngular.test(text) || /<html\b/i.test(text)) return null;
  const name = file.replace(/(?:^|[.-])(\w)/g, (_, letter: string) => letter.toUpperCase());
  const host: Host = {
    template: { start: 0, end: text.length },
    at: 0,
    before: `import { ${name} } from './${file}'; export class Template extends ${name} { render() { `,
    behind: ' } } ',
    asked: ['this.', ''],
  };
  return drawn(text, code, 'angular', [host], reading);
}

function drawn(text: string, code: string, dialect: Dialect, hosts: readonly Host[], { names }: Reading): Drawn | null {
  const maker = ['h', 'createElement', 'createVNode', 'jsx'].find((name) => !new RegExp(`\\b${name}\\b`).test(code));
  if (maker === undefined) return null;
  const part = ['part', 'piece', 'drawn'].find((name) => !new RegExp(`\\b${name}\\d`).test(text)) ?? null;
  // The scripts are copied from the code, the expressions from the file: both have the same offsets.
  const whole = new CodeWriter(text);
  // Where a template stands by itself it is drawn, and not copied: what is typed there changes one place of the code.
  const apart = dialect === 'svelte' ? [] : hosts.map(({ template }) => template).sort((a, b) => a.start - b.start);
  let done = 0;
  const copyUpTo = (end: number): void => {
    for (const template of apart)
      if (template.start >= done && template.end <= end) {
        whole.copyOf(code, done, template.start);
        done = template.end;
      }
    whole.copyOf(code, done, end);
    done = end;
  };
  let from: number | null = null;
  for (const { template, at, before, behind, asked } of hosts) {
    copyUpTo(at);
    from ??= whole.code.length;
    whole.at(template.start);
    whole.put(before);
    const nodes = readTemplate(text, template, dialect);
    new TemplateCode(whole, text, { dialect, maker, part, asked, names }, namedIn(nodes)).body(nodes);
    whole.put(behind);
  }
  copyUpTo(code.length);
  return { code: whole.code, map: whole.map, from: from ?? 0 };
}

const function_ = (template: Span, at: number, asked: Style['asked'], before: string): Host => ({
  template,
  at,
  before: `;${before}function render() { `,
  behind: ' }',
  asked,
});

function method(template: Span, options: ts.ObjectLiteralExpression): Host {
  const { properties } = options;
  const comma = properties.length > 0 && !properties.hasTrailingComma ? ', ' : '';
  return {
    template,
    at: options.end - 1,
    before: `${comma}render() { `,
    behind: ' }',
    asked: ['unref(this.', ')'],
  };
}

/** From the first `<template>` outside of the scripts to its end. */
function vueTemplate(text: string, scripts: readonly Span[]): Span | null {
  for (const { index, 0: tag } of text.matchAll(/<template(?:\s[^>]*)?>/gi)) {
    if (scripts.some(({ start, end }) => index >= start && index < end)) continue;
    const end = text.lastIndexOf('</template>');
    return /\blang\s*=/.test(tag) || end < index ? null : { start: index + tag.length, end };
  }
  return null;
}

/** The object that a component is written as: what a module exports, or hands to a function that makes a component of it. */
function optionsIn(tree: ts.SourceFile | null): ts.ObjectLiteralExpression | null {
  if (tree === null || parseErrorsOf(tree).length > 0) return null;
  const exported = tree.statements.find((one) => compiler.isExportAssignment(one));
  let value: ts.Node | undefined = exported?.expression;
  while (value !== undefined && !compiler.isObjectLiteralExpression(value))
    value = compiler.isCallExpression(value)
      ? value.arguments.at(-1)
      : compiler.isAsExpression(value) ||
          compiler.isSatisfiesExpression(value) ||
          compiler.isParenthesizedExpression(value)
        ? value.expression
        : undefined;
  return value ?? null;
}

/** `$: over = …` makes a variable of what no script defines. */
function reactiveNames(code: string): string {
  const names = [...code.matchAll(/^\s*\$:\s*([A-Za-z_$][\w$]*)\s*=(?!=)/gm)].map(([, name = '']) => name);
  const own = names.filter(
    (name) => !new RegExp(`\\b(?:let|var|const)\\s+${name.replaceAll('$', '\\$')}\\b`).test(code),
  );
  return own.length === 0 ? '' : `var ${[...new Set(own)].join(', ')};`;
}

/** `$over` is what the store `over` holds. */
function subscriptions(text: string, code: string): string {
  const names = new Set([...text.matchAll(/(?<![\w$.])\$([A-Za-z_]\w*)(?!\w|\s*\()/g)].map(([, name = '']) => name));
  const stores = [...names].filter((name) =>
    new RegExp(`\\b(?:import|let|var|const)\\b[^;=]{0,2000}\\b${name}\\b`).test(code),
  );
  return stores.map((name) => `var $${name} = $held(${name});`).join(' ');
}

/** The templates of Angular that are shown by their name: `<ng-template #name>`. */
function namedIn(nodes: readonly TemplateNode[]): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>();
  const visit = (all: readonly TemplateNode[]): void => {
    for (const node of all) {
      if (node.kind === 'element')
        for (const { name } of node.attributes) if (name.startsWith('#')) found.set(name.slice(1), node);
      if (node.kind === 'ways') for (const { children } of node.ways) visit(children);
      else if (node.kind === 'element' || node.kind === 'loop') visit(node.children);
    }
  };
  visit(nodes);
  return found;
}
