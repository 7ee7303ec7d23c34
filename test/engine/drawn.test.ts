/**
 * Components in the hands of their compilers: the function that draws one stands beside it, is handed it in parts, or asks
 * boxes for what is in them. What a field or a box is given elsewhere shows in what is drawn.
 */
import { expect } from '@jest/globals';
import { table } from './rows.js';
import type { Gaps } from './rows.js';
import { linesIn } from './run.js';

const gaps: Gaps = {
  'compiled by Svelte, where an effect sets a variable':
    'what a function of the runtime sets in a box that it is handed is not followed',
  'compiled by Solid, where a component shows one of two': 'getters that a component is handed are not asked',
  'compiled for Vue 2, with text in a call of its own':
    'what `_v` makes of a text is a symbol, so that the other page is only a notice',
};
const is =
  (line: string, file = 'index.js') =>
  async (text: string): Promise<void> => {
    expect(await linesIn({ [file]: text })).toEqual([line]);
  };
const silent =
  (file = 'index.js') =>
  async (text: string): Promise<void> => {
    expect(await linesIn({ [file]: text })).toEqual([]);
  };

const left = `left.value = Math.floor((Date.UTC(2027, 2, 1) - Date.now()) / 864e5);`;
const sections = '<section v-if="left > 0"><slot /></section><section v-else>Trial expired</section>';
const setup = (script: string, template = sections): string =>
  `<script setup>\nimport { ref, shallowRef, onMounted } from 'vue';\n${script}\n</script>\n<template>${template}</template>`;

table<string>('a box that a template asks', gaps, is('fixed-date 2027-02-28Z degrade', 'App.vue'), [
  ['filled beside it', setup(`const left = ref(30); ${left}`)],
  ['filled when the page is there', setup(`const left = ref(30); onMounted(() => { ${left} });`)],
  ['filled by a function', setup(`const left = shallowRef(30); function look() { ${left} } look();`)],
]);

table<string>('a box that a template asks', gaps, is('trial-period P30D degrade', 'App.vue'), [
  [
    'filled by what is left of a trial',
    setup(
      `const left = ref(30); onMounted(() => { const installed = Number(localStorage.getItem('installedAt') || Date.now()); localStorage.setItem('installedAt', String(installed)); left.value = 30 - Math.floor((Date.now() - installed) / 864e5); });`,
    ),
  ],
]);

table<string>('a box that a template asks', gaps, silent('App.vue'), [
  [
    'for what comes up beside the rest',
    setup(`const left = ref(30); onMounted(() => { ${left} });`, '<main><slot /></main><p v-if="left > 0">Sale</p>'),
  ],
]);

const options = `{ data() { return { over: false }; }, created() { this.look(); }, methods: { look() { if (Date.now() > Date.UTC(2027, 2, 1)) this.over = true; } } }`;
const block = `(openBlock(), !data.over ? createBlock(Workspace, { key: 0 }) : createElementBlock("p", { key: 1 }, "Evaluation period over"))`;
const vue = `import { openBlock, createBlock, createElementBlock } from "vue"; import Workspace from "./workspace.js"; import complete from "helper";`;

table<string>('a component', gaps, is('fixed-date 2027-03-01Z degrade'), [
  [
    'that is handed to its drawer in parts',
    `${vue} const options = ${options}; function draw(context, cache, props, setup, data, computed) { return ${block}; } export default complete(options, [["render", draw]]);`,
  ],
  [
    'whose drawer is written to it',
    `${vue} const options = ${options}; options.render = (context, cache, props, setup, data) => ${block}; export default options;`,
  ],
  [
    'whose drawer has it as `this`',
    `${vue} var options = ${options}; var draw = function () { var data = this; return ${block}; }; var component = complete(options, draw, [], false); export default component.exports;`,
  ],
  [
    'that is set up by a function, and drawn by what that gives',
    `${vue} import { ref, onMounted } from "vue"; const options = { setup() { const over = ref(false); onMounted(() => { over.value = Date.now() > Date.UTC(2027, 2, 1); }); return { over }; } }; function draw(context, cache, props, data) { return ${block}; } export default complete(options, [["render", draw]]);`,
  ],
  [
    'whose drawer is made by the function that sets it up',
    `${vue} import { ref, onMounted } from "vue"; export default { setup() { const over = ref(false); onMounted(() => { over.value = Date.now() > Date.UTC(2027, 2, 1); }); return (context, cache) => !over.value ? (openBlock(), createBlock(Workspace, { key: 0 })) : (openBlock(), createElementBlock("p", { key: 1 }, "Evaluation period over")); } };`,
  ],
]);

