/**
 * The session: what a change costs is pinned by its stats, and its answer is that of a fresh analysis of the same texts,
 * byte for byte, after whatever edits.
 */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { analyze, createSession } from '../../src/index.js';
import type { Session } from '../../src/index.js';
import { answerOf, folderWith } from './typing.js';

const bomb = 'if (Date.now() > 1218499200000) process.exit(1);\n';

/** A licence that three files know of, a second clock that none of them does, and two files without. */
const program = {
  'clock.ts': 'export const now = () => Date.now();\n',
  'license.ts':
    "import { now } from './clock';\nimport { END } from './dates';\nexport function isExpired() { return now() > END; }\n",
  'dates.ts': 'export const END = new Date(2008, 7, 12).getTime();\n',
  'main.ts': "import { isExpired } from './license';\nif (isExpired()) throw new Error('license expired');\n",
  'other.ts': `function check() { ${bomb} }\ncheck();\n`,
  'plain.ts': 'export const add = (a: number, b: number) => a + b;\n',
};

const open = (files: Readonly<Record<string, string>>): Promise<Session> => createSession({ root: folderWith(files) });

/** What a scan of these texts says. */
async function fresh(files: Readonly<Record<string, string>>): Promise<string | null> {
  const isEmpty = !Object.keys(files).some((name) => name.endsWith('.ts'));
  return isEmpty ? null : answerOf(await analyze({ paths: ['.'], cwd: folderWith(files) }));
}

describe('what a change costs', () => {
  test('the first answer is a scan; the next one without a change costs nothing', async () => {
    const session = await open(program);
    const findings = await session.findings('license.ts');
    expect(findings.map(({ deadline }) => deadline)).toEqual(['2008-08-12T00:00:00']);
    expect(session.stats()).toEqual({
      screenedIn: 3,
      followed: true,
      parsed: ['clock.ts', 'dates.ts', 'license.ts', 'main.ts', 'other.ts'],
      evaluated: ['clock.ts', 'license.ts', 'main.ts', 'other.ts'],
    });
  });

  test('a file that mentions neither a clock nor what depends on one costs its screen', async () => {
    const session = await open(program);
    await session.findings('license.ts');
    session.update('plain.ts', 'export const add = (a: number, b: number) => b + a;\n');
    const before = await session.analysis();
    expect(session.stats()).toEqual({ screenedIn: 3, followed: false, parsed: [], evaluated: [] });
    session.update('plain.ts', "import { isExpired } from './license';\nif (isExpired()) process.exit(1);\n");
    const after = await session.analysis();
    expect(after).not.toEqual(before);
    expect(session.stats().evaluated).toContain('plain.ts');
  });

  test('a function that the change does not touch is not evaluated again', async () => {
    const session = await open(program);
    await session.findings('license.ts');
    session.update('other.ts', `// A comment.\n${program['other.ts']}`);
    await session.findings('license.ts');
    expect(session.stats()).toMatchObject({ followed: true, parsed: ['other.ts'], evaluated: ['other.ts'] });
  });

  test('a date in another file, without a clock or a name that depends on one, moves the deadline', async () => {
    const session = await open(program);
    await session.findings('license.ts');
    session.update('dates.ts', 'export const END = new Date(2011, 0, 3).getTime();\n');
    expect((await session.findings('license.ts')).map(({ deadline }) => deadline)).toEqual(['2011-01-03T00:00:00']);
    expect(session.stats().parsed).toEqual(['dates.ts']);
    expect(session.stats().evaluated).not.toContain('other.ts');
  });
});

test('what is remembered opens the same files as what is evaluated', async () => {
  const files = {
    'dates.ts': program['dates.ts'],
    'guard.ts': "import { END } from './dates';\nif (Date.now() > END) process.exit(1);\n",
    'stamp.ts': 'console.log(Date.now());\n',
  };
  const session = await open(files);
  await session.analysis();
  const edited = { ...files, 'stamp.ts': 'console.log("at", Date.now());\n' };
  session.update('stamp.ts', edited['stamp.ts']);
  expect(answerOf(await session.analysis())).toBe(await fresh(edited));
  expect(session.stats().evaluated).toEqual(['stamp.ts']);
});

