/**
 * A strict reader of XML 1.0 as the writers need it: elements, attributes in double quotes, the five references and
 * decimal ones. Anything else (a comment, CDATA, a stray `<`, `]]>`, a forbidden character) is an error.
 */

/** An element; `text` is all text in it and below it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const tag = /<(\/?)([a-zA-Z][\w:-]*)((?:\s+[a-zA-Z][\w:-]*="[^"<]*")*)\s*(\/?)>/y;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (text.includes(']]>')) throw new Error(`]]> in ${text}`);
  return text.replace(/&([^;]{0,8});?/g, (whole, reference: string) => {
    const value =
      named[reference] ?? (/^#\d+$/.test(reference) ? String.fromCodePoint(Number(reference.slice(1))) : '');
    if (value === '' || !whole.endsWith(';')) throw new Error(`reference ${whole}`);
    return value;
  });
}

/**
 * Reads a document.
 * @param text what comes before the root (a declaration, a doctype) must be `prolog` to the letter
 * @returns the root
 */
export function readXml(text: string, prolog: string): XmlElement {
  const bad = forbidden.exec(text);
  if (bad !== null) throw new Error(`forbidden character at ${bad.index}`);
  if (!text.startsWith(prolog)) throw new Error(`does not begin with ${prolog}`);
  const top = { name: '', attributes: {}, children: [] as XmlElement[], text: '' };
  const open = [top];
  let position = prolog.length;
  while (position < text.length) {
    const inside = open[open.length - 1] ?? top;
    const next = text.indexOf('<', position);
    inside.text += decoded(text.slice(position, next < 0 ? text.length : next));
    if (next < 0) break;
    tag.lastIndex = next;
    const [whole, closing, name = '', pairs = '', empty] = tag.exec(text) ?? [];
    if (whole === undefined) throw new Error(`no tag at ${next}: ${text.slice(next, next + 40)}`);
    position = next + whole.length;
    if (closing === '/') close(open, name);
    else {
      const made = { name, attributes: attributesOf(pairs), children: [], text: '' };
      open.push(made);
      if (empty === '/') close(open, name);
    }
  }
  const [root, ...others] = top.children;
  if (open.length !== 1 || root === undefined || others.length > 0 || top.text.trim() !== root.text.trim()) {
    throw new Error('not one root element, closed');
  }
  return root;
}

function close(open: { name: string; children: XmlElement[]; text: string; attributes: object }[], name: string): void {
  const made = open.pop();
  const parent = open[open.length - 1];
  if (made === undefined || parent === undefined || made.name !== name) throw new Error(`</${name}> closes nothing`);
  parent.children.push(made as XmlElement);
  parent.text += made.text;
}

function attributesOf(pairs: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of pairs.matchAll(/([a-zA-Z][\w:-]*)="([^"]*)"/g)) {
    if (name in found) throw new Error(`attribute ${name} twice`);
    found[name] = decoded(value);
  }
  return found;
}

/** The element and all below it. */
export const allElements = (root: XmlElement): readonly XmlElement[] => [root, ...root.children.flatMap(allElements)];
