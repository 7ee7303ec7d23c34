/**
 * What a file is, by its name and its first line: JavaScript, a declaration file, perhaps a program, or neither.
 * Takes names and bytes, reads nothing.
 */

/** The extensions that are read wherever they are found. */
export const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'] as const;

/** Pages and components, read for the code that stands in them. */
export const markup = ['.html', '.htm', '.vue', '.svelte', '.astro'] as const;

/** `nameless`: without an extension, so that only its first line or a package.json can tell. */
export type FileKind = 'javascript' | 'declaration' | 'nameless' | 'other';

const declaration = /\.d\.[mc]?ts$/;
const runtimes = ['node', 'nodejs', 'bun', 'deno', 'tsx', 'ts-node'];
const shebang = new RegExp(
  String.raw`^#![ \t]*(?:\S*/)?(?:env[ \t]+(?:-\S+[ \t]+|\w+=\S*[ \t]+)*(?:\S*/)?)?(?:${runtimes.join('|')})(?:[ \t]|\r?\n|$)`,
);

/** What the name of a file says. Upper case counts too: the loader of a case-blind disk reads `A.JS`. */
export function kindOf(name: string): FileKind {
  const lower = name.toLowerCase();
  if (declaration.test(lower)) return 'declaration';
  if ([...extensions, ...markup].some((extension) => lower.endsWith(extension))) return 'javascript';
  return lower.lastIndexOf('.') <= 0 ? 'nameless' : 'other';
}

/** What the first line says: run by a JavaScript runtime, by something else, or nothing. */
export function shebangOf(head: Buffer): 'javascript' | 'other' | 'none' {
  if (head[0] !== 0x23 || head[1] !== 0x21) return 'none';
  return shebang.test(head.toString('latin1')) ? 'javascript' : 'other';
}
