/**
 * The same input gives the same bytes: under any time zone of the machine, and with its clock moved by 4,000 days.
 * Runs the built command line. Moving the clock needs `faketime` (Debian's package of that name); in CI it must be
 * there, elsewhere these tests are skipped and say so.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../', import.meta.url));
const commandLine = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const formats = ['pretty', 'json', 'sarif'];
const targets = ['examples/hypervisor', 'rules'];
const zones = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'];

function run(command: string, args: readonly string[], zone = 'UTC') {
  const env = { ...process.env, TZ: zone, NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', env, maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

const scanArgs = (target: string, format: string): string[] => [commandLine, 'scan', target, '--format', format];
const cases = targets.flatMap((target) => formats.map((format) => [target, format] as const));

describe('the time zone of the machine', () => {
  it('is really another one', () => {
    const script = ['-p', 'new Date(Date.UTC(2008, 7, 12)).getHours()'];
    expect(zones.map((zone) => run(process.execPath, script, zone).stdout.trim())).toEqual(['0', '14', '17']);
  });
  it.each(cases)('does not reach the scan of %s as %s', (target, format) => {
    const [first, ...others] = zones.map((zone) => run(process.execPath, scanArgs(target, format), zone));
    expect(first?.stdout.length).toBeGreaterThan(100);
    for (const other of others) expect(other).toEqual(first);
  });
});

const faketime = ['--exclude-monotonic', '-f', '+4000d'];
const available = spawnSync('faketime', ['--help']).error === undefined;
const required = process.env.CI === 'true';
const withFaketime = available || required ? describe : describe.skip;

withFaketime(`the clock of the machine${available ? '' : ' (faketime is not installed)'}`, () => {
  it('is really moved', () => {
    const script = [process.execPath, '-p', 'Date.now()'];
    const moved = Number(run('faketime', [...faketime, ...script]).stdout) - Date.now();
    expect(Math.round(moved / 86_400_000)).toBe(4000);
  });
  it.each(cases)('does not reach the scan of %s as %s', (target, format) => {
    const args = scanArgs(target, format);
    expect(run('faketime', [...faketime, process.execPath, ...args])).toEqual(run(process.execPath, args));
  });
});
