/**
 * A licence that is put into a keeper after the keeper was made, and asked for by whoever was handed the keeper: its field
 * holds what its methods write, not only what its constructor left there.
 */
import { expect } from '@jest/globals';
import { table } from './rows.js';
import { linesIn } from './run.js';

const refuse = "throw new Error('Your license has expired.');";
const licence = 'license-expiry P0D throw';
/** A manager that is handed a keeper, fills it, and asks it later. */
const program = (keeper: string, made: string, asked = 'this.keeper.held'): string => `
  ${keeper}
  class Manager {
    constructor(keeper, config) { this.keeper = keeper; this.config = config; }
    load() { this.keeper.keep(JSON.parse(atob(this.config.license))); }
    play() { const license = ${asked}; if (license && new Date(license.expires) < new Date()) ${refuse} }
  }
  export function create(config) { ${made} manager.load(); return manager; }`;
const inline = 'const manager = new Manager(new Keeper(), config);';
const named = 'const keeper = new Keeper(); const manager = new Manager(keeper, config);';

table('a keeper that is filled later', {}, expectLicence, [
  ['with an empty field', program('class Keeper { held; keep(license) { this.held = license; } }', inline)],
  ['with null at first', program('class Keeper { held = null; keep(license) { this.held = license; } }', inline)],
  ['under a name', program('class Keeper { held = null; keep(license) { this.held = license; } }', named)],
  [
    'asked by a method',
    program(
      'class Keeper { constructor() { this.held = undefined; } keep(license) { this.held = license; } current() { return this.held; } }',
      named,
      'this.keeper.current()',
    ),
  ],
  [
    'made by a function',
    program(
      'function Keeper() { this.held = null; } Keeper.prototype.keep = function (license) { this.held = license; };',
      inline,
    ),
  ],
]);

async function expectLicence(text: string): Promise<void> {
  expect(await linesIn(text)).toEqual([licence]);
}
