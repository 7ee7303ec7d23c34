/** What a release holds beside its code, and what a module has put into its own exports. */
import { describe, expect, it } from '@jest/globals';
import { expired } from './guarded.js';
import { linesIn } from './run.js';

const settings = `{ "license": { "expires": "2027-01-01" } }`;
const over = `exports.run = () => { if (new Date() >= new Date(config.license.expires)) ${expired} };`;

describe('data of the release that is read as a file', () => {
  it.each([
    [
      'joined to the folder',
      `const config = JSON.parse(fs.readFileSync(path.join(__dirname, 'config', 'app.json'), 'utf8'));`,
    ],
    [
      'resolved',
      `const config = JSON.parse(fs.readFileSync(path.resolve(__dirname, './config/app.json')).toString());`,
    ],
    ['added to the folder', `const config = JSON.parse(fs.readFileSync(__dirname + '/config/app.json'));`],
    ['in a template', 'const config = JSON.parse(fs.readFileSync(`${__dirname}/config/app.json`));'],
    ['beside the module', `const config = JSON.parse(fs.readFileSync(new URL('./config/app.json', import.meta.url)));`],
  ])('%s', async (_name, code) => {
    const main = `const fs = require('fs'); const path = require('path'); ${code} ${over}`;
    expect(await linesIn({ 'main.js': main, 'config/app.json': settings })).toEqual(['fixed-date 2027-01-01Z throw']);
  });

  it('is somebody’s where it lies elsewhere', async () => {
    const main = `const fs = require('fs'); const config = JSON.parse(fs.readFileSync('config/app.json', 'utf8')); ${over}`;
    expect(await linesIn({ 'main.js': main, 'config/app.json': settings })).toEqual(['license-expiry P0D throw']);
  });
});

describe('exports', () => {
  it.each([
    [
      'asked by their own module',
      {
        'main.js': `exports.end = Date.UTC(2027, 0, 1); exports.isOver = () => Date.now() >= exports.end; exports.run = () => { if (exports.isOver()) ${expired} };`,
      },
    ],
    [
      'assigned together',
      {
        'beta.js': `exports.isOver = () => Date.now() >= 1798761600000;`,
        'index.js': `Object.assign(exports, require('./beta'), { name: 'app' });`,
        'main.js': `const app = require('./index'); exports.run = () => { if (app.isOver()) ${expired} };`,
      },
    ],
  ])('%s', async (_name, files) => {
    expect(await linesIn(files)).toEqual(['fixed-date 2027-01-01Z throw']);
  });
});
