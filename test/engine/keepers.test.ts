/**
 * What a framework keeps for a component: state, references, contexts and signals, and what the program sets later.
 * Each row is a bomb whose date or outcome goes through the framework's hands.
 */
import { expect } from '@jest/globals';
import { transform } from 'esbuild';
import { table } from './rows.js';
import type { Gaps } from './rows.js';
import { linesIn } from './run.js';
import type { Texts } from './run.js';

const gaps: Gaps = {};
const end = 'Date.UTC(2027, 0, 1)';
const refusal = "throw new Error('This beta has expired.');";
const component = (body: string): string =>
  `import React, { createContext, useCallback, useContext, useEffect, useMemo, useReducer, useRef, useState } from 'react';
  ${body}`;

/** One finding at the date, whatever the harm is called; the same after a compiler for older engines and a minifier. */
const holds = async (texts: Texts): Promise<void> => {
  expect((await linesIn(texts)).map((line) => line.replace(/ \w+$/u, ''))).toEqual(['fixed-date 2027-01-01Z']);
};
const holdsMinified = async (text: string): Promise<void> => {
  await holds({ 'app.tsx': text });
  const { code } = await transform(text, { minify: true, loader: 'tsx', target: 'es2018', jsx: 'automatic' });
  await holds({ 'app.js': code });
};
const silent = async (text: string): Promise<void> => {
  expect(await linesIn({ 'app.tsx': text })).toEqual([]);
};

table('components of React', gaps, holdsMinified, [
  [
    'state that an effect sets',
    component(
      `export function App() { const [over, setOver] = useState(false); useEffect(() => { if (Date.now() >= ${end}) setOver(true); }, []); return over ? null : <main>on</main>; }`,
    ),
  ],
  [
    'state that an effect sets to an outcome',
    component(
      `export function App() { const [over, setOver] = useState(false); useEffect(() => { const now = Date.now(); setOver(now >= ${end}); }, []); if (over) return null; return <main>on</main>; }`,
    ),
  ],
  [
    'state that a timer updates',
    component(
      `export function App() { const [over, setOver] = useState(false); useEffect(() => { const id = setInterval(() => setOver((was) => was || Date.now() >= ${end}), 1000); return () => clearInterval(id); }, []); return over ? null : <main>on</main>; }`,
    ),
  ],
  [
    'the clock as state',
    component(
      `export function App() { const [now, setNow] = useState(() => Date.now()); useEffect(() => { setNow(Date.now()); }, []); return now >= ${end} ? null : <main>on</main>; }`,
    ),
  ],
  [
    'the clock as state that an effect sets',
    component(
      `export function App() { const [now, setNow] = useState(0); useEffect(() => { setNow(Date.now()); }, []); return now >= ${end} ? null : <main>on</main>; }`,
    ),
  ],
  [
    'what is left as state',
    component(
      `export function App() { const [left, setLeft] = useState(1); useEffect(() => { const now = Date.now(); setLeft(${end} - now); }, []); return left <= 0 ? null : <main>on</main>; }`,
    ),
  ],
  [
    'a status as state',
    component(
      `export function App() { const [status, setStatus] = React.useState('valid'); React.useEffect(() => { if (new Date() >= new Date(${end})) setStatus('expired'); }); return status === 'expired' ? null : <main>on</main>; }`,
    ),
  ],
  [
    'a reducer',
    component(
      `const reduce = (state, action) => { switch (action.type) { case 'tick': return { ...state, over: action.at >= ${end} }; default: return state; } };
       export function App() { const [state, dispatch] = useReducer(reduce, { over: false }); useEffect(() => { dispatch({ type: 'tick', at: Date.now() }); }, []); return state.over ? null : <main>on</main>; }`,
    ),
  ],
  [
    'a date in a reference',
    component(
      `export function App() { const limit = useRef(${end}); return Date.now() >= limit.current ? null : <main>on</main>; }`,
    ),
  ],
  [
    'a hook of one’s own',
    component(
      `function useLicense() { const [over, setOver] = useState(false); useEffect(() => { if (Date.now() >= ${end}) setOver(true); }, []); return { over }; }
       export function App() { const { over } = useLicense(); return over ? null : <main>on</main>; }`,
    ),
  ],
  [
    'a context that is filled elsewhere',
    component(
      `export const Key = createContext(null); export function App() { const key = useContext(Key); return useMemo(() => key !== null && Date.now() >= ${end} ? null : <main>{key}</main>, [key]); }`,
    ),
  ],
  [
    'a context with a provider',
    component(
      `const Limits = createContext(null); const limits = { end: ${end} };
       export const Root = () => <Limits.Provider value={limits}><App /></Limits.Provider>;
       export function App() { const { end } = useContext(Limits); return Date.now() >= end ? null : <main>on</main>; }`,
    ),
  ],
  [
    'a callback',
    component(
      `export function App() { const isOver = useCallback(() => Date.now() >= ${end}, []); return isOver() ? null : <main>on</main>; }`,
    ),
  ],
  [
    'a setter that is handed on',
    component(
      `const watch = (tell) => { if (Date.now() >= ${end}) tell(true); };
       export function App() { const [over, setOver] = useState(false); useEffect(() => watch(setOver), []); return over ? null : <main>on</main>; }`,
    ),
  ],
]);

table<Texts>('values of other frameworks', gaps, holds, [
  [
    'a reference that is set later',
    `import { onMounted, ref } from 'vue'; const over = ref(false); onMounted(() => { if (Date.now() >= ${end}) over.value = true; }); export function start() { if (over.value) ${refusal} }`,
  ],
  [
    'a computed outcome',
    `import { computed, reactive } from 'vue'; const limits = reactive({ end: ${end} }); const over = computed(() => Date.now() >= limits.end); export function start() { if (over.value) ${refusal} }`,
  ],
  [
    'signals in the fields of a service',
    `import { computed, signal } from '@angular/core'; export class Demo { private readonly end = signal(${end}); private readonly now = signal(Date.now()); check() { if (this.now() >= this.end()) ${refusal} } }`,
  ],
  [
    'a pair of functions',
    `import { createMemo, createSignal } from 'solid-js'; const [end] = createSignal(${end}); const over = createMemo(() => Date.now() >= end()); export function start() { if (over()) ${refusal} }`,
  ],
]);

table('components without a bomb', gaps, silent, [
  [
    'a clock on the page',
    component(
      `export function Clock() { const [now, setNow] = useState(new Date()); useEffect(() => { const id = setInterval(() => setNow(new Date()), 1000); return () => clearInterval(id); }, []); return <time>{now.toLocaleTimeString()}</time>; }`,
    ),
  ],
  [
    'a debounced input',
    component(
      `export function Search({ onSearch }) { const last = useRef(0); return <input onChange={(event) => { const now = Date.now(); if (now - last.current < 300) return; last.current = now; onSearch(event.target.value); }} />; }`,
    ),
  ],
  [
    'a session that runs out',
    component(
      `export function Session({ expiresAt, onLogout }) { const [left, setLeft] = useState(0); useEffect(() => { const id = setInterval(() => { const rest = expiresAt - Date.now(); setLeft(rest); if (rest <= 0) onLogout(); }, 1000); return () => clearInterval(id); }); return <span>{left}</span>; }`,
    ),
  ],
  [
    'own code that is called like a framework’s',
    `const ref = (node) => ({ node, value: 1 }); export function isFresh(at) { return Date.now() - at < ref(at).value; }`,
  ],
]);
