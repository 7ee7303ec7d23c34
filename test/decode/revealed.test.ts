/**
 * Texts that programs hide from their readers, each way that obfuscators have: what is found is what the code itself would
 * give. And what is no such text, or would not come to an end, stays what it is.
 */
import { describe, expect, it } from '@jest/globals';
import { parseText } from '../../src/parse/parse.js';
import { placeOfNode } from '../../src/syntax/places.js';
import { compiler } from '../../src/syntax/typescript.js';
import { walk } from '../../src/syntax/walk.js';

/** The texts that stand in a tree and not in the text of its file, where they stand for something there. */
function hiddenIn(text: string): string[] {
  const file = parseText('product.js', 'product.js', text);
  const found: string[] = [];
  walk(file.tree, (node) => {
    if (!compiler.isStringLiteral(node) && !compiler.isIdentifier(node)) return;
    const { start, end } = placeOfNode(file, node);
    const written = text.slice(start, end).replace(/^\[(?=.*\]$)(.*)\]$/, '$1');
    const isPlain = written === node.text || (/^(['"]).*\1$/s.test(written) && !written.includes(' + '));
    if (!isPlain) found.push(`${written} = ${node.text}`);
  });
  return found;
}

const table = "const words = ['now', 'exit', 'getTime', 'expired', 'log'];";

describe('a text that is hidden', () => {
  const ways: Readonly<Record<string, { readonly code: string; readonly found: readonly string[] }>> = {
    'put together': { code: "use(Date['n' + 'o' + 'w']());", found: ["'n' + 'o' + 'w' = now"] },
    'in a table': {
      code: "const names = { a: 'now', b: 'exit' }; use(Date[names['a']]());",
      found: ["names['a'] = now"],
    },
    'in a table that is filled afterwards': {
      code: "const names = {}; names['a'] = 'now'; names.b = 'exit'; use(Date[names['a']]());",
      found: ["names['a'] = now"],
    },
    'behind a decoder': {
      code: `${table} function word(n) { n = n - 0x1f4; return words[n]; } use(Date[word(0x1f4)]()); say(word(0x1f7));`,
      found: ['word(0x1f4) = now', 'word(0x1f7) = expired'],
    },
    'behind another name of a decoder, and a function that asks it': {
      code: `${table} function word(n) { return words[n]; }
        function f(x) { const w = word; function far(a, b) { return w(b - 0x10, a); } return x[w(0x2)]() + x[far('k', 0x11)]; }`,
      found: ['w(0x2) = getTime', "far('k', 0x11) = exit"],
    },
    'in a table that is turned until a sum is right': {
      code: `(function (make, sum) { const words = make(); while (!![]) { try {
          const now = parseInt(word(0x0)) / 0x1 + -parseInt(word(0x2)) / 0x2;
          if (now === sum) break; else words['push'](words['shift']());
        } catch (error) { words['push'](words['shift']()); } } }(all, 0x7));
        function all() { const words = ['4z', 'now', '9a', 'x']; all = function () { return words; }; return all(); }
        function word(n, key) { word = function (n) { return all()[n - 0x0]; }; return word(n, key); }
        use(Date[word(0x3)]());`,
      // 9 / 1 − 4 / 2 is 7, two turns on.
      found: ['word(0x0) = 9a', 'word(0x2) = 4z', 'word(0x3) = now'],
    },
    'in a list that is turned in place': {
      code: `var list = ['exit', 'log', 'now'];
        (function (words, count) { var turn = function (n) { while (--n) { words['push'](words['shift']()); } }; turn(++count); }(list, 0x2));
        var word = function (n, key) { n = n - 0x0; var text = list[n]; return text; };
        use(Date[word('0x0')]());`,
      found: ["word('0x0') = now"],
    },
    'in base64, kept once it is known': {
      code: `var kept = {}; function word(n) {
          if (word.seen === undefined) { word.decode = function (text) { return decodeURIComponent(escape(atob(text))); }; word.kept = {}; word.seen = !![]; }
          var known = word.kept[n]; return known === undefined ? (word.kept[n] = word.decode(['bm93', 'ZXhpdA=='][n])) : known; }
        use(Date[word(0x0)](), word(1));`,
      found: ['word(0x0) = now', 'word(1) = exit'],
    },
    'kept with what was handed over, under keys that are texts': {
      code: `function word(n, key) { var all = ['now', 'exit']; word = function (n, other) { if (word.seen === undefined) { key = arguments; word.seen = true; } var kept = key[n + all[0]];
          return kept ? kept : (key[n + all[0]] = all[n]); }; return word(n, key); }
        use(Date[word(0x0, 1)]());`,
      found: ['word(0x0, 1) = now'],
    },
    'behind a function that looks whether its text was laid out anew': {
      code: `var list = ['exit', 'log', 'now'];
        (function (words, count) {
          var turn = function (n) { while (--n) { words['push'](words['shift']()); } };
          var look = { own: function(){return 'dev';}, far: function (name) { new RegExp('(?:^|; )' + name['replace'](/([.$?*|{}()[]\\/+^])/g, '$1') + '=([^;]*)'); turn(++count); } };
          var pattern = new RegExp("\\\\w+ *\\\\(\\\\) *{\\\\w+ *['].+['];? *}");
          if (pattern['test'](look['own']['toString']())) look['far']('counter'); else words['push']('x');
        }(list, 0x2));
        var word = function (n) { return list[n - 0]; };
        use(Date[word('0x0')]());`,
      found: ["word('0x0') = now"],
    },
    'in a member of a class': {
      code: `${table} function word(n) { return words[n]; } class Trial { get [word(3)]() { return this['over']; } }`,
      found: ['word(3) = expired'],
    },
    'in a table that is given once, after it was declared': {
      code: `var words, turn; function word(n) { return words[n]; } function keep() {}
        keep((words = ['exit', 'now']), (turn = 2)); use(Date[word(turn - 1)](), Date[word(1)]());`,
      found: ['word(turn - 1) = now', 'word(1) = now'],
    },
    'behind a decoder that a function makes itself, as nobody hands it one': {
      code: `${table} function run(x, word, far) {
        if (!far) { far = function (n) { return word(n - 5); }; } if (!word) word = function (n) { return words[n]; };
        use(x[far(6)](), x[word(2)]()); }`,
      found: ['far(6) = exit', 'word(2) = getTime'],
    },
    'behind a decoder that keeps what it is handed by numbers of its own': {
      code: `${table} function word(...own) { own.length = 1; own[-7] = own[0] + 1; own['n'] = own[-7]; own.push(words); return own[own.length - 1][own.n]; }
        use(Date[word(1, 2, 3)]());`,
      found: ['word(1, 2, 3) = getTime'],
    },
    'the name of what makes texts': {
      code: "function name(n) { return ''.__proto__.constructor.name + n; } use(x[name(1)], x[name(2)]);",
      found: ['name(1) = String1', 'name(2) = String2'],
    },
    'the name of a global': {
      code: "const name = ['D', 'a', 't', 'e'].join(''); use(globalThis[name], self[name].now());",
      found: ['name = Date', 'name = Date'],
    },
    'a global that a function hands on': {
      code: `const all = whole(); function whole() { try { return globalThis; } catch (e) {} } ${table}
        function word(n) { return words[n]; } function far(key) { switch (key) { case 'x': return all['Math']; case 'y': return all['Date']; } }
        use(far('y')[word(0)](), far('x'), new (far('y'))[word(2)]()); function other(Date) { use(far('y')); }`,
      found: ["far('y') = Date", 'word(0) = now', "far('x') = Math", "far('y') = Date", 'word(2) = getTime'],
    },
  };
  it.each(Object.entries(ways))('%s', (_name, { code, found }) => {
    expect(hiddenIn(code)).toEqual(found);
  });
});

describe('an operator that a table holds', () => {
  it.each([
    ["const t = { a: function (x, y) { return x < y; } }; run(t['a'](date, now()));", 'run(date < now());'],
    ["const t = {}; t['a'] = (x, y) => x - y; const u = t; run(u['a'](date, now()));", 'run(date - now());'],
    ["const t = { a: function (f, x) { return f(x); } }; run(t['a'](check, key));", 'run(check(key));'],
    [
      "const t = { a: function (x, y) { return x > y; } }; const u = { b: function (x, y) { return t['a'](x, y); } }; run(u['b'](t['a'](1, 2), 3));",
      'run((1 > 2) > 3);',
    ],
    // Neither the order of what is given nor how often it is asked may change.
    ["const t = { a: function (x, y) { return y < x; } }; run(t['a'](date, now()));", null],
    ["const t = { a: function (x, y) { return x * x; } }; run(t['a'](date, now()));", null],
    ["const t = { a: function (x, y) { say(x); return x < y; } }; run(t['a'](date, now()));", null],
    ["let t = { a: function (x, y) { return x < y; } }; t = other; run(t['a'](date, now()));", null],
  ])('%s', (code, read) => {
    // They are looked for where names are hidden.
    const hiding = "const names = { a: 'now' }; use(Date[names['a']]());";
    const { tree } = parseText('product.js', 'product.js', hiding + code);
    const last = tree.statements.at(-1);
    const told = compiler.createPrinter().printNode(compiler.EmitHint.Unspecified, last ?? tree, tree);
    expect(told).toBe(read ?? code.slice(code.lastIndexOf('run')).replace("['a']", '.a'));
  });
});

describe('what is no hidden text', () => {
  const others: Readonly<Record<string, string>> = {
    'a name that depends on what is given':
      'function f(x, key) { return x[name(key)]; } function name(k) { return "a" + k; }',
    'a clock': 'function name(n) { return "t" + Date.now(); } use(x[name(1)]);',
    chance: 'function name(n) { return "t" + Math.random(); } use(x[name(1)]);',
    'a counter':
      'const words = ["a", "b"]; let at = 0; const state = { at: 0 }; function name(n) { return words[state.at++]; } use(x[name(1)]);',
    'a variable that is given anew':
      'let key = "now"; key = other(); const t = { now: "a" }; use(x[t[key]], x[key + "a"]);',
    'an endless loop': 'function name(n) { while (true) n++; } use(x[name(1)]);',
    'an endless call': 'function name(n) { return name(n + 1); } use(x[name(1)]);',
    'a text that grows': 'function name(n) { let s = "ab"; for (;;) s += s; } use(x[name(1)]);',
    'a list that grows': 'function name(n) { const l = []; for (;;) l.push(...l, 1); } use(x[name(1)]);',
    'a pattern that runs away':
      'function name(n) { return /^(a+)+$/.test("a".repeat(40) + "!") ? "a" : "b"; } use(x[name(1)]);',
    'a pattern that looks back and back':
      'function name(n) { return /x.*.*.*.*.*.*.*.*y/.test("x".repeat(400)) ? "a" : "b"; } use(x[name(1)]);',
    'code made of a text': 'function name(n) { return Function("return process.exit(3)")(); } use(x[name(1)]);',
    'the way to the host': 'function name(n) { return name.constructor("return process")().version; } use(x[name(1)]);',
    'what a machine says': 'function name(n) { return process.env.HOME; } use(x[name(1)]);',
    'what is given once, where it may not be': 'let t; if (x) t = { a: "now" }; use(x[t["a"]]);',
    'what is given later, in a function': 'let t; function set() { t = { a: "now" }; } use(x[t["a"]]);',
    'what is given twice': 'let t; t = { a: "now" }; t = other(); use(x[t["a"]]);',
    'what may be handed in': 'function run(x, t) { t = t || { a: "now" }; use(x[t["a"]]); }',
    'a name of no global': 'const name = ["my", "own"].join(""); use(window[name]);',
    'what a global holds':
      'const all = globalThis; function name(n) { return all.process.env.HOME + n; } use(x[name(1)]);',
    'what is asked of a global':
      'const all = globalThis; function name(n) { return typeof all.process + all.Date(); } use(x[name(1)]);',
    'what an object inherits': 'const t = {}; use(x[t["constructor"]], x[t["__proto__"]]);',
  };
  it.each(Object.entries(others))('%s', (_name, code) => {
    expect(hiddenIn(code)).toEqual([]);
  });
});
