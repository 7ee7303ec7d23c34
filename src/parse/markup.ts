/**
 * Where the code stands in a page or a component file. Takes the text, gives stretches of it, in order; reads tags as
 * browsers do, so that nothing that runs hides behind a comment or a quote. One pass, however broken the text.
 */

/** Which rules the text follows: those of browsers, or those of the compilers of components. */
export type Markup = 'page' | 'component' | 'astro';

/** A stretch of code. */
export interface Script {
  readonly start: number;
  readonly end: number;
  readonly language: 'js' | 'ts' | 'tsx';
}

/** The kind of markup that the name of a file promises; null for code. */
export function markupOf(path: string): Markup | null {
  const [, extension] = /\.(html?|vue|svelte|astro)$/i.exec(path) ?? [];
  if (extension === undefined) return null;
  const lower = extension.toLowerCase();
  return lower === 'astro' ? 'astro' : lower.startsWith('htm') ? 'page' : 'component';
}

/** The scripts in a text; what is data, a template or another language is none. */
export function scriptsIn(text: string, markup: Markup): Script[] {
  const front = markup === 'astro' ? frontMatter(text) : null;
  const scanner = new Scanner(text, markup, front === null ? 0 : front.end);
  return [...(front === null ? [] : [front]), ...scanner.scripts()];
}

/** Code between two lines of `---` at the top. */
function frontMatter(text: string): Script | null {
  const opening = /^\s*---[^\S\r\n]*\r?\n/.exec(text);
  if (opening === null) return null;
  const closing = /^[^\S\r\n]*---/m.exec(text.slice(opening[0].length));
  if (closing === null) return null;
  return { start: opening[0].length, end: opening[0].length + closing.index, language: 'ts' };
}

const codeTypes =
  /^(?:module|(?:text|application)\/(?:x-)?(?:java|ecma|j|live|type)script(?:1\.\d)?|text\/(?:babel|jsx|tsx))$/;
