/**
 * A template as the expression that draws it: `over ? h("p", "closed") : h("Editor")`, each piece at its own place of the
 * file. Handlers of events are left out: they run when somebody clicks.
 */
import type { CodeWriter } from '../syntax/code-map.js';
import { directivesOf } from './template-directives.js';
import type { Directives } from './template-directives.js';
import { endOfValue } from './template-names.js';
import type { TemplateNames } from './template-names.js';
import type { Dialect, Element, Span, TemplateNode } from './template-tree.js';

/** How the code of a template is written. */
export interface Style {
  readonly dialect: Dialect;
  /** The function that makes an element: a name that the file has no other use for. */
  readonly maker: string;
  /** What the names of parts begin with, which the file has no other use for; null where it uses all that come to mind. */
  readonly part: string | null;
  /** What is put before and behind a name that the component answers for. */
  readonly asked: readonly [before: string, behind: string];
  readonly names: TemplateNames;
}

type Locals = ReadonlySet<string>;

/** A template of Angular is only shown where it is asked for. */
const isHeld = ({ name, attributes }: Element): boolean =>
  name === 'ng-template' && attributes.every((one) => !one.name.startsWith('['));

/** A node that is shown, and what is shown in its place. */
type Unit = readonly [TemplateNode, ...TemplateNode[]];

/** Writes the code for a template. */
export class TemplateCode {
  /** What is a statement by itself: its name, and where it ends in the file. */
  readonly #parts = new Map<TemplateNode, { readonly name: string; readonly end: number }>();

  constructor(
    private readonly writer: CodeWriter,
    private readonly text: string,
    private readonly style: Style,
    /** Of Angular: what is shown in the place of an element, by the name of the template. */
    private readonly named: ReadonlyMap<string, Element>,
  ) {}

  /**
   * What a function does that draws a template. Of several things that are shown at times, or several times, each is a statement by
   * itself: they are told apart by what happens to each, and where somebody types, the compiler takes over those that are not
   * touched, and nothing of an expression.
   */
  body(nodes: readonly TemplateNode[]): void {
    const { writer, style } = this;
    const apart = style.part === null ? [] : this.#changing(nodes);
    for (const unit of apart.length < 2 ? [] : apart) {
      const name = `${style.part}${this.#parts.size}`;
      writer.put(`const ${name} = `);
      this.#unit(unit, new Set());
      writer.put('; ');
      const last = writer.map.at(-1);
      this.#parts.set(unit[0], { name, end: last === undefined ? 0 : (last.end ?? last.source + last.length) });
    }
    writer.put('return ');
    this.write(nodes);
  }

