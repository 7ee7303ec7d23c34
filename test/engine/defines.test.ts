/**
 * Names that a build replaces: with a value given they are exact dates of the release, without one they are symbols.
 */
import { describe, expect, it } from '@jest/globals';
import { analyzeText } from '../../src/index.js';

const code = `
const built = Number(process.env.BUILD_DATE);
export function start() { if (Date.now() - built > 90 * 86400000) throw new Error('This beta build has expired'); }
export function go() { if (Date.now() > new Date(__BUILD_TIME__).getTime() + 30 * 86400000) process.exit(1); }
export function mode() { if (import.meta.env.CHANNEL === 'beta' && Date.now() > Date.UTC(2027, 0, 1)) throw new Error('beta expired'); }
`;
const deadlines = async (defines?: Readonly<Record<string, string>>): Promise<unknown[]> => {
  const { findings } = await analyzeText(code, { path: 'start.js', ...(defines === undefined ? {} : { defines }) });
  return findings.map((finding) => [finding.place.line, finding.ruleId, finding.deadline]).sort();
};

describe('defines', () => {
  it('are symbols of the build when nothing is given', async () => {
    expect((await deadlines()).map((row) => (row as unknown[]).slice(0, 2))).toEqual([
      [3, 'build-age'],
      [4, 'build-age'],
      [5, 'fixed-date'],
    ]);
  });

  it('give the exact deadline, and still tell that it is counted from the build', async () => {
    const given = { 'process.env.BUILD_DATE': '1767225600000', __BUILD_TIME__: '2026-01-01' };
    const rows = await deadlines(given);
    expect(JSON.stringify(rows)).toContain('2026-04-01T00:00:00.000Z');
    expect(JSON.stringify(rows)).toContain('2026-01-31T00:00:00.000Z');
    expect(rows.map((row) => (row as unknown[])[1])).toEqual(['build-age', 'build-age', 'fixed-date']);
  });

  it('fold what another channel switches off, and say so', async () => {
    const armings = async (channel: string): Promise<unknown> => {
      const defines = { 'import.meta.env.CHANNEL': channel };
      const { findings } = await analyzeText(code, { path: 'start.js', defines });
      return findings.filter(({ place }) => place.line === 5).map(({ arming, conditions }) => [arming, conditions]);
    };
    expect(await armings('release')).toEqual([['disarmed', ['import.meta.env.CHANNEL']]]);
    expect(await armings('"beta"')).toEqual([['armed', []]]);
  });
});
