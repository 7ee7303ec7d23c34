/** What functions outside of the text give back of what they are handed: defaults and copies. */
import { expect } from '@jest/globals';
import { table } from './rows.js';
import { linesIn } from './run.js';

const refusal = "throw new Error('This beta has expired.');";
const dated = (before: string, end: string) => `${before}
  export function start(options) { const end = ${end}; if (Date.now() >= Date.parse(end)) ${refusal} }`;

table(
  'the date by way of',
  {},
  async (text: string) => {
    expect(await linesIn({ 'main.js': text })).toEqual(['fixed-date 2027-01-01Z throw']);
  },
  [
    ['a getter of settings', dated("import config from 'config';", "config.get('end', '2027-01-01')")],
    ['a path into an object', dated("import _ from 'lodash';", "_.get(options, 'a.end', '2027-01-01')")],
    ['a path as a list', dated("import get from 'lodash/get';", "get(options, ['a', 'end'], '2027-01-01')")],
    [
      'nested defaults',
      dated(
        "import _ from 'lodash';",
        "_.merge({}, { license: { end: '2027-01-01' } }, { license: { name: 'x' } }, options).license.end",
      ),
    ],
    ['defaults behind options', dated("import _ from 'lodash';", "_.defaults({}, options, { end: '2027-01-01' }).end")],
    [
      'options that are filled in place',
      `import _ from 'lodash'; export function start(options) { _.defaults(options, { end: '2027-01-01' }); if (Date.now() >= Date.parse(options.end)) ${refusal} }`,
    ],
    [
      'a plugin of jQuery',
      `(function ($) { $.fn.banner = function (options) { var settings = $.extend(true, {}, defaults, options); if (new Date() >= new Date(settings.end)) ${refusal} }; var defaults = { end: '2027-01-01' }; })(jQuery);`,
    ],
  ],
);

table(
  'no default is',
  {},
  async (text: string) => {
    expect((await linesIn({ 'main.js': text })).filter((line) => line.startsWith('fixed-date'))).toEqual([]);
  },
  [
    ['a date behind something that is no key', dated('', "options.get(options.name, '2027-01-01')")],
    [
      'a property that a later object takes the place of',
      dated("import _ from 'lodash';", "_.assign({}, { end: '2027-01-01' }, { end: options.end }).end"),
    ],
    [
      'a default behind one that is there',
      dated("import _ from 'lodash';", "_.defaults({ end: options.ends }, { end: '2027-01-01' }).end"),
    ],
  ],
);

const setting = (declared: string, asked: string): string =>
  `${declared} export function start(options) { if (Date.now() >= Date.parse(${asked})) ${refusal} }`;

table(
  'a default that is declared by',
  {},
  async (text: string) => {
    expect(await linesIn({ 'main.js': text })).toEqual(['fixed-date 2027-01-01Z throw']);
  },
  [
    [
      'an option with its own object',
      setting(
        "import yargs from 'yargs'; const argv = yargs(process.argv).option('until', { type: 'string', default: '2027-01-01' }).argv;",
        'argv.until',
      ),
    ],
    [
      'an option with a flag and a text',
      setting(
        "import { Command } from 'commander'; const program = new Command(); program.option('-e, --ends-at <date>', 'the end', '2027-01-01');",
        'program.opts().endsAt',
      ),
    ],
    [
      'options by name',
      setting(
        "import { parseArgs } from 'node:util'; const { values } = parseArgs({ options: { until: { type: 'string', default: '2027-01-01' } } });",
        'values.until',
      ),
    ],
    [
      'the defaults of a store',
      setting(
        "import Conf from 'conf'; const conf = new Conf({ defaults: { license: { until: '2027-01-01' } } });",
        "conf.get('license.until')",
      ),
    ],
    [
      'a schema',
      setting(
        "import { z } from 'zod'; const env = z.object({ UNTIL: z.string().default('2027-01-01') }).parse(process.env);",
        'env.UNTIL',
      ),
    ],
    [
      'a helper for one type',
      setting(
        "import { cleanEnv, str } from 'envalid'; const END = '2027-01-01'; const env = cleanEnv(process.env, { UNTIL: str({ default: END }) });",
        'env.UNTIL',
      ),
    ],
  ],
);

