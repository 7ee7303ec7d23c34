/**
 * What names mean: the tables hold the cases that matter to us, TypeScript's own checker is the oracle for the rest.
 */
import { describe, expect, it } from '@jest/globals';
import { parseText } from '../../src/parse/parse.js';
import {
  definitionAt,
  definitionsIn,
  enclosingFunction,
  functionName,
  isReference,
  referencesTo,
  resolve,
  scopeOf,
  writesTo,
  type Definition,
} from '../../src/syntax/scopes.js';
import { compiler, type ts } from '../../src/syntax/typescript.js';
import { walk } from '../../src/syntax/walk.js';
import { differences } from './oracle.js';
import { samples } from './samples.js';

const parse = (text: string, path = '/esx/license.js'): ts.SourceFile => parseText(path, path, text).tree;

function all<Node extends ts.Node>(root: ts.Node, is: (node: ts.Node) => node is Node): Node[] {
  const found: Node[] = [];
  walk(root, (node) => {
    if (is(node)) found.push(node);
  });
  return found;
}
const named = (root: ts.Node, name: string): ts.Identifier[] =>
  all(root, compiler.isIdentifier).filter((identifier) => identifier.text === name);

/** The identifier that starts at `«`, which is taken out of the text. */
function marked(text: string, path?: string): { tree: ts.SourceFile; identifier: ts.Identifier } {
  const at = text.indexOf('«');
  const tree = parse(text.replace('«', ''), path);
  const identifier = all(tree, compiler.isIdentifier).find((node) => node.getStart(tree) === at);
  if (!identifier) throw new Error(`no identifier at « in ${text}`);
  return { tree, identifier };
}

const lineOf = (definition: Definition | null): string => {
  if (definition === null) return 'global';
  const tree = definition.identifier.getSourceFile();
  return `${definition.kind} ${tree.getLineAndCharacterOfPosition(definition.identifier.getStart(tree)).line + 1}`;
};

