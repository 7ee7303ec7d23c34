/**
 * Whose a date is, where only one of the guards that ask after it says so: the words of one stage of an end hold for the others,
 * as long as they ask after the very same symbol in the same function.
 */
import { expect, it } from '@jest/globals';
import { linesIn } from './run.js';

/** Two stages; the second says nothing of itself. */
const stages = (first: string, later: string): string => `exports.init = function (editor) {
    var parts = decode(editor.opts.entry).split("|"), until = parts[2], late = new Date(${later});
    if (until && new Date(until) < new Date()) editor.box.prepend("<b>${first}</b>");
    late.setDate(late.getDate() + 30);
    if (new Date() > late) editor.off = true, editor.disable();
  };`;

it('what one stage calls a licence is one in the next', async () => {
  expect(await linesIn({ 'main.js': stages('Your trial license has expired.', 'until') })).toEqual([
    'license-expiry P0D nag',
    'license-expiry P30D degrade',
  ]);
});

it('another date beside it is not, and neither is one that nobody names', async () => {
  expect(await linesIn({ 'main.js': stages('Your trial license has expired.', 'parts[3]') })).toEqual([
    'license-expiry P0D nag',
  ]);
  expect(await linesIn({ 'main.js': stages('The offers of this week are over.', 'until') })).toEqual([]);
});
