/**
 * Nothing of the scanned program is ever run. The built command line scans a package that would love to be run, under a
 * recorder that notes every eval, process, thread, connection and import from below the target. The recorder itself is
 * shown everything that it must notice.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const place = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const preload = new URL('./never-executes/preload.mjs', import.meta.url).href;
const commandLine = place('../dist/cli/main.js');
const fixtures = place('./never-executes/fixtures');

let folder: string;
let target: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'defuser-never-')));
  target = join(folder, 'target');
  cpSync(join(fixtures, 'target'), target, { recursive: true });
  // A dependency that a config file names; made here, since no checkout holds a `node_modules`.
  cpSync(join(target, 'jest.config.js'), join(target, 'node_modules/eslint-plugin-eager/index.js'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const filesOf = (path: string): string[] => readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();

/** Runs a script under the recorder; gives its exit code, what it printed and what was noted. */
function underRecorder(args: readonly string[], cwd: string) {
  const record = join(folder, 'record');
  writeFileSync(record, '');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, DEFUSER_RECORD: record, DEFUSER_TARGET: target },
  });
  return { status, stdout, stderr, noted: readFileSync(record, 'utf8').split('\n').filter(Boolean) };
}

describe('a scan', () => {
  it.each(['pretty', 'json', 'sarif'])('of a package that wants to be run runs nothing of it (%s)', (format) => {
    const before = filesOf(target);
    const { status, noted, stderr } = underRecorder([commandLine, 'scan', target, '--format', format], folder);
    expect({ noted, stderr, files: filesOf(target) }).toEqual({ noted: [], stderr: '', files: before });
    expect(status).toBe(1);
  });
  it.each([
    // Its configuration names a script as a pack of rules: that is refused, not loaded.
    ['and its own configuration', [], 2],
    ['without it', ['--no-config'], 1],
  ] as const)(
    'from inside the package, configuration files and all, runs nothing of it: %s',
    (_name, options, code) => {
      const before = filesOf(target);
      const { status, noted } = underRecorder([commandLine, 'scan', '.', ...options], target);
      expect({ noted, files: filesOf(target) }).toEqual({ noted: [], files: before });
      expect(status).toBe(code);
    },
  );
});

describe('the recorder', () => {
  it('notes everything that a scan may not do', () => {
    const { stdout, noted } = underRecorder([join(fixtures, 'violations.mjs')], folder);
    const names = noted.map((line) => line.replace(/ (?:at|from) .*$/, ''));
    expect(names).toEqual([
      'eval',
      'Function',
      'Function',
      'Function',
      'vm.runInThisContext',
      'vm.Script',
      'child_process.spawnSync',
      'child_process.exec',
      'worker_threads.Worker',
      'fetch',
      'net.connect',
      'net.Socket.connect',
      'http.get',
      'dgram.createSocket',
      'dns.lookup',
      'import of data:',
      'import of vite.config.mjs',
      'require of jest.config.js',
      'Module._compile',
    ]);
    expect(Number(stdout)).toBe(names.length);
  });
  it.each(['jest.config.js', 'vite.config.mjs', 'src/license.js'])(
    'is needed: %s leaves a file behind when it runs',
    (file) => {
      const before = filesOf(target).length;
      spawnSync(process.execPath, [join(target, file)]);
      expect(filesOf(target)).toHaveLength(before + 1);
    },
  );
});