describe('resolve', () => {
  it.each<[string, string, string]>([
    ['a global', 'if («Date.now() > 0) {}', 'global'],
    ['a shadowed global', 'function powerOn(Date) {\n return «Date.now();\n}', 'parameter 1'],
    ['a var hoisted out of a block', 'if (beta) {\n var expiry = 1;\n}\nuse(«expiry);', 'variable 2'],
    ['a var hoisted out of a loop head', 'for (var day in week) {}\nuse(«day);', 'variable 1'],
    ['a let that stays in its block', 'if (beta) {\n let expiry = 1;\n}\nuse(«expiry);', 'global'],
    ['a let of a loop head', 'for (let i = 0; i < 3; i++) {\n use(«i);\n}', 'variable 1'],
    ['a function used before it is written', 'boot(«check);\nfunction check() {}', 'function 2'],
    ['a function of a block, in sloppy code', 'if (beta) {\n function check() {}\n}\n«check();', 'function 2'],
    ['a function of a top block, in sloppy code', '{\n function check() {}\n}\n«check();', 'function 2'],
    ['a function of a block, in strict code', '"use strict";\n{\n function check() {}\n}\n«check();', 'global'],
    ['a function of a block, in a module', 'export {};\n{\n function check() {}\n}\n«check();', 'global'],
    ['a function of a block, inside it', '"use strict";\n{\n function check() {}\n «check();\n}', 'function 3'],
    [
      'the last of two functions',
      'function check() { return 1 }\nfunction check() { return 2 }\n«check();',
      'function 2',
    ],
    ['a function that wins over a var', 'var check;\nfunction check() {}\n«check();', 'function 2'],
    ['a function expression’s own name', 'const a = function check() {\n «check();\n}', 'function 1'],
    ['that name outside it', 'const a = function check() {}\n«check();', 'global'],
    ['that name under a parameter', 'const a = function check(\ncheck) {\n «check();\n}', 'parameter 2'],
    ['a class expression’s own name', 'const a = class License {\n copy() { return new «License(); }\n}', 'class 1'],
    ['a catch variable', 'try {} catch (\nproblem) {\n use(«problem);\n}', 'catch 2'],
    ['a catch variable over an outer one', 'var e = 1;\ntry {} catch (e) { use(«e) }', 'catch 2'],
    ['a case’s let in another case', 'switch (edition) {\n case 1: let grace;\n case 2: use(«grace);\n}', 'variable 2'],
    ['what a switch looks at', 'const grace = 1;\nswitch («grace) {\n case 1: let grace;\n}', 'variable 1'],
    ['a default that sees an earlier parameter', 'function f(now,\n until = «now) {}', 'parameter 1'],
    [
      'a default that does not see the body',
      'var now = 1;\nfunction f(until = «now) {\n var now = 2;\n}',
      'variable 1',
    ],
    ['a closure in a default', 'var now = 1;\nfunction f(until = () => «now) {\n var now = 2;\n}', 'variable 1'],
    ['an arrow’s parameter', 'const f = now => «now > 0;', 'parameter 1'],
    ['a computed key', 'const key = "a";\nconst o = { [«key]: 1 };', 'variable 1'],
    ['a computed method name', 'const key = 1;\nclass A { [«key](key) {} }', 'variable 1'],
    ['a static block’s var', 'class A { static {\n var now = 1;\n use(«now);\n} }', 'variable 2'],
    ['a static block’s var outside', 'class A { static { var now = 1; } }\nuse(«now);', 'global'],
    ['a shorthand property', 'const expiry = 1;\nconst o = { «expiry };', 'variable 1'],
    ['a destructured default', 'const day = 1;\nconst { grace = «day } = o;', 'variable 1'],
    ['an import', 'import {\n isExpired as check } from "./license.js";\n«check();', 'import 2'],
    ['a namespace import', 'import * as license from "./license.js";\n«license.check();', 'import 1'],
    ['a default import', 'import license from "./license.js";\n«license.check();', 'import 1'],
    ['an exported local', 'const a = 1;\nexport { «a as b };', 'variable 1'],
    ['a JSX component', 'function Nag() {}\nconst view = <«Nag />;', 'function 1'],
    ['a JSX element', 'function nag() {}\nconst view = <«nag />;', 'global'],
    ['a property name', 'var expiry;\nlicense.«expiry;', 'global'],
    ['a label', 'var outer;\nouter: for (;;) break «outer;', 'global'],
    ['a name like a prototype’s', 'use(«constructor, __proto__);', 'global'],
    ['a variable called __proto__', 'var __proto__ = 1;\nuse(«__proto__);', 'variable 1'],
    ['arguments', 'function f() { return «arguments; }', 'global'],
  ])('finds %s', (_, text, expected) => {
    expect(lineOf(resolve(marked(text).identifier))).toBe(expected);
  });

  it.each<[string, string, string]>([
    ['an ambient constant, a define of the build', 'declare const BUILD: string;\nuse(«BUILD);', 'global'],
    ['a type', 'const License = 1;\nlet a: «License;', 'global'],
    ['typeof in a type', 'const License = 1;\nlet a: typeof «License;', 'global'],
    ['implements', 'const License = 1;\nclass A implements «License {}', 'global'],
    ['extends', 'const License = class {};\nclass A extends «License {}', 'variable 1'],
    ['an enum', 'enum Edition { Beta }\nuse(«Edition.Beta);', 'enum 1'],
    ['an enum’s member', 'enum Edition { Beta = 1,\n Final = «Beta + 1 }', 'enum-member 1'],
    ['a namespace', 'namespace Release { export const day = 1; }\nuse(«Release.day);', 'namespace 1'],
    ['a namespace’s own', 'namespace Release {\n const day = 1;\n use(«day);\n}', 'variable 2'],
    ['an import alias', 'import fs = require("fs");\n«fs.unlinkSync("a");', 'import 1'],
    ['an overloaded function', 'function f(a: 1): 1;\nfunction f(a: any) { return a; }\n«f(1);', 'function 2'],
    ['an alias of a namespace', 'namespace R { export const d = 1; }\nimport d = «R.d;', 'namespace 1'],
  ])('in TypeScript finds %s', (_, text, expected) => {
    expect(lineOf(resolve(marked(text, '/esx/license.ts').identifier))).toBe(expected);
  });

  it('gives one definition for repeated declarations and keeps the others', () => {
    const tree = parse('var grace = 1;\nvar grace = 2;\nuse(grace);');
    const [first, second, use] = named(tree, 'grace');
    const definition = resolve(use!);
    expect(definition?.declaration).toBe(first!.parent);
    expect(definition?.others).toEqual([second!.parent]);
    expect(definitionAt(second!)).toBe(definition);
  });
});

