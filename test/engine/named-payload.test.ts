/** Which of the things that happen names the payload: what is done, what it is called, and not what is only noted down. */
import { describe, expect, it } from '@jest/globals';
import { analyse, isLoud } from './run.js';

const guard = 'Date.now() >= 1798761600000';
const payloads = async (source: string): Promise<string[]> =>
  (await analyse(source)).findings.filter(isLoud).map(({ payload }) => payload);

describe('a flag', () => {
  it('that is raised beside a warning is not what happens', async () => {
    expect(
      await payloads(
        `export class Manager { isLicensed = true; check() { if (${guard}) { console.warn('Your trial has expired.'); this.isLicensed = false; } } }`,
      ),
    ).toEqual(['nag']);
  });

  it('with nothing beside it is', async () => {
    expect(
      await payloads(`export class Manager { isLicensed = true; check() { if (${guard}) this.isLicensed = false; } }`),
    ).toEqual(['deny']);
  });

  it('that somebody asks for is what he does then', async () => {
    expect(
      await payloads(
        `export class Manager { isLicensed = true; check() { if (${guard}) { console.warn('Your trial has expired.'); this.isLicensed = false; } } print() { if (!this.isLicensed) throw new Error('Not licensed'); } }`,
      ),
    ).toEqual(['throw']);
  });
});

describe('the name of a function that is called', () => {
  const calls = (name: string, guarded: string): string =>
    `declare const editor: any; function ${name}(reason: string) { editor.enableReadOnlyMode(reason); } export function init() { ${guarded} }`;

  it('says what it does', async () => {
    expect(await payloads(calls('blockEditor', `if (${guard}) blockEditor('expired');`))).toEqual(['deny']);
    expect(await payloads(calls('setMode', `if (${guard}) setMode('expired');`))).toEqual(['degrade']);
  });

  it('says nothing of what it does on both sides', async () => {
    expect(await payloads(calls('blockEditor', `blockEditor(${guard} ? 'a' : 'b');`))).toEqual(['degrade']);
  });

  it('says nothing of what it does where the guard stands in it', async () => {
    expect(
      await payloads(
        `declare const editor: any; export function block() { if (${guard}) editor.enableReadOnlyMode(); }`,
      ),
    ).toEqual(['degrade']);
  });
});

describe('what a function hands back', () => {
  it.each<readonly [name: string, source: string, payload: string]>([
    [
      'is what its caller does about it',
      `class Chart { ctx: any; isOver() { return ${guard}; } draw() { this.ctx.stroke(); if (this.isOver()) this.mark(); } mark() { this.ctx.fillText('EVALUATION EXPIRED', 0, 0); } } export { Chart };`,
      'degrade',
    ],
    [
      'refuses where the caller only prints',
      `class Chart { isValid() { return !(${guard}); } draw() { if (!this.isValid()) console.warn('The trial has expired'); } } export { Chart };`,
      'deny',
    ],
    [
      'is told by its name where it is not in the text',
      `import { plans } from './plans'; export function plan(license: any) { return ${guard} ? plans.community : plans[license.plan]; }`,
      'degrade',
    ],
    [
      'is a notice that comes up',
      `export function Banner() { return ${guard} ? <div>This build is out of date. Please upgrade.</div> : null; }`,
      'nag',
    ],
    [
      'is gone where it showed what was handed in',
      `export function Gate(props: any) { return ${guard} ? null : <div>{props.children}</div>; }`,
      'degrade',
    ],
    [
      'is another tree deep within what is shown all the same',
      `export function App() { return <main><section>{${guard} ? <p>closed</p> : <Editor />}</section></main>; }`,
      'degrade',
    ],
    [
      'is a control that is no longer there',
      `export function App() { return ${guard} ? <p>Ended</p> : <textarea />; }`,
      'degrade',
    ],
    [
      'is a control that is switched off',
      `export function Save() { return <button disabled={${guard}}>Save</button>; }`,
      'degrade',
    ],
    [
      'is a notice above what is shown all the same',
      `export function App(props: any) { return <main>{${guard} && <p>Your trial has expired, please upgrade.</p>}{props.children}</main>; }`,
      'nag',
    ],
  ])('%s', async (_name, source, payload) => {
    const { findings } = await analyse({ 'main.tsx': source });
    expect(findings.filter(isLoud).map((one) => one.payload)).toEqual([payload]);
  });
});

describe('what a call is handed', () => {
  it('is held against the same call on the other side, field by field', async () => {
    expect(
      await payloads(
        `export const store = (set: any) => ({ refresh: () => set({ count: 2, features: ${guard} ? [] : ['print', 'export'] }) });`,
      ),
    ).toEqual(['deny']);
    expect(
      await payloads(
        `export const store = (set: any) => ({ refresh: () => set({ features: [], count: ${guard} ? 3 : 2 }) });`,
      ),
    ).toEqual([]);
  });

  it('is put off with a function that only comes later', async () => {
    expect(
      await payloads(
        `export function open(callback: any) { if (${guard}) { process.nextTick(callback, new Error('no longer supported')); return; } callback(null, 'on'); }`,
      ),
    ).toEqual(['throw']);
  });

  it('may be written or not: what one side writes alone tells', async () => {
    expect(
      await payloads(
        `class Licence { static end: number | null = null; static set(key: string) { Licence.end = Number(atob(key).split('|')[1]); } static get isExpired() { return Licence.end !== null && Licence.end < Date.now(); } }
        export function init(el: any) { const button = el.querySelector('button'); button.disabled = Licence.isExpired; }
        export const setLicenceKey = (key: string) => Licence.set(key);`,
      ),
    ).toEqual(['degrade']);
  });
});

it('leads elsewhere, though nothing is handed back then', async () => {
  expect(
    await payloads(
      `export function page(props: any) { if (${guard}) { location.href = '/buy'; return null; } return props.children; }`,
    ),
  ).toEqual(['redirect']);
});

describe('an error that the program catches', () => {
  const caught = (handler: string): string =>
    `declare const read: any; function verify() { if (${guard}) throw new Error('The licence has expired'); } export function load() { try { const it = read(); verify(); return it; } catch (error) { ${handler} } }`;

  it('is what is done about it', async () => {
    expect(await payloads(caught('process.exit(1);'))).toEqual(['terminate']);
  });

  it('stops what comes after it where it is only logged', async () => {
    expect(await payloads(caught("console.error('Cannot load the licence', error); return read();"))).toEqual([
      'throw',
    ]);
  });
});

describe('a program that turns away', () => {
  const main = (condition: string): string =>
    `import { execFileSync } from 'node:child_process'; export function build(target: string) { if (${condition}) throw new Error('The licence of this toolchain ran out.'); return execFileSync('cc', ['-c', target]); }`;

  it('harms on that side, whatever it is there for', async () => {
    expect(await payloads(main(guard))).toEqual(['throw']);
  });

  it('before the date harms nobody after it', async () => {
    expect(await payloads(main(`!(${guard})`))).toEqual([]);
  });
});
