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
      dated("import _ from 'lodash';", "_.defaults({ end: options.end }, { end: '2027-01-01' }).end"),
    ],
  ],
);