describe('the checker of TypeScript', () => {
  it.each(samples)('agrees with resolve on every reference of %s', (path, text) => {
    expect(differences(path, text)).toEqual([]);
  });
});

describe('isReference', () => {
  it('tells values from names', () => {
    const tree = parse(
      'a: for (;;) { b.c = { d: e, f, [g]: h }; break a } export { i as j }; import.meta; class k { l() {} }',
    );
    const found = all(tree, compiler.isIdentifier).filter(isReference);
    expect(found.map(({ text }) => text)).toEqual(['b', 'e', 'f', 'g', 'h', 'i']);
  });
});

describe('scopeOf', () => {
  it('gives a function its own scope, its body the same, and a nested block another', () => {
    const tree = parse('function powerOn(vm) { if (vm) { let state; } }');
    const [node] = all(tree, compiler.isFunctionDeclaration);
    const [body, block] = all(tree, compiler.isBlock);
    expect(scopeOf(node!).node).toBe(node);
    expect(scopeOf(body!)).toBe(scopeOf(node!));
    expect([...scopeOf(node!).definitions.keys()]).toEqual(['vm']);
    expect(scopeOf(block!).node).toBe(block);
    expect(scopeOf(block!).parent).toBe(scopeOf(node!));
    expect(scopeOf(tree)).toMatchObject({ node: tree, parent: null, isFunction: true });
  });
});

describe('definitionsIn', () => {
  it('lists what a pattern binds, in source order', () => {
    const tree = parse('const { expires, terms: [first, ...rest], [key]: value = 1 } = license;');
    const [declaration] = all(tree, compiler.isVariableDeclaration);
    const found = definitionsIn(declaration!.name);
    expect(found.map(({ name }) => name)).toEqual(['expires', 'first', 'rest', 'value']);
    expect(found.every(({ constant, declaration: node }) => constant && compiler.isBindingElement(node))).toBe(true);
  });
});

describe('referencesTo', () => {
  it('finds the uses and no namesake', () => {
    const tree = parse('use(day); var day = 1; function f(day) { use(day) } () => { day++ }; ({ day }); a.day;');
    const definition = definitionAt(named(tree, 'day')[1]!)!;
    expect(referencesTo(definition).map((it) => it.getStart(tree))).toEqual([4, 60, 72]);
  });

  it('finds a function’s uses outside its block, in sloppy code', () => {
    const tree = parse('if (beta) { function check() {} } check();');
    const [declared, use] = named(tree, 'check');
    expect(referencesTo(definitionAt(declared!)!)).toEqual([use]);
  });

  it('finds the uses of a function expression’s own name', () => {
    const tree = parse('run(function retry() { retry(); });');
    const [declared, use] = named(tree, 'retry');
    expect(referencesTo(definitionAt(declared!)!)).toEqual([use]);
  });
});

