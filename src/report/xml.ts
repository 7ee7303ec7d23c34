/**
 * Text and elements for XML and HTML. Only what passes through here reaches a document, so that no text of the
 * scanned code can open a tag, end an attribute or hold a character that XML 1.0 forbids.
 */
import { escapeText } from './escape.js';

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

// Noncharacters are unassigned by category; the last two of the first plane are the ones that XML forbids.
const forbidden = /[\ufdd0-\ufdef\ufffe\uffff]/g;

/** The text for an element or a quoted attribute: one line, controls spelled out, no markup. */
export function xmlText(text: string): string {
  return (
    escapeText(text)
      .replace(forbidden, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
      .replace(/[&<>"'`]/g, (character) => references[character] ?? '')
      // A log of GitHub's would take it for a command.
      .replaceAll('##[', '#&#35;[')
  );
}

/** Several lines as one text; each is escaped, the line feeds between them stay, and none begins a command of a log. */
export const xmlLines = (lines: readonly string[]): string =>
  lines.map((line) => xmlText(line).replace(/^(\s*):(?=:)/, '$1&#58;')).join('\n');

/** An attribute's value; null leaves the attribute out. */
export type Attributes = Readonly<Record<string, string | number | null>>;

/** `<name a="b">`; the names are ours, the values are escaped here. */
export function openTag(name: string, attributes: Attributes = {}, end = ''): string {
  const pairs = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${xmlText(String(value))}"`],
  );
  return `<${name}${pairs.join('')}${end}>`;
}

/** An element round what is already markup; without any it is closed at once. */
export const element = (name: string, attributes: Attributes, markup: string | null): string =>
  markup === null ? openTag(name, attributes, '/') : `${openTag(name, attributes)}${markup}</${name}>`;
