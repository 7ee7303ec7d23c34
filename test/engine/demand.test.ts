/**
 * What is evaluated on demand: a field or a variable that code nobody ran may have filled. Code that throws on one of
 * its ways has others, and what surely throws was never assigned.
 */
import { describe, expect, it } from '@jest/globals';
import { linesIn } from './run.js';

const manager = (parse: string): string => `
export class Manager {
  constructor(private config: any) {}
  licence: any = undefined;
  start() {
    const text = this.config.load();
    if (text === '') { this.licence = undefined; return; }
    this.licence = this.parse(text);
  }
  ${parse}
  hasLicence() { return !!this.licence; }
  isValid() {
    if (!this.hasLicence()) throw new Error('not initialised');
    return this.licence.expiresAt >= new Date();
  }
}`;

describe('fields on demand', () => {
  it('a reader that returns on one way and throws on the others gives the value', async () => {
    const found = await linesIn(
      manager(
        `parse(text) { if (this.config.verify(text)) return JSON.parse(text); throw new Error('bad signature'); }`,
      ),
    );
    expect(found).toEqual(['license-expiry P0D deny']);
  });

  it('a reader that always throws leaves the field as it was', async () => {
    const found = await linesIn(manager(`parse(text) { throw new Error('not supported'); }`));
    expect(found).toEqual([]);
  });
});