describe('writesTo', () => {
  it.each<[string, string[]]>([
    ['let x = 1; use(x);', []],
    ['let x; x = 5;', ['assign 5']],
    ['let x; (x) = 5;', ['assign 5']],
    ['let x; x ??= 5; x ||= 6; x &&= 7;', ['assign 5', 'assign 6', 'assign 7']],
    ['let x; x += 5; x **= 2;', ['compound', 'compound']],
    ['let x; x++; --x; -x; !x;', ['update', 'update']],
    ['let x; [x] = a; [[x = 1]] = a; [...x] = a;', ['destructure', 'destructure', 'destructure']],
    ['let x; ({ x } = a); ({ x = 1 } = a); ({ y: x } = a); ({ y: [x = 1], ...x } = a);', Array(5).fill('destructure')],
    ['let x; [x = 1]; ({ x }); ({ y: x = 2 }); [x]; [y = x] = a;', ['assign 1', 'assign 2']],
    ['let x; for (x of a); for (x in a); for ([x] of a); for (y of x);', ['loop', 'loop', 'loop']],
    ['var x = 1; var x = 2; var x; for (var x of a); var [x] = a;', ['assign 2', 'loop', 'destructure']],
    ['let x; x.y = 1; a[x] = 2; y = x; () => { x = 3 }; (x) => { x = 4 };', ['assign 3']],
    ['function x() {} var x = 1; x = 2;', ['assign 1', 'assign 2']],
    ['let x; a = x = b = 4;', ['assign b = 4']],
  ])('%s', (text, expected) => {
    const tree = parse(text);
    const definition = scopeOf(tree).definitions.get('x')!;
    const found = writesTo(definition).map(({ kind, value }) => (value ? `${kind} ${value.getText(tree)}` : kind));
    expect(found).toEqual(expected);
  });

  it('counts casts as nothing', () => {
    const tree = parse('let x: any; (x as number)! = 5;', '/esx/license.ts');
    expect(writesTo(scopeOf(tree).definitions.get('x')!)).toMatchObject([{ kind: 'assign' }]);
  });
});

describe('enclosingFunction and functionName', () => {
  it.each<[string, string]>([
    ['«here;', 'none'],
    ['function powerOn() { «here }', 'powerOn'],
    ['function powerOn(vm = «here) {}', 'powerOn'],
    ['const isExpired = () => «here;', 'isExpired'],
    ['const isExpired = (function () { «here });', 'isExpired'],
    ['const check = function inner() { «here };', 'inner'],
    ['exports.isExpired = function () { «here };', 'isExpired'],
    ['License.prototype.check = function () { «here };', 'License.check'],
    ['const license = { check() { «here } };', 'license.check'],
    ['const license = { check: () => «here };', 'license.check'],
    ['use({ check: () => «here });', 'check'],
    ['setTimeout(() => «here, 5);', 'anonymous function'],
    ['export default () => «here;', 'default'],
    ['class License { check() { «here } }', 'License.check'],
    ['const License = class { get until() { return «here } };', 'License.until'],
    ['class License { constructor() { «here } }', 'License.constructor'],
    ['class License { check = () => «here; }', 'License.check'],
    ['class License { until = «here; }', 'none'],
    ['class License { until = «here; constructor() {} }', 'License.constructor'],
    ['function boot() { class License { static until = «here; } }', 'boot'],
    ['function boot() { class License { static { «here } } }', 'boot'],
    ['function boot() { class License { [«here]() {} } }', 'boot'],
    ['function boot() { class License { [«here] = 1 } }', 'boot'],
    ['function boot() { class License { @sealed(«here) until = 1 } }', 'boot'],
    ['class License { #check() { «here } }', 'License.#check'],
    ['class License { "check it"() { «here } }', 'License.check it'],
    ['const { nag = () => «here } = view;', 'nag'],
  ])('%s', (text, expected) => {
    const node = enclosingFunction(marked(text).identifier);
    expect(node === null ? 'none' : functionName(node)).toBe(expected);
  });

  it('calls a file a module', () => expect(functionName(parse(''))).toBe('module license.js'));
});
