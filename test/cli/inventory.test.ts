/** The inventory through the built command line: what is listed, and a calendar that calendars can read. */
import { afterAll, describe, expect, it } from '@jest/globals';
import { makeTree, removeTrees } from '../discover/tree.js';
import { built } from './built.js';

afterAll(removeTrees);

const root = makeTree({
  'src/utc.js': `// defuser-declare fixed-date until=2031-08-12 channel=beta owner=core -- betas, they end; \\ "ä${'ö'.repeat(60)}"
if (Date.now() >= Date.UTC(2031, 7, 12)) process.exit(1);\n`,
  'src/local.js': 'if (new Date() >= new Date(2029, 0, 2)) process.exit(1);\n',
  'src/xmas|.js':
    'export function start() {\n  const now = new Date();\n  if (now.getMonth() === 11 && now.getDate() === 24) process.exit(1);\n}\nstart();\n',
  'src/trial.js':
    "const start = Number(localStorage.getItem('firstRun'));\nif (Date.now() - start > 30 * 24 * 3600 * 1000) throw new Error('Your trial has expired');\n",
  'node_modules/dep/package.json': '{"name":"dep","version":"1.2.3"}',
  'node_modules/@scope/odd/package.json': 'null',
  'node_modules/@scope/odd/node_modules/in.js/a.js':
    'if (Date.now() >= Date.UTC(2032, 1, 1)) throw new Error("license expired");\n',
  'node_modules/dep/index.js': 'if (Date.now() >= Date.UTC(2030, 1, 1)) throw new Error("license expired");\n',
});
const list = (...more: string[]) => built(['inventory', ...more], root);

describe('the list', () => {
  it('has every deadline by its date, and what counts from elsewhere behind them', () => {
    const { code, out } = list('src');
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.split(/ {2,}/).slice(0, 3))).toEqual([
      ['WHEN', 'RULE', 'PAYLOAD'],
      ['2029-01-02T00:00:00', 'fixed-date', 'terminate'],
      ['2031-08-12T00:00:00.000Z', 'fixed-date', 'terminate'],
      ['every:P1Y', 'calendar', 'terminate'],
      ['first-run+P30D', 'trial-period', 'throw'],
      [''],
    ]);
    expect(out).toContain('declared for beta until 2031-08-12 by core');
  });

  it('has those of dependencies that are named', () => {
    const { out } = list('src', 'node_modules/dep', '--format', 'json');
    const { deadlines } = JSON.parse(out) as { deadlines: { path: string; deadline: string | null }[] };
    expect(deadlines).toHaveLength(5);
    expect(deadlines[1]).toMatchObject({
      path: 'node_modules/dep/index.js',
      dependency: 'dep@1.2.3',
      deadline: '2030-02-01T00:00:00.000Z',
    });
    expect(deadlines[0]).toMatchObject({ dependency: null });
  });

  it('says that dependencies are left out, and names the innermost one with its version where it is known', () => {
    const own = list('.', '--format', 'json');
    expect(own.err).toBe(
      'defuser: node_modules is left out; name it as a path to list the deadlines of dependencies too\n',
    );
    expect(own.out).not.toContain('node_modules/dep');
    const { out, err } = list('.', 'node_modules');
    expect(err).toBe('');
    expect(out).toMatch(/^2030-02-01\S+ .* node_modules\/dep\/index\.js:1 +dep@1\.2\.3$/m);
    expect(out).toMatch(/^2032-02-01\S+ .* in\.js$/m);
    expect(list('.', '--quiet').err).toBe('');
  });

  it('is a table in Markdown that no name can break', () => {
    const { out } = list('src', '--format', 'markdown');
    const rows = out.trimEnd().split('\n');
    expect(rows).toHaveLength(6);
    expect(new Set(rows.map((row) => row.split('|').length))).toEqual(new Set([8]));
    expect(out).toContain('xmas&#124;.js:3');
  });
});

describe('the calendar', () => {
  const { code, out, err } = list('src', '--format', 'ics', '--release-date', '2028-03-04');
  const unfolded = out.replaceAll('\r\n ', '').split('\r\n');

  it('has an event for each that has a date or comes back, and says what it leaves out', () => {
    expect(code).toBe(0);
    expect(err).toBe('defuser: without a date of their own and not in the calendar: 1 of the deadlines\n');
    expect(unfolded.filter((line) => /^(?:DTSTART|RRULE)/.test(line))).toEqual([
      'DTSTART:20290102T000000',
      'DTSTART:20310812T000000Z',
      'DTSTART:20001224T000000',
      'RRULE:FREQ=YEARLY',
    ]);
    expect(unfolded.filter((line) => line === 'DTSTAMP:20280304T000000Z')).toHaveLength(3);
    const names = unfolded.filter((line) => line.startsWith('UID:'));
    expect(names.every((line) => /^UID:[0-9a-f]{32}@defuser$/.test(line))).toBe(true);
    expect(new Set(names).size).toBe(3);
  });

  it('ends lines with CRLF, folds them at 75 octets between characters and escapes texts', () => {
    expect(out.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(out.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of out.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(out).not.toContain('\ufffd');
    expect(unfolded.join('\n')).toContain(`betas\\, they end\\; \\\\ "ä${'ö'.repeat(60)}"`);
  });

  it('is the same for the same input, and cannot do without a date', () => {
    expect(list('src', '--format', 'ics', '--release-date', '2028-03-04').out).toBe(out);
    const { code: failed, err: why } = list('src', '--format', 'ics');
    expect(failed).toBe(2);
    expect(why).toContain('Add --release-date');
  });
});
