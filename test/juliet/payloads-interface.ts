/**
 * What the user sees: another tree or nothing at all, overlays and watermarks, features gone, data falsified, and
 * messages that speak of expiry.
 */
import type { PayloadForm } from './payloads.js';

const degrade = (name: string, program: PayloadForm['program']): PayloadForm => ({ kind: 'degrade', name, program });
const nag = (name: string, statement: string, before = ''): PayloadForm => ({
  kind: 'nag',
  name,
  program: `${before}\nexport function start(): void {\n  if (GUARD) { ${statement} }\n  work();\n}\ndeclare function work(): void;\n`,
});

const trees: readonly PayloadForm[] = [
  degrade('react: another tree', {
    'main.tsx': `import React from 'react'; export function App(props: { children: any }) { if (GUARD) return <div className="closed" />; return <main>{props.children}</main>; }`,
  }),
  degrade('react: null', {
    'main.tsx': `import React from 'react'; export function App(props: { children: any }) { if (GUARD) return null; return <main>{props.children}</main>; }`,
  }),
  degrade('react: &&', {
    'main.tsx': `import React from 'react'; export function App(props: { children: any }) { return <main>{!(GUARD) && <section>{props.children}</section>}</main>; }`,
  }),
  degrade('react: state', {
    'main.tsx': `import React, { useEffect, useState } from 'react'; export function App(props: { children: any }) { const [closed, setClosed] = useState(false); useEffect(() => { if (GUARD) setClosed(true); }, []); return closed ? <p>closed</p> : <main>{props.children}</main>; }`,
  }),
  degrade(
    'react compiled',
    `import { jsx } from 'react/jsx-runtime'; export function App(props: any) { return GUARD ? jsx('p', { children: 'closed' }) : jsx('main', { children: props.children }); }`,
  ),
  degrade(
    'vue: render',
    `import { defineComponent, h } from 'vue'; export default defineComponent({ render() { if (GUARD) return h('p', 'closed'); return h('main', this.$slots.default()); } });`,
  ),
  degrade(
    'vue: computed',
    `import { computed, defineComponent, h } from 'vue'; export default defineComponent({ setup(_, { slots }) { const closed = computed(() => GUARD); return () => closed.value ? h('p', 'closed') : h('main', slots.default()); } });`,
  ),
  degrade('vue: template', {
    'Main.vue': `<script setup>\nconst closed = GUARD;\n</script>\n<template><p v-if="closed">closed</p><main v-else><slot /></main></template>\n`,
  }),
  degrade('svelte: block', {
    'Main.svelte': `<script>\nlet closed = GUARD;\n</script>\n{#if closed}<p>closed</p>{:else}<slot />{/if}\n`,
  }),
  degrade(
    'lit: html',
    `import { html, LitElement } from 'lit'; export class App extends LitElement { render() { return GUARD ? html\`<p>closed</p>\` : html\`<main><slot></slot></main>\`; } }`,
  ),
];

const pages: readonly PayloadForm[] = [
  degrade(
    'overlay',
    `export function mount(root: HTMLElement) { if (GUARD) { const veil = document.createElement('div'); veil.style.cssText = 'position:fixed;inset:0;z-index:9999'; document.body.appendChild(veil); } root.textContent = 'ready'; }`,
  ),
  degrade(
    'watermark on a canvas',
    `export function paint(canvas: CanvasRenderingContext2D) { canvas.fillRect(0, 0, 9, 9); if (GUARD) canvas.fillText('TRIAL', 5, 5); }`,
  ),
  degrade(
    'watermark element',
    `export function mount(root: HTMLElement) { if (GUARD) { const mark = document.createElement('div'); mark.className = 'watermark'; root.append(mark); } }`,
  ),
  degrade('emptied page', `export function start() { if (GUARD) document.body.innerHTML = ''; }`),
  degrade('disabled button', `export function start(save: HTMLButtonElement) { if (GUARD) save.disabled = true; }`),
  degrade(
    'hidden by style',
    `export function start(editor: HTMLElement) { if (GUARD) editor.style.display = 'none'; }`,
  ),
];

const lessens: readonly PayloadForm[] = [
  degrade('fewer features', `export const features = (): string[] => (GUARD ? [] : ['print', 'export']);`),
  degrade('smaller quota', `export const seats = (): number => (GUARD ? 1 : 500);`),
  degrade('lesser edition', `export const edition = (): string => (GUARD ? 'free' : 'enterprise');`),
  degrade(
    'wrong now and then',
    `export function measure(value: number): number { if (GUARD) return Math.random() < 0.1 ? value + 1 : value; return value; }`,
  ),
  degrade(
    'slower',
    `export async function query(text: string) { if (GUARD) await new Promise((done) => setTimeout(done, 30000)); return run(text); } declare function run(text: string): unknown;`,
  ),
];

const messages: readonly PayloadForm[] = [
  nag('console.warn', "console.warn('This release has expired. Please upgrade.');"),
  nag('console.log', "console.log('Your trial is over: buy the full version.');"),
  nag('alert', "alert('This version is out of date.');"),
  nag('confirm', "confirm('Renew the licence now?');"),
  nag(
    'electron dialog',
    "dialog.showErrorBox('Expired', 'This beta has expired.');",
    "import { dialog } from 'electron';",
  ),
  nag('toast', "toast.error('Your licence has expired');", "import { toast } from 'react-toastify';"),
  nag('antd message', "message.warning('Licence expired');", "import { message } from 'antd';"),
  nag(
    'vscode',
    "void vscode.window.showWarningMessage('This preview has expired.');",
    "import * as vscode from 'vscode';",
  ),
  nag(
    'winston',
    "logger.warn('licence expired, please renew');",
    "import winston from 'winston'; const logger = winston.createLogger({});",
  ),
  nag('stderr', "process.stderr.write('This build is 90 days old, please update.');"),
  nag('Notification', "new Notification('Update required', { body: 'This version is no longer supported' });"),
];

export const renderings: readonly PayloadForm[] = [...trees, ...pages, ...lessens, ...messages];