table<string>('a component', gaps, silent(), [
  [
    'that is drawn the same by then',
    `${vue} const options = ${options}; function draw(context, cache, props, setup, data) { return (openBlock(), createBlock(Workspace, { key: 0 })); } export default complete(options, [["render", draw]]);`,
  ],
  [
    'whose drawer stands beside another',
    `${vue} const options = { data() { return { over: false }; } }; const others = ${options.replaceAll('over', 'seen')}; function draw(context, cache, props, setup, data) { return ${block}; } export default [complete(options, [["render", draw]]), complete(others, [])];`,
  ],
]);

const react = `var make = (() => { var mark = Symbol.for("react.element"); return function (type, config) { var props = {}, key = null; config.key !== undefined && (key = "" + config.key); for (var one in config) one !== "key" && (props[one] = config[one]); return { $$typeof: mark, type, key, ref: null, props }; }; })();`;
const vueRuntime = `var stack = []; function node(type, props, children) { const made = { __v_isVNode: true, type, props, children, shapeFlag: 0, dynamicChildren: null }; made.shapeFlag |= 16; made.dynamicChildren = stack; return made; }`;

table<string>('an element that the library in the bundle makes', gaps, is('fixed-date 2027-03-01Z degrade'), [
  [
    'by a function of any name, marked by React',
    `${react} function W() { return make("main", { children: make("textarea", {}) }); } export function A() { return Date.now() > Date.UTC(2027, 2, 1) ? make("p", { children: "Trial expired" }) : make(W, {}); }`,
  ],
  [
    'by a function of any name, marked by Vue',
    `${vueRuntime} const W = { render: () => node("main", null, "work") }; export function draw() { return Date.now() > Date.UTC(2027, 2, 1) ? node("p", null, "Trial expired") : node(W, null); }`,
  ],
]);

table<string>('an element that the library in the bundle makes', gaps, silent(), [
  [
    'with other words in it',
    `${react} export function A() { return Date.now() > Date.UTC(2027, 2, 1) ? make("p", { children: "Happy spring" }) : make("p", { children: "Happy winter" }); }`,
  ],
]);

table<string>('a function that makes a thing', gaps, is('fixed-date 2027-03-01Z deny'), [
  ['is no refusal, but what blocks is', `if (Date.now() > Date.UTC(2027, 2, 1)) host.blockAccess();`],
]);
table<string>('a function that makes a thing', gaps, silent(), [
  ['and has the word for it', `if (Date.now() > Date.UTC(2027, 2, 1)) host.createBlock(); else host.openBlock();`],
]);

const drawer = (show: string): string =>
  `import complete from "helper"; var draw = function () { var vm = this; var h = vm.$createElement; var c = vm._self._c || h; return ${show}; };`;
