/**
 * The package as users get it: packed, installed into an empty folder, run there. What the repo has lying about must not
 * be needed: the command line finds its rules, the library type-checks in a stranger's project and runs.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../', import.meta.url));
const minutes = 60_000;
let scratch: string;
let project: string;
let packed: string;

function run(command: string, args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

function succeed(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = run(command, args, cwd);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} exited with ${status}\n${stdout}${stderr}`);
  return stdout;
}

const write = (name: string, text: string): void => {
  writeFileSync(join(project, name), text);
};

beforeAll(() => {
  scratch = realpathSync(mkdtempSync(join(tmpdir(), 'defuser-package-')));
  project = join(scratch, 'project');
  mkdirSync(project);
  // Without scripts: `dist/` is there already, and other tests are using it.
  succeed('npm', ['pack', '--ignore-scripts', '--pack-destination', scratch], root);
  const [tarball = ''] = readdirSync(scratch).filter((name) => name.endsWith('.tgz'));
  packed = join(scratch, tarball);
  write('package.json', '{ "name": "stranger", "private": true, "type": "module" }\n');
  succeed('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', packed], project);
  write('release.ts', `if (Date.now() > Date.UTC(2031, 0, 1)) {\n  throw new Error('License expired');\n}\n`);
}, 5 * minutes);
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

describe('the package', () => {
  it('holds the program, the rules and the schemas, and no samples, tests or sources', () => {
    const files = readdirSync(join(project, 'node_modules/defuser'), { recursive: true, encoding: 'utf8' });
    const needed = ['dist/cli/main.js', 'dist/index.js', 'dist/index.d.ts', 'README.md', 'LICENSE', 'CHANGELOG.md'];
    expect(files).toEqual(expect.arrayContaining([...needed, 'rules/fixed-date/rule.json', 'rules/vocabulary.json']));
    expect(files.filter((file) => /^(?:src|test|scripts|docs|examples)|fires\.ts|silent\.ts/.test(file))).toEqual([]);
  });
  it('scans with `npx defuser`, finding its rules', () => {
    const { status, stdout } = run(
      'npx',
      ['--no-install', 'defuser', 'scan', 'release.ts', '--format', 'json'],
      project,
    );
    const { findings } = JSON.parse(stdout) as { findings: { ruleId: string; deadline: string }[] };
    expect(findings).toMatchObject([{ ruleId: 'fixed-date', deadline: '2031-01-01T00:00:00.000Z' }]);
    expect(status).toBe(1);
  });
  it('says its version and its help', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(succeed('npx', ['--no-install', 'defuser', '--version'], project).trim()).toBe(version);
    expect(succeed('npx', ['--no-install', 'defuser', '--help'], project)).toContain('scan');
  });
});

/** The package with other entries in its manifest, packed again. */
function repacked(change: (manifest: Record<string, unknown>) => void): string {
  const folder = mkdtempSync(join(scratch, 'repacked-'));
  succeed('tar', ['-xzf', packed, '-C', folder], folder);
  const file = join(folder, 'package/package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  change(manifest);
  writeFileSync(file, JSON.stringify(manifest));
  succeed('tar', ['-czf', 'other.tgz', 'package'], folder);
  return join(folder, 'other.tgz');
}

describe('who looks at packages', () => {
  const tool = (name: string): string => join(root, 'node_modules/.bin', name);
  const publint = (file: string) => run(tool('publint'), ['run', file, '--strict'], scratch);
  const attw = (file: string) =>
    run(
      tool('attw'),
      [file, '--profile', 'esm-only', '--no-definitely-typed', '--format', 'ascii', '--no-color'],
      scratch,
    );

  it('finds nothing to mend: publint', () => {
    expect(publint(packed)).toMatchObject({ status: 0, stdout: expect.stringContaining('All good!') as unknown });
    const broken = repacked(
      (manifest) => (manifest.exports = { '.': { default: './dist/index.js', types: './x.d.ts' } }),
    );
    expect(publint(broken).status).toBe(1);
  });
  it('finds types that fit in both doors: are the types wrong?', () => {
    const { status, stdout } = attw(packed);
    expect({ status, doors: stdout.match(/^"defuser[^"]*"/gm) }).toEqual({
      status: 0,
      doors: ['"defuser"', '"defuser/eslint"', '"defuser/package.json"', '"defuser/schemas/*"'],
    });
    const untyped = repacked((manifest) => (manifest.exports = { '.': './dist/cli/main.js', './eslint': './x.js' }));
    expect(attw(untyped).status).toBe(1);
  });
});

describe('the library', () => {
  const program = `import { DefuserError, analyze, analyzeText, toSarif } from 'defuser';
import type { Analysis, Finding, Trigger } from 'defuser';

const analysis: Analysis = await analyze({ paths: ['release.ts'], releaseDate: '2030-06-01' });
const findings: readonly Finding[] = analysis.findings;
const triggers: readonly Trigger[] = findings.map((finding) => finding.trigger);
const { runs } = toSarif(analysis);
const text = await analyzeText('if (Date.now() > 1218499200000) process.exit(1);', { path: 'start.js' });
const refused = await analyze({ paths: ['nowhere'] }).catch((error: unknown) => error instanceof DefuserError);
console.log(JSON.stringify([triggers, runs[0]?.results.length, text.verdict.pass, refused]));
`;

  it('type-checks in a strict project that has nothing but it', () => {
    write('use.ts', program.replace('console.log', 'export const result = '));
    // Not even the types of Node.js, and with the package's own types checked too.
    const compilerOptions = { strict: true, noEmit: true, module: 'nodenext', target: 'es2023', types: [] };
    write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['use.ts'] }));
    succeed('npx', ['--no-install', 'tsc', '-p', '.'], project);
  });
  it('runs', () => {
    const withoutTypes = program.replace(/^import type .*$/m, '');
    write('use.js', withoutTypes.replace(/const (\w+): [^=]+ =/g, 'const $1 =').replace('(error: unknown)', '(error)'));
    expect(JSON.parse(succeed(process.execPath, ['use.js'], project))).toEqual([['fixed-date'], 1, false, true]);
  });
});