test('a clock that another file keeps under a name is one for as long as it does', async () => {
  const asker = "export function open(app) { if (app.clock() > 1218499200000) throw new Error('expired'); }\n";
  const files = { 'asker.js': asker, 'tools.js': 'export const tools = { clock: Date.now };\n' };
  const session = await open(files);
  expect(await session.findings('asker.js')).toHaveLength(1);
  session.update('tools.js', 'export const tools = { clock: () => 0, other: Date.now };\n');
  expect(await session.findings('asker.js')).toEqual([]);
  session.update('tools.js', files['tools.js']);
  expect(await session.findings('asker.js')).toHaveLength(1);
});

describe('what a session knows', () => {
  test('a comment for Defuser counts in whatever file it stands', async () => {
    const session = await open({ 'plain.ts': 'export {};\n', 'a.js': bomb });
    expect((await session.analysis()).problems).toEqual([]);
    session.update('plain.ts', '// defuser-ignore-next-line fixed-date -- it is known\nexport {};\n');
    expect((await session.analysis()).problems).toMatchObject([{ kind: 'directive', path: 'plain.ts', line: 1 }]);
    session.update('a.js', `// defuser-ignore-next-line fixed-date -- it is known\n${bomb}`);
    expect(await session.findings('a.js')).toMatchObject([{ suppressed: { reason: 'it is known' } }]);
  });

  test('texts in memory count over those on disk until they are closed', async () => {
    const session = await open({ 'a.js': 'export {};\n' });
    expect(await session.findings('a.js')).toEqual([]);
    session.update('a.js', bomb);
    expect(await session.findings('a.js')).toHaveLength(1);
    session.update('new.js', bomb);
    expect(await session.findings('new.js')).toHaveLength(1);
    session.close('a.js');
    session.remove('new.js');
    expect((await session.analysis()).findings).toEqual([]);
  });

  test("a clock that comes in TypeScript's own way is one from the first letter", async () => {
    const session = await open({ 'a.ts': 'export {};\n' });
    expect(await session.findings('a.ts')).toEqual([]);
    const text = (day: string): string =>
      `import d = require('dayjs');\nif (d().isAfter('2031-08-${day}')) throw new Error('This beta has expired');\n`;
    for (const day of ['12', '13']) {
      session.update('a.ts', text(day));
      expect(await session.findings('a.ts')).toMatchObject([{ deadline: `2031-08-${day}T00:00:00` }]);
    }
  });

  test('a file that is changed outside is seen after a refresh', async () => {
    const root = folderWith({ 'a.js': 'export {};\n' });
    const session = await createSession({ root });
    expect(await session.findings('a.js')).toEqual([]);
    writeFileSync(path.join(root, 'a.js'), bomb);
    session.refresh();
    expect(await session.findings('a.js')).toHaveLength(1);
  });

  test('the script of a component is analysed where it stands, and imports lead to it', async () => {
    const session = await open({
      'main.ts': "import { isOver } from './Beta.vue';\nif (isOver()) process.exit(1);\n",
    });
    const text = `<template><p v-if="over">over</p></template>\n<script lang="ts">\nexport const isOver = (): boolean => Date.now() > 1218499200000;\n</script>\n`;
    session.update('Beta.vue', text);
    const [finding] = await session.findings('Beta.vue');
    expect(finding?.place.path).toBe('Beta.vue');
    expect(text.slice(finding?.place.start, finding?.place.end)).toBe('Date.now() > 1218499200000');
    expect(finding?.effects.map(({ place }) => place.path)).toContain('main.ts');
  });

  test('a page or a component is read as a scan reads it, with what its scripts lack', async () => {
    const files = {
      'index.html': '<title><script>if (</script></title>\n<script>let a = `</script>\n<script>check()</script>\n',
      'Trial.astro': `---\nconst isOver = Date.now() > 1218499200000;\nif (isOver) process.exit(1);\n---\n<p>over</p>\n`,
      'a.ts': 'export {};\n',
    };
    const session = await open(files);
    expect(await session.findings('Trial.astro')).toHaveLength(1);
    const edited = { ...files, 'index.html': `${files['index.html']}<script type="text/plain">${bomb}</script>` };
    session.update('index.html', edited['index.html']);
    expect(answerOf(await session.analysis())).toBe(await fresh(edited));
    const armed = { ...edited, 'index.html': `${files['index.html']}<script>${bomb}</script>\n` };
    session.update('index.html', armed['index.html']);
    expect(await session.findings('index.html')).toHaveLength(1);
    expect(answerOf(await session.analysis())).toBe(await fresh(armed));
  });

  test('a file that went away while its text was never read can be typed anew', async () => {
    const root = folderWith({ 'a.js': 'export {};\n' });
    const session = await createSession({ root });
    rmSync(path.join(root, 'a.js'));
    session.update('a.js', bomb);
    expect(await session.findings('a.js')).toHaveLength(1);
  });

  test('what the modules of a bundle hand to each other is that of the last text', async () => {
    const bundle = (year: number): string => `(function (table) {
      var cache = {};
      function load(id) { var m = cache[id] = { exports: {} }; table[id](m, m.exports, load); return m.exports; }
      load(0);
    })([
      function (module, exports, load) { var end = load(1).end; if (Date.now() > end) process.exit(1); },
      function (module, exports) { exports.end = Date.UTC(${year}, 1, 1); },
    ]);\n`;
    const session = await open({ 'bundle.ts': bundle(2031) });
    const deadlines = async (): Promise<readonly (string | null)[]> =>
      (await session.findings('bundle.ts')).map(({ deadline }) => deadline);
    expect(await deadlines()).toEqual(['2031-02-01T00:00:00.000Z']);
    session.update('bundle.ts', bundle(2032));
    expect(await deadlines()).toEqual(['2032-02-01T00:00:00.000Z']);
    session.update('bundle.ts', '// longer than before\n' + bundle(2033));
    expect(await deadlines()).toEqual(['2033-02-01T00:00:00.000Z']);
  });

  test('an answer that nobody wants any more is given up', async () => {
    const session = await open(program);
    const controller = new AbortController();
    const answer = session.findings('license.ts', { signal: controller.signal });
    controller.abort(new Error('the user typed on'));
    await expect(answer).rejects.toThrow('the user typed on');
    expect(await session.findings('license.ts')).toHaveLength(1);
  });

  test('an answer is given up in the middle, and the next one goes on from there', async () => {
    const many = Array.from({ length: 60 }, (_, n) => [`f${n}.ts`, `function check${n}() { ${bomb} }\ncheck${n}();\n`]);
    const session = await open(Object.fromEntries(many) as Record<string, string>);
    const controller = new AbortController();
    const answer = session.analysis({ signal: controller.signal }).catch(() => 'given up');
    while (session.stats().evaluated.length === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    expect(await answer).toBe('given up');
    const begun = session.stats().evaluated.length;
    expect(begun).toBeGreaterThan(0);
    expect(begun).toBeLessThan(60);
    expect((await session.analysis()).findings).toHaveLength(60);
    expect(session.stats().evaluated).toHaveLength(60);
  });

  test('a root that is not there is named', async () => {
    await expect(createSession({ root: '/nowhere/at/all' })).rejects.toThrow(/cannot read the folder/);
  });
});

describe('the answer is that of a fresh analysis', () => {
  const names = ['clock.ts', 'license.ts', 'dates.ts', 'main.ts', 'other.ts', 'plain.ts', 'config.json'] as const;
  const pieces = [
    'export const now = () => Date.now();',
    'export const now = () => performance.timeOrigin;',
    "import { now } from './clock';",
    "import { END } from './dates';",
    "import { isExpired, Trial } from './license';",
    "import config from './config.json';",
    "export * from './license';",
    'export const END = new Date(2008, 7, 12).getTime();',
    'export const END = 1308499200000;',
    'export const START = END;',
    'export function isExpired() { return now() > END; }',
    'export function isExpired() { return Date.now() > Date.parse(config.expires); }',
    'if (isExpired()) throw new Error("license expired");',
    'export class Trial { isOver() { return Date.now() > END; } get left() { return END - Date.now(); } }',
    'const trial = new Trial(); if (trial.isOver()) process.exit(1);',
    'export function check(service) { if (service.isOver()) process.exit(3); if (service.left < 0) alert("over"); }',
    'globalThis.isBlocked = function () { return new Date() > new Date(2030, 1, 1); };',
    'if (isBlocked()) location.href = "https://example.com/buy";',
    'let expired = false; export function refresh() { expired = now() > END; } export function run() { if (expired) process.exit(2); }',
    bomb.trim(),
    'function later() { setTimeout(() => process.exit(9), new Date(2031, 4, 5).getTime() - Date.now()); }',
    'globalThis.END = new Date(2032, 3, 4).getTime();',
    'if (Date.now() > END) process.exit(5);',
    'abstract class Base { abstract end(): number; start() { if (Date.now() > this.end()) process.exit(6); } }',
    'class Beta extends Base { end() { return new Date(2033, 5, 6).getTime(); } }',
    'bus.on("expired", () => { process.exit(7); });',
    'if (Date.now() > 1318499200000) bus.emit("expired");',
    'export const flags = { off: false }; if (!flags.off && Date.now() > 1408499200000) process.exit(8);',
    "import { flags } from './license'; flags.off = true;",
    "import * as all from './dates'; all.END = 5;",
    'const broken = (',
    '// A comment.',
    '// defuser-declare fixed-date channel=beta until=2033-01-01 -- the beta ends',
    '// defuser-ignore-next-line fixed-date -- it is known',
    '// defuser-ignore-next-line no-such-rule -- it is known',
    'export const add = (a, b) => a + b;',
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((lines) => `${lines.join('\n')}\n`);
  const json = fc.constantFrom('{"expires":"2008-08-12"}', '{"expires":"2019-02-03T04:05:06Z"}', '{}', '{');
  const edit = fc.constantFrom(...names).chain((name) =>
    fc.record({
      name: fc.constant(name),
      text: fc.option(name === 'config.json' ? json : text, { freq: 8, nil: null }),
    }),
  );

  /** What is typed into a file: letters, halves of words, whole lines, at the end of a line or in the middle of one. */
  const typed = fc.record({
    name: fc.constantFrom('license.ts' as const, 'dates.ts', 'main.ts', 'shop.ts', 'Page.vue'),
    at: fc.nat(),
    remove: fc.oneof(fc.constant(0), fc.nat(12)),
    add: fc.oneof(
      fc.constantFrom(...pieces.map((piece) => `\n${piece}\n`), '\n', '{', '}', '(', ')', '`', "'", '/*', '*/', '//'),
      fc.constantFrom('now', 'END', 'Date', 'x', '.', ';', ' ', '5', 'isExpired()', 'if (', 'return ', 'class A {'),
    ),
  });
  const shop = `import { END } from './dates';
import { isExpired } from './license';
const table = { ended: () => Date.now() > END, soon() { return new Date() > new Date(END - 864e5); } };
export class Shop {
  private end = END;
  constructor(private now = () => Date.now()) { this.open(); }
  open() { if (this.isOver()) throw new Error('the trial is over'); }
  isOver() { return this.now() > this.end || isExpired(); }
  total(items) { let sum = 0; for (const { price } of items) sum += price; return sum; }
}
(function () {
  const last = Date.UTC(2034, 2, 3);
  function check() { if (Date.now() > last) process.exit(4); }
  function plain(a, b) { return a + b; }
  check();
})();
if (table.ended()) process.exit(6);
`;
  const page = `<template>{{ over }}</template>\n<script>\nimport { isExpired } from './license';\nexport default { data: () => ({ over: isExpired() }), created() { if (Date.now() > 1708499200000) throw new Error('expired'); } };\n</script>\n`;

  test('after any letters that are typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(typed, { minLength: 1, maxLength: 12 }), async (edits) => {
        const first = { ...program, 'shop.ts': shop, 'Page.vue': page };
        const files = { ...first };
        const session = await open(files);
        await session.analysis();
        for (const [index, { name, at, remove, add }] of edits.entries()) {
          const before = files[name];
          const from = at % (before.length + 1);
          // Every third edit takes back what came before in this file.
          const now = index % 3 === 2 ? first[name] : before.slice(0, from) + add + before.slice(from + remove);
          files[name] = now;
          session.update(name, now);
          expect(answerOf(await session.analysis())).toBe(await fresh(files));
        }
      }),
      { numRuns: Number(process.env.DEFUSER_RUNS ?? 15) },
    );
  }, 600_000);

  test('after any edits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
        const files: Record<string, string> = { ...program };
        const session = await open(files);
        await session.analysis();
        for (const { name, text: now } of edits) {
          if (now === null) {
            Reflect.deleteProperty(files, name);
            session.remove(name);
          } else {
            files[name] = now;
            session.update(name, now);
          }
          const answer = answerOf(await session.analysis());
          expect(answer).toBe((await fresh(files)) ?? answer);
        }
      }),
      { numRuns: Number(process.env.DEFUSER_RUNS ?? 25) },
    );
  }, 600_000);
});
