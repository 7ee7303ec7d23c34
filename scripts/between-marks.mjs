/**
 * Replaces what stands between `<!-- NAME:start … -->` and `<!-- NAME:end -->` in a text; the marks stay.
 * Throws when the marks are not there, once each and in this order.
 */
export function betweenMarks(text, name, content) {
  const parts = text.split(new RegExp(`(<!-- ${name}:start[^>]*-->\\n)[\\s\\S]*?(<!-- ${name}:end -->)`));
  if (parts.length !== 4) throw new Error(`the marks ${name}:start and ${name}:end are not there exactly once`);
  const [before, start, end, after] = parts;
  return `${before}${start}\n${content.trim()}\n\n${end}${after}`;
}
