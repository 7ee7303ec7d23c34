/**
 * What a template says, as a tree: elements with their attributes, texts, the values in them, conditions and loops written
 * as blocks. Types only; the readers make it, `template-code.ts` tells it as code.
 */

/** A stretch of the file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Attribute extends Span {
  readonly name: string;
  /** What stands behind the equals sign, quotes and braces dropped. */
  readonly value: Span | null;
  /** Whether that is code, whatever the attribute is called. */
  readonly isCode: boolean;
}

export interface Element {
  readonly kind: 'element';
  readonly start: number;
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly children: TemplateNode[];
}

/** One of several ways; without a condition the one for all else. */
export interface Way {
  readonly condition: Span | null;
  readonly children: TemplateNode[];
}

export type TemplateNode =
  | Element
  | { readonly kind: 'text'; readonly start: number; readonly text: string }
  | { readonly kind: 'value'; readonly code: Span }
  | { readonly kind: 'ways'; readonly start: number; readonly ways: Way[] }
  | {
      readonly kind: 'loop';
      readonly start: number;
      readonly list: Span;
      readonly locals: readonly string[];
      readonly children: TemplateNode[];
    };

/** Whose rules a template follows. */
export type Dialect = 'vue' | 'svelte' | 'angular';
