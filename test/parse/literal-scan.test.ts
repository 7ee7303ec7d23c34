/** The scan tells literals as the parser does, or says that it cannot. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { literalsIn } from '../../src/parse/literal-scan.js';

const require = createRequire(import.meta.url);

function parsed(code: string): string[] {
  const tree = ts.createSourceFile('code.jsx', code, ts.ScriptTarget.ESNext, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isLiteral =
      ts.isStringLiteral(node) || ts.isRegularExpressionLiteral(node) || ts.isTemplateLiteralToken(node);
    if (isLiteral) found.push(node.getText(tree));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const scanned = (code: string): string[] | null => {
  const literals = literalsIn(code);
  return literals === null ? null : [...literals].map(([start, end]) => code.slice(start, end));
};

describe('literalsIn', () => {
  it.each([
    ['strings', `a = "it's" + 'a "b"' + "\\"" + '\\\\';`],
    ['a string over a line that is continued', `a = "one \\\n two";`],
    ['templates', 'a = `one`; b = `${a} and ${`in ${"it"} ${ {b: `}`} }`} end`;'],
    ['a template with a tag', 'tag`a${1}b`/2; c = `/`'],
    ['regular expressions', `a = /["'/]/g.test(b) && /[/\\]"]/u.exec(c); /\\/"/.test(d)`],
    ['divisions', `a = b / c / d; e = (f) / 2 / g; h[0] / 2; i++ / j / 1; 4 / k / "x".length; this.in / 2 / l`],
    ['behind a word', `function f() { return /"/.test(a); } typeof /'/; x = a in /"/;`],
    ['behind a condition', `if (a) /"/.test(b); while (c) /'/.exec(d); for (;;) /"/g;`],
    ['comments', `// it's\n/* "not a string */ a = 1 /* ' */ / 2; // "`],
    ['names with signs of their own', `$return / 2; $a = "x"; été / "y".length`],
  ])('tells %s', (_name, code) => {
    expect(scanned(code)).toEqual(parsed(code));
  });

  it.each([
    ['a slash behind a brace', 'a = {} / 2; b = {}\n/"/.test(c)'],
    ['a string without an end', `a = "b`],
    ['a string that a line ends', `a = 'b\n'`],
    ['a template without an end', 'a = `b${c}'],
    ['a comment without an end', '/* a'],
  ])('cannot tell %s', (_name, code) => {
    expect(scanned(code)).toBeNull();
  });

  it.each(['ajv', 'terser', 'webpack/lib/Compilation.js', 'prettier/plugins/postcss', 'luxon', 'parse5', 'esbuild'])(
    'tells those of %s, or says that it cannot',
    (name) => {
      const code = readFileSync(require.resolve(name), 'utf8');
      expect([null, parsed(code)]).toContainEqual(scanned(code));
    },
  );
});
