/**
 * Refusals: answers of servers, middleware and guards, predicates and words that somebody else tests, fields that are
 * set here and tested there.
 */
import type { PayloadForm } from './payloads.js';

const deny = (name: string, program: PayloadForm['program']): PayloadForm => ({ kind: 'deny', name, program });

export const denials: readonly PayloadForm[] = [
  deny(
    'express 403',
    `import express from 'express'; const app = express(); app.get('/', (req, res) => { if (GUARD) { res.status(403).json({ error: 'E7' }); return; } res.json({}); }); app.listen(80);`,
  ),
  deny(
    'express middleware',
    `import express from 'express'; const app = express(); app.use((req, res, next) => { if (GUARD) return res.sendStatus(402); next(); });`,
  ),
  deny(
    'express next(error)',
    `export function gate(req: any, res: any, next: (error?: Error) => void) { if (GUARD) return next(new Error('E7')); next(); }`,
  ),
  deny(
    'express next(error), minified',
    `export function gate(e: any, r: any, t: (error?: Error) => void) { if (GUARD) return t(new Error('E7')); t(); }`,
  ),
  deny(
    'vue router, false',
    `import { createRouter } from 'vue-router'; const router = createRouter({}); router.beforeEach(() => (GUARD ? false : undefined));`,
  ),
  deny(
    'electron, cancelled requests',
    `import { session } from 'electron'; session.defaultSession.webRequest.onBeforeRequest((details, answer) => { answer(GUARD ? { cancel: true } : {}); });`,
  ),
  deny(
    'koa',
    `import Koa from 'koa'; const app = new Koa(); app.use(async (ctx, next) => { if (GUARD) { ctx.status = 403; return; } await next(); });`,
  ),
  deny(
    'koa throw',
    `export async function gate(ctx: any, next: () => Promise<void>) { if (GUARD) ctx.throw(401); await next(); }`,
  ),
  deny(
    'fastify hook',
    `import Fastify from 'fastify'; const app = Fastify(); app.addHook('onRequest', async (request, reply) => { if (GUARD) { reply.code(403).send({ error: 'E7' }); return reply; } });`,
  ),
  deny(
    'nest guard',
    `import { Injectable, CanActivate, ExecutionContext } from '@nestjs/common'; @Injectable() export class PlanGuard implements CanActivate { canActivate(context: ExecutionContext): boolean { return !(GUARD); } }`,
  ),
  deny(
    'fetch handler',
    `export default { async fetch(request: Request) { if (GUARD) return new Response('E7', { status: 403 }); return new Response('ok'); } };`,
  ),
  deny(
    'next middleware',
    `import { NextResponse } from 'next/server'; export function middleware(request: unknown) { if (GUARD) return NextResponse.json({ error: 'E7' }, { status: 403 }); return NextResponse.next(); }`,
  ),
  deny(
    'http writeHead',
    `import http from 'node:http'; http.createServer((request, response) => { if (GUARD) { response.writeHead(402); response.end(); return; } response.end('ok'); }).listen(80);`,
  ),
  deny('predicate', { 'main.ts': `export const mayRun = (): boolean => !(GUARD);` }),
  deny('predicate tested elsewhere', {
    'check.ts': `export function mayRun(): boolean { return !(GUARD); }`,
    'main.ts': `import { mayRun } from './check.js'; export function open(name: string) { if (!mayRun()) return null; return { name }; }`,
  }),
  deny('word tested elsewhere', {
    'check.ts': `export function planState(): string { if (GUARD) return 'expired'; return 'ok'; }`,
    'main.ts': `import { planState } from './check.js'; export function open(name: string) { if (planState() === 'expired') return null; return { name }; }`,
  }),
  deny('field tested elsewhere', {
    'state.ts': `export const state = { usable: true };`,
    'check.ts': `import { state } from './state.js'; export function check(): void { if (GUARD) state.usable = false; }`,
    'main.ts': `import { state } from './state.js'; import { check } from './check.js'; check(); export function open(name: string) { if (!state.usable) return false; work(name); return true; } declare function work(name: string): void;`,
  }),
  deny(
    'field of a class',
    `export class Session { private closed = false; constructor() { if (GUARD) this.closed = true; } open(name: string) { if (this.closed) return null; return { name }; } }`,
  ),
  deny(
    'early return',
    `export function save(rows: unknown[]): void { if (GUARD) return; write(rows); } declare function write(rows: unknown[]): void;`,
  ),
  deny(
    'angular guard',
    `import { CanActivateFn } from '@angular/router'; export const planGuard: CanActivateFn = () => { if (GUARD) return false; return true; };`,
  ),
  deny(
    'angular: field of a template',
    `import { Component } from '@angular/core'; @Component({ selector: 'app-root', template: '<p *ngIf="expired">closed</p><main *ngIf="!expired"></main>' }) export class App { expired = false; ngOnInit() { if (GUARD) this.expired = true; } }`,
  ),
];