  /** What does not stand there once and always, and is in nothing of that kind. */
  #changing(all: readonly TemplateNode[]): Unit[] {
    return this.#unitsOf(all).flatMap((unit): Unit[] => {
      const [first] = unit;
      if (first.kind === 'element' && this.#isPlain(first)) return this.#changing(first.children);
      return first.kind === 'text' || first.kind === 'value' ? [] : [unit];
    });
  }

  /** Whether an element is shown once and always. */
  #isPlain(element: Element): boolean {
    const { condition, loop, locals } = directivesOf(this.text, element, this.style.dialect);
    return condition === null && loop === null && locals.length === 0;
  }

  write(nodes: readonly TemplateNode[], locals: Locals = new Set()): void {
    const { writer } = this;
    // Several stand in an element of no name.
    writer.put(`${this.style.maker}("template", `);
    this.#siblings(nodes, locals);
    writer.put(')');
  }

  #siblings(all: readonly TemplateNode[], locals: Locals): void {
    for (const unit of this.#unitsOf(all)) {
      const [first] = unit;
      const part = this.#parts.get(first);
      if (part === undefined || first.kind === 'value') this.#unit(unit, locals);
      else this.writer.putFor(first.start, Math.max(first.start, part.end), part.name);
      this.writer.put(', ');
    }
  }

  /** What stands beside each other; elements with those that stand in for them. */
  #unitsOf(all: readonly TemplateNode[]): Unit[] {
    const nodes = all.filter((node) => node.kind !== 'element' || !isHeld(node));
    const units: Unit[] = [];
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at] as TemplateNode;
      const unit: Unit = node.kind === 'element' ? this.#chainFrom(nodes, at) : [node];
      units.push(unit);
      at += unit.length - 1;
    }
    return units;
  }

  #unit(unit: Unit, locals: Locals): void {
    const [first, ...others] = unit;
    if (first.kind === 'element') this.#element([first, ...(others as Element[])], locals);
    else this.#node(first, locals);
  }

  /** An element and those that stand in for it: `v-if`, `v-else-if`, `v-else`. */
  #chainFrom(nodes: readonly TemplateNode[], start: number): [Element, ...Element[]] {
    const chain: [Element, ...Element[]] = [nodes[start] as Element];
    for (const node of nodes.slice(start + 1)) {
      if (node.kind !== 'element' || !directivesOf(this.text, node, this.style.dialect).isElse) break;
      chain.push(node);
    }
    return chain;
  }

  #node(node: Exclude<TemplateNode, Element>, locals: Locals): void {
    const { writer } = this;
    if (node.kind === 'text') {
      writer.at(node.start);
      writer.put(JSON.stringify(node.text));
    } else if (node.kind === 'value') this.#expression(node.code, locals);
    else if (node.kind === 'loop')
      this.#loop(node.start, node.list, node.locals, locals, (inner) => {
        this.write(node.children, inner);
      });
    else {
      writer.at(node.start);
      writer.put('(');
      for (const { condition, children } of node.ways) {
        if (condition !== null) {
          this.#expression(condition, locals);
          writer.put(' ? ');
        }
        this.write(children, locals);
        if (condition !== null) writer.put(' : ');
      }
      writer.put(node.ways.at(-1)?.condition === null ? ')' : 'null)');
    }
  }

  #loop(start: number, list: Span, names: readonly string[], locals: Locals, body: (locals: Locals) => void): void {
    const { writer } = this;
    writer.at(start);
    this.#expression(list, locals);
    writer.put(`.map((${names.filter((name) => /^[A-Za-z_$][\w$]*$/.test(name)).join(', ')}) => `);
    body(new Set([...locals, ...names]));
    writer.put(')');
  }

  #element([first, ...others]: readonly Element[], locals: Locals): void {
    if (first === undefined) return;
    const directives = directivesOf(this.text, first, this.style.dialect);
    const { loop, condition, otherwise } = directives;
    const draw = (inner: Locals): void => {
      if (condition === null) {
        this.#drawn(first, directives, inner);
        return;
      }
      this.writer.put('(');
      this.#expression(condition, inner);
      this.writer.put(' ? ');
      this.#drawn(first, directives, inner);
      this.writer.put(' : ');
      const held = otherwise === null ? undefined : this.named.get(otherwise);
      if (others.length > 0) this.#element(others, inner);
      else if (held !== undefined) this.write(held.children, inner);
      else this.writer.put('null');
      this.writer.put(')');
    };
    if (loop === null) draw(new Set([...locals, ...directives.locals]));
    else this.#loop(first.start, loop.list, loop.locals, locals, draw);
  }

  #drawn(element: Element, directives: Directives, locals: Locals): void {
    const { writer, style } = this;
    writer.at(element.start);
    writer.put(`${style.maker}(${JSON.stringify(tagOf(element.name))}`);
    if (directives.attributes.length > 0) {
      writer.put(', { ');
      for (const { name, value, isCode } of directives.attributes) {
        writer.put(`${JSON.stringify(name)}: `);
        if (isCode) this.#expression(value, locals);
        else writer.put(JSON.stringify(this.text.slice(value.start, value.end)));
        writer.put(', ');
      }
      writer.put('}');
    }
    writer.put(', ');
    this.#siblings(element.children, locals);
    writer.put(')');
  }

  #expression({ start, end }: Span, locals: Locals): void {
    const { writer, text } = this;
    const [before, behind] = this.style.asked;
    const code = text.slice(start, start + endOfValue(text.slice(start, end)));
    const names = this.style.names.freeIn(code, locals);
    if (names === null) {
      writer.put('undefined');
      return;
    }
    const lead = code.length - code.trimStart().length;
    const [from, to] = [start + lead, start + code.trimEnd().length];
    writer.at(from);
    writer.put('(');
    let done = from;
    for (const { offset, name, isShort } of names) {
      const at = start + offset;
      if (at > done) writer.copy(done, at);
      writer.at(at);
      writer.put(`${isShort ? `${name}: ` : ''}${before}`);
      writer.copy(at, at + name.length);
      writer.put(behind);
      done = at + name.length;
    }
    if (to > done) writer.copy(done, to);
    writer.put(')');
  }
}

/** Components have a capital letter, also where a template writes them with dashes; so have the places of what others hand in. */
const tagOf = (name: string): string =>
  name.includes('-') || name === 'slot'
    ? name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
    : name;
