/** The grammar of comments for Defuser: what is understood, and what is said where it is not. */
import { describe, expect, it } from '@jest/globals';
import { suggestionsFor } from '../../src/editor/suggestions.js';
import { isDay, isReached } from '../../src/gate/days.js';
import { parseDirective } from '../../src/gate/directives.js';
import { triggers } from '../../src/model.js';
import { fixedDate } from '../report/sample.js';

describe('a directive', () => {
  it('says for which rules, until when, for whom and why', () => {
    expect(
      parseDirective(
        'defuser-declare fixed-date,scheduled until=2.1.0 channel=beta,nightly owner=billing -- it ends -- soon',
      ),
    ).toEqual({
      verb: 'defuser-declare',
      rules: ['fixed-date', 'scheduled'],
      settings: { until: '2.1.0', channel: 'beta,nightly', owner: 'billing' },
      reason: 'it ends -- soon',
    });
    expect(parseDirective('defuser-ignore-next-line all expires=2030-02-28 -- why')).toMatchObject({ rules: ['all'] });
  });

  it.each([
    ['defuser-declare fixed-date channel=beta', 'gives no reason'],
    ['defuser-declare fixed-date channel=beta --', 'gives no reason'],
    ['defuser-declare fixed-date -- why', 'for which channel'],
    ['defuser-declare fixed-dat channel=beta -- why', 'did you mean `fixed-date`'],
    ['defuser-declare channel=beta -- why', 'names no rule'],
    ['defuser-declare fixed-date channel=beta until=soon -- why', 'neither a date nor a version'],
    ['defuser-declare fixed-date channel=beta until=2030-02-30 -- why', 'neither a date nor a version'],
    ['defuser-declare fixed-date chanel=beta -- why', 'did you mean `channel`'],
    ['defuser-declare fixed-date channel=beta channel=beta -- why', 'twice'],
    ['defuser-declare fixed-date channel= -- why', 'no name of a channel'],
    ['defuser-ignore-next-line fixed-date', 'gives no reason'],
    ['defuser-ignore-next-line fixed-date expires=tomorrow -- why', 'no date'],
    ['defuser-ignore-next-line fixed-date until=2030-01-01 -- why', 'not known'],
    ['defuser-ignore-line nonsense -- why', 'not known'],
    ['defuser-ignore-nextline fixed-date -- why', 'Did you mean `defuser-ignore-next-line`'],
  ])('%s is not followed: %s', (text, why) => {
    const said = parseDirective(text);
    expect(typeof said === 'string' ? said : '').toContain(why);
  });

  it.each(['defuser-', 'defuser-is-a-tool that reads comments', 'defuser-config'])(
    '%s is about something else',
    (text) => {
      expect(parseDirective(text)).toBeNull();
    },
  );

  it('is what an editor offers, for every rule', () => {
    for (const ruleId of triggers) {
      for (const deadline of ['2008-08-12T00:00:00.000', null]) {
        const offered = suggestionsFor(
          { ...fixedDate, ruleId, deadline, place: { ...fixedDate.place, start: 40 } },
          'if (late) stop();\n'.repeat(40),
        );
        const said = offered.map(({ text }) => parseDirective(text.replace(/^\s*\/\/\s*/, '').trim()));
        expect(said).toMatchObject([
          { verb: 'defuser-declare', rules: [ruleId], settings: { channel: 'beta' } },
          { verb: 'defuser-ignore-next-line', rules: [ruleId] },
        ]);
      }
    }
  });
});

describe('days', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2023-13-01', false],
    ['2023-1-1', false],
  ])('%s: %s', (text, is) => {
    expect(isDay(text)).toBe(is);
  });

  it('are reached on the day itself, and not judged without a release date', () => {
    expect(isReached('2030-01-01', '2029-12-31T23:59:59Z')).toBe(false);
    expect(isReached('2030-01-01', '2030-01-01')).toBe(true);
    expect(isReached('2030-01-01', null)).toBeNull();
    expect(isReached('2.0', '2030-01-01')).toBeNull();
  });
});
