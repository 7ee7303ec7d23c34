/** Modules that a bundler keeps as literal texts for `eval`: opened in place, never run. */
import { describe, expect, it } from '@jest/globals';
import { withEmbeddedCode } from '../../src/parse/embedded.js';
import { parseText } from '../../src/parse/parse.js';
import { analyse, linesIn } from '../engine/run.js';

const wrapped = (code: string): string => `var modules = { a: function (module) { eval(${JSON.stringify(code)}); } };`;
const bomb = `exports.start = function () {\n  if (Date.now() >= 1798761600000) throw new Error("It's \\"over\\"");\n  return 'on';\n};\n//# sourceURL=a.js?`;

describe('code in a text for eval', () => {
  it('is searched like any other', async () => {
    expect(await linesIn(wrapped(bomb))).toEqual(['fixed-date 2027-01-01Z throw']);
  });

  it('is read as well where a minifier made a template of the text', async () => {
    const literal = bomb.replace(/[\\`]|\$(?=\{)/g, '\\$&');
    const text = `var modules = { a: function (module) { eval(\`${literal}\`); } };`;
    expect(await linesIn(text)).toEqual(['fixed-date 2027-01-01Z throw']);
    const filled = 'eval(`start();\n${more}`)';
    expect(withEmbeddedCode(filled)).toBe(filled);
  });

  it('is reported where it stands in the file', async () => {
    const text = wrapped(bomb);
    const { findings } = await analyse(text);
    const [place] = findings.map((finding) => finding.place);
    expect(text.slice(place?.start, place?.end)).toBe('Date.now() >= 1798761600000');
    expect(place?.line).toBe(1);
  });

  it('keeps its length and its literals', () => {
    const text = wrapped('exports.name = "a\\tb";\nexports.sign = \'\\u00e9\\\\\' + `x\ny`;\n');
    const opened = withEmbeddedCode(text);
    expect(opened).toHaveLength(text.length);
    expect(opened).toContain('"a\\tb"');
    expect(opened).toContain("'\\u00e9\\\\'");
    expect(opened).toContain('`x\ny`');
  });

  const program = `if (Date.now() >= 1798761600000) { throw new Error("It's over"); } api.start = function (mode) { return mode + "\\u00e9"; };`;
  it.each([
    ['handed its globals', `Function("api", ${JSON.stringify(program)})({ start: 1 });`],
    ['of two names', `var run = new Function("api","mode", ${JSON.stringify(program)});`],
    ['of two names in one', `Function('api, mode', '${program.replaceAll("'", "\\'")}')(x);`],
    ['of none', `new Function(${JSON.stringify(program)})();`],
    ['of none, without new', `Function(${JSON.stringify(program)})();`],
  ])('is a program that `Function` is made of, %s', async (_name, text) => {
    const opened = withEmbeddedCode(text);
    expect(opened).toHaveLength(text.length);
    expect(opened).toMatch(/^(?:var run = )?\((?:function)?\((?:api(?:,mode)?)?\)(?:=>)?\{ *if \(/);
    expect(await linesIn(text)).toEqual(['fixed-date 2027-01-01Z throw']);
  });

  it.each([
    ['an expression', `eval("Date.now() > 5")`],
    ['a text put together', `eval("start();\\n" + more)`],
    ['a method of that name', `page.eval("start();\\nstop();")`],
    ['a way to the global object', `var all = Function("return this")();`],
    ['a class of that name', `new my.Function("api", "start(); ${'stop(); '.repeat(20)}")`],
    ['a program put together', `Function("api", "start(); ${'stop(); '.repeat(20)}" + more)`],
  ])('is left alone: %s', (_name, text) => {
    expect(withEmbeddedCode(text)).toBe(text);
  });

  it('is left alone where it is no code, beside what is', () => {
    const [text, code] = [`eval("a b c\\n if (");`, `eval("start();\\nstop();");`];
    const { tree, syntaxErrors } = parseText('bundle.js', 'bundle.js', text + code);
    expect(tree.text).toBe(text + withEmbeddedCode(code));
    expect(syntaxErrors).toEqual([]);
  });
});
