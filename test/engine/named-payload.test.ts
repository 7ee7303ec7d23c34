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
