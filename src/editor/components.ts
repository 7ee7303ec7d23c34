/**
 * Files that hold code among other things, as Vue and Svelte components do. Gives the code alone, at the very offsets at
 * which it stands in the file, so that every place found in it is a place of the file.
 */

const component = /\.(?:vue|svelte)$/i;
const script = /(<script\b(?:[^>"']|"[^"]*"|'[^']*')*>)([^]*?)<\/script\s*>/gi;
const typed = /\blang\s*=\s*["']?tsx?\b/i;

/**
 * The code of a component and the path it goes by in the program: with the extension of its language behind its own, so
 * that an import of the component leads to it. Other files are their own code.
 * @example componentOf('/Pay.vue', '<script>\nlock()</script>') // { path: '/Pay.vue.js', text: '        \nlock()         ' }
 */
export function componentOf(path: string, text: string): { readonly path: string; readonly text: string } {
  if (!component.test(path)) return { path, text };
  let isTyped = false;
  let code = '';
  let end = 0;
  for (const match of text.matchAll(script)) {
    const [, tag = '', body = ''] = match;
    const start = match.index + tag.length;
    isTyped ||= typed.test(tag);
    code += blank(text.slice(end, start)) + body;
    end = start + body.length;
  }
  return { path: `${path}.${isTyped ? 'ts' : 'js'}`, text: code + blank(text.slice(end)) };
}

/** The file of a path that `componentOf` gave. */
export const fileOfComponent = (path: string): string => path.replace(/(\.(?:vue|svelte))\.[jt]s$/i, '$1');

/** As long, with the same lines. A separator keeps two scripts from becoming one statement. */
const blank = (text: string): string => text.replace(/[^\r\n\u2028\u2029]/g, ' ').replace(/ $/, ';');