const languages: Readonly<Record<string, Script['language']>> = {
  js: 'js',
  jsx: 'js',
  javascript: 'js',
  babel: 'js',
  ts: 'ts',
  typescript: 'ts',
  tsx: 'tsx',
};
/** Elements whose content is text, tags and comments in it included. */
const rawText = new Set(['style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);
const foreign = new Set(['svg', 'math']);

interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

class Scanner {
  /** How many drawings and formulas are open: in them no element is raw text but a script. */
  #foreign = 0;
  /** End tags that are looked for in vain are not looked for again. */
  readonly #missing = new Set<string>();

  constructor(
    private readonly text: string,
    private readonly markup: Markup,
    private at: number,
  ) {}

  scripts(): Script[] {
    const found: Script[] = [];
    for (let tag = this.#next(); tag !== null; tag = this.#next()) {
      if (foreign.has(tag.name)) this.#foreign = Math.max(0, this.#foreign + (tag.isEnd ? -1 : 1));
      if (tag.isEnd) continue;
      if (tag.name === 'script') found.push(...this.#script(tag));
      else if (this.markup === 'page' && this.#foreign === 0 && rawText.has(tag.name)) this.at = this.#endOf(tag.name);
    }
    return found;
  }

  #script({ attributes }: Tag): Script[] {
    const start = this.at;
    const end = this.markup === 'page' ? this.#endOfPageScript() : this.#endOf('script');
    this.at = end;
    const language = this.#languageOf(attributes);
    return language === null || attributes.has('src') ? [] : [{ start, end, language }];
  }

  #languageOf(attributes: ReadonlyMap<string, string>): Script['language'] | null {
    const type = (attributes.get('type') ?? '').trim().toLowerCase();
    if (type !== '' && !codeTypes.test(type)) return null;
    if (/typescript|tsx/.test(type)) return type.includes('tsx') ? 'tsx' : 'ts';
    const language = attributes.get('lang');
    if (language === undefined) return this.markup === 'astro' ? 'ts' : 'js';
    return languages[language.trim().toLowerCase()] ?? null;
  }

  /** The next tag, comments passed over; null at the end. */
  #next(): Tag | null {
    for (;;) {
      const open = this.text.indexOf('<', this.at);
      if (open < 0) return null;
      this.at = open + 1;
      if (this.text.startsWith('!--', this.at)) this.#skipComment();
      else {
        const tag = this.#tag();
        if (tag !== null) return tag;
      }
    }
  }

  #skipComment(): void {
    // `<!-->` and `<!--->` are whole comments.
    const [, short] = /^!--(-?>)/.exec(this.text.slice(this.at, this.at + 5)) ?? [];
    if (short !== undefined) this.at += 3 + short.length;
    else {
      const end = matchFrom(/--!?>/g, this.text, this.at + 3);
      this.at = end === null ? this.text.length : end.index + end[0].length;
    }
  }

  #tag(): Tag | null {
    // A component's compiler reads expressions in the tags of its templates; its own scripts alone matter here.
    const form = this.markup === 'page' ? /(\/?)([a-z][^\s/>]*)/iy : /(\/?)(script)(?=[\s/>])/iy;
    const [whole, slash, name] = matchFrom(form, this.text, this.at) ?? [];
    if (whole === undefined || name === undefined) return null;
    this.at += whole.length;
    return { name: name.toLowerCase(), isEnd: slash === '/', attributes: this.#attributes() };
  }

  /** Reads up to the end of the tag. Of attributes with the same name the first counts. */
  #attributes(): Map<string, string> {
    const attributes = new Map<string, string>();
    for (;;) {
      this.at += matchFrom(/[\s/]*/y, this.text, this.at)?.[0].length ?? 0;
      if (this.at >= this.text.length) return attributes;
      if (this.text[this.at] === '>') {
        this.at++;
        return attributes;
      }
      const [name = ''] = matchFrom(/[^][^\s/>=]*/y, this.text, this.at) ?? [];
      this.at += name.length;
      const value = this.#value();
      const key = name.toLowerCase();
      if (!attributes.has(key)) attributes.set(key, value);
    }
  }

  #value(): string {
    const [equals] = matchFrom(/\s*=\s*/y, this.text, this.at) ?? [];
    if (equals === undefined) return '';
    this.at += equals.length;
    const quote = this.text[this.at];
    if (quote === '"' || quote === "'") {
      const end = this.text.indexOf(quote, this.at + 1);
      const value = this.text.slice(this.at + 1, end < 0 ? this.text.length : end);
      this.at = end < 0 ? this.text.length : end + 1;
      return value;
    }
    const [value = ''] = matchFrom(/[^\s>]*/y, this.text, this.at) ?? [];
    this.at += value.length;
    return value;
  }

  /** Where the end tag of an element begins, or the end of the text. */
  #endOf(name: string): number {
    if (this.#missing.has(name)) return this.text.length;
    const found = matchFrom(new RegExp(`</${name}(?=[\\s/>])`, 'gi'), this.text, this.at);
    if (found === null) this.#missing.add(name);
    return found?.index ?? this.text.length;
  }

  /** Behind `<!--` in a script, a second `<script>` makes the next end tag its own, until `-->`. */
  #endOfPageScript(): number {
    const marks = /<!--|-->|<(\/?)script(?=[\s/>])/gi;
    marks.lastIndex = this.at;
    let [isEscaped, isDouble] = [false, false];
    for (let mark = marks.exec(this.text); mark !== null; mark = marks.exec(this.text)) {
      const [whole, slash] = mark;
      if (whole === '<!--') isEscaped = true;
      else if (whole === '-->') [isEscaped, isDouble] = [false, false];
      else if (slash === '/' && !isDouble) return mark.index;
      else isDouble = slash !== '/' && isEscaped;
    }
    return this.text.length;
  }
}

/** The match at or behind a place, as the flags of the expression say. */
function matchFrom(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}