const elementShown = `c("div", { directives: [{ name: "show", rawName: "v-show", value: vm.over, expression: "over" }], staticClass: "cover" }, [c("p", [vm._v("Trial")])], 1)`;
const looks = 'look() { if (Date.now() > Date.UTC(2027, 2, 1)) this.over = true; else this.over = false; }';
const component = (methods: string, before = ''): string =>
  `var options = { data() { return { over: false, timer: null }; }, created() { this.look(); }, methods: { ${methods} ${looks.replace('{ if', `{ ${before} if`)} } };`;

table<string>('a cover that is shown over the rest', gaps, is('fixed-date 2027-03-01Z degrade'), [
  [
    'by a directive, by what makes elements under either of two names',
    `${drawer(elementShown)} ${component('')} export default complete(options, draw, []).exports;`,
  ],
  [
    'for other reasons as well',
    `${drawer(elementShown)} ${component('show() { this.over = true; },')} export default complete(options, draw, []).exports;`,
  ],
  [
    'where what is asked on the way may fail, and shows it then',
    `${drawer(elementShown)} ${component('fail() { this.over = true; },', 'try { JSON.parse(localStorage.getItem("k")); } catch (error) { this.fail(); }')} export default complete(options, draw, []).exports;`,
  ],
  [
    'where a function that is handed on for another field sets it too',
    `${drawer(elementShown)} ${component('fail() { this.over = true; }, again() { this.timer = setInterval(() => this.fail(), 1000); },')} export default complete(options, draw, []).exports;`,
  ],
  [
    'by a directive of Vue 3',
    `${vue} import { withDirectives, vShow } from "vue"; ${component('')} options.render = (context, cache, props, setup, data) => withDirectives(createElementBlock("div", { class: "cover" }, [createElementBlock("p", null, "Trial")], 512), [[vShow, data.over]]); export default options;`,
  ],
]);

const boxes = `class Box { constructor(held) { this.held = held; this.isBox = true; } get value() { return this.held; } set value(next) { if (!Object.is(next, this.held)) this.held = next; } } const isBox = (one) => one ? one.isBox === true : false; const box = (held) => isBox(held) ? held : new Box(held);`;
const crowd = Array.from({ length: 70 }, (_, at) => `export const read${at} = (one) => one.value;`).join(' ');

table<string>('a box of the bundle', gaps, is('fixed-date 2027-02-28Z degrade'), [
  [
    'that may be handed one already, among many others with the same member',
    `${react} ${boxes} ${crowd} export function setUp(host) { const left = box(30); host.onMounted(() => { ${left} }); return () => left.value > 0 ? make("main", { children: host.slot }) : make("p", { children: "Trial expired" }); }`,
  ],
]);

table<string>('a member that no text has', gaps, is('fixed-date 2027-03-01Z throw'), [
  [
    'is none of those that every text has: its iterator',
    `export function check(text) { const each = "text"[Symbol.iterator]; if (each !== undefined && Date.now() > Date.UTC(2027, 2, 1)) throw new Error("This beta has expired"); }`,
  ],
]);

const svelte = `import * as $ from 'svelte/internal/client'; import Workspace from './Workspace.svelte'; const page = $.from_html('<p>Trial expired</p>');`;
const branches = (condition: string): string =>
  `{ const over = (anchor) => { const p = page(); $.append(anchor, p); }; const else_ = (anchor) => { Workspace(anchor, {}); }; $.if(node, (draw) => { if (${condition}) draw(over); else draw(else_, -1); }); }`;

table<string>('a page', gaps, is('fixed-date 2027-03-01Z degrade'), [
  [
    'compiled by Svelte, where an effect sets a variable',
    `${svelte} export default function App(anchor) { let expired = $.state(false); $.user_effect(() => { if (Date.now() > Date.UTC(2027, 2, 1)) $.set(expired, true); }); const fragment = $.comment(), node = $.first_child(fragment); ${branches('$.get(expired)')} $.append(anchor, fragment); }`,
  ],
  [
    'compiled by Svelte, where a branch is handed to what draws it',
    `${svelte} export default function App(anchor) { const after = Date.now() > Date.UTC(2027, 2, 1); const fragment = $.comment(), node = $.first_child(fragment); ${branches('after')} $.append(anchor, fragment); }`,
  ],
  [
    'compiled by Solid, where a component shows one of two',
    `import { template, createComponent } from "solid-js/web"; import { createSignal, Show, onMount } from "solid-js"; import { Workspace } from "./workspace"; const page = template("<p>Trial expired"); export function App() { const [expired, setExpired] = createSignal(false); onMount(() => setExpired(Date.now() > Date.UTC(2027, 2, 1))); return createComponent(Show, { get when() { return !expired(); }, get fallback() { return page(); }, get children() { return createComponent(Workspace, {}); } }); }`,
  ],
  [
    'compiled for Vue 2, with text in a call of its own',
    `import complete from "helper"; var options = ${options}; var draw = function () { var vm = this, c = vm._self._c; return c("div", [!vm.over ? c("Workspace") : c("p", [vm._v("Evaluation period over")])], 1); }; export default complete(options, draw, []).exports;`,
  ],
]);
