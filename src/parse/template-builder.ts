/** What the readers of templates share: the stack of what is open, and where a stretch in braces ends. */
import type { TemplateNode } from './template-tree.js';

const depthLimit = 200;

/** Something that is open: children are added to it until its end. */
export interface Frame {
  /** The tag, or the word of a block. */
  readonly name: string;
  readonly children: TemplateNode[];
}

/** The open elements and blocks, the innermost last. */
export class Builder {
  readonly roots: TemplateNode[] = [];
  readonly frames: Frame[] = [];

  get children(): TemplateNode[] {
    return this.frames.at(-1)?.children ?? this.roots;
  }

  open(name: string, children: TemplateNode[]): void {
    if (this.frames.length < depthLimit) this.frames.push({ name, children });
  }

  /** Closes the innermost that is called so, and what was left open in it; an end of nothing is passed over. */
  close(name: string): void {
    const at = this.frames.map((frame) => frame.name).lastIndexOf(name);
    if (at >= 0) this.frames.length = at;
  }
}

/** Where the braces end that open at a place; texts in quotes are passed over. */
export function endOfBraces(text: string, open: number, limit: number): number {
  let depth = 0;
  for (let at = open; at < limit; at++) {
    const sign = text[at] ?? '';
    if ('"\'`'.includes(sign)) at = Math.max(at, text.indexOf(sign, at + 1));
    else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return at + 1;
  }
  return limit;
}