const injected = "check() { if (Date.now() >= this.end) throw new Error('This beta has expired.'); } }";

table(
  'a date that is provided by',
  {},
  async (text: string) => {
    expect(await linesIn({ 'main.ts': text })).toEqual(['fixed-date 2027-01-01Z throw']);
  },
  [
    [
      'a value of a module',
      `export class License { constructor(@Inject('END') private readonly end: number) {} ${injected} @Module({ providers: [License, { provide: 'END', useValue: Date.UTC(2027, 0, 1) }] }) export class AppModule {}`,
    ],
    [
      'a factory of a module',
      `export class License { constructor(@Inject('END') private readonly end: number) {} ${injected} @Module({ providers: [License, { provide: 'END', useFactory: () => Date.UTC(2027, 0, 1) }] }) export class AppModule {}`,
    ],
    [
      'a binding of a container',
      `import { Container, inject } from 'inversify'; const container = new Container(); container.bind('End').toConstantValue(Date.UTC(2027, 0, 1)); export class License { constructor(@inject('End') private end: number) {} ${injected}`,
    ],
    [
      'a registration by name',
      `import { asValue, createContainer } from 'awilix'; const container = createContainer(); container.register({ end: asValue(Date.UTC(2027, 0, 1)) }); export function check() { if (Date.now() >= container.resolve('end')) ${refusal} }`,
    ],
    [
      'a setting of an application',
      `const app = require('express')(); app.set('end', Date.UTC(2027, 0, 1)); export function check() { if (Date.now() >= app.get('end')) ${refusal} }`,
    ],
  ],
);

table(
  'no default is declared by',
  {},
  async (text: string) => {
    expect((await linesIn({ 'main.js': text })).filter((line) => line.startsWith('fixed-date'))).toEqual([]);
  },
  [
    ['a clock', setting('const schema = { until: { type: Date, default: Date.now } };', 'options.until')],
    ['another setting', setting("const schema = { from: { default: '2027-01-01' } };", 'options.until')],
    ['a date beside it', setting("const schema = { until: { example: '2027-01-01' } };", 'options.until')],
  ],
);

table(
  'what scripts add by name:',
  {
    'to what each of them may have made':
      'the variable of a script that is one with the variables of others is not known to be made elsewhere as well',
  },
  async (texts: Readonly<Record<string, string>>) => {
    expect(await linesIn(texts)).toEqual(['fixed-date 2027-01-01Z throw']);
  },
  [
    [
      'to what one of them makes',
      {
        'a.js': 'var App = {};',
        'b.js': "App.config = { end: '2027-01-01' };",
        'c.js': `function start() { if (Date.now() >= Date.parse(App.config.end)) ${refusal} } start();`,
      },
    ],
    [
      'to what none of them is known to make',
      {
        'a.js': "window.App = window.App || {}; App.config = { end: '2027-01-01' };",
        'b.js': `window.App = window.App || {}; App.start = function () { if (Date.now() >= Date.parse(App.config.end)) ${refusal} };`,
      },
    ],
    [
      'to what each of them may have made',
      {
        'a.js': "var App = App || {}; App.config = { end: '2027-01-01' };",
        'b.js': `var App = App || {}; App.start = function () { if (Date.now() >= Date.parse(App.config.end)) ${refusal} };`,
      },
    ],
    [
      'further in',
      {
        'a.js': 'App.license = App.license || {}; App.license.end = Date.UTC(2027, 0, 1);',
        'b.js': `(function (App) { App.start = function () { if (Date.now() >= App.license.end) ${refusal} }; })(window.App = window.App || {});`,
      },
    ],
    [
      'to a plugin',
      {
        'a.js': `(function ($) { $.fn.banner = function (options) { var settings = $.extend({}, $.fn.banner.defaults, options); if (new Date() >= new Date(settings.end)) ${refusal} }; $.fn.banner.defaults = { end: '2027-01-01' }; })(jQuery);`,
      },
    ],
  ],
);
