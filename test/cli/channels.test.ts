/**
 * The case of 2008 end to end, through the built command line: a beta expiry that is declared passes the beta and stops
 * the release.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Log } from 'sarif';
import { analyze } from '../../src/index.js';
import { schemaErrors } from '../report/sarif-schema.js';
import { makeTree, removeTrees } from '../discover/tree.js';
import { built } from './built.js';

afterAll(removeTrees);

const release = 'src/licensing/release.ts';
const declaration =
  '// defuser-declare fixed-date until=2008-08-12 channel=beta owner=release -- betas end on that day\n';

/** The example's product, declared where its date stands. */
function product(comment = declaration): string {
  const root = makeTree({});
  cpSync('examples/hypervisor', root, { recursive: true });
  const file = path.join(root, release);
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('export const BETA_EXPIRY', `${comment}export const BETA_EXPIRY`),
  );
  return root;
}

describe('the beta expiry of 2008', () => {
  const root = product();

  it('passes the beta, and is told of', () => {
    const { code, out } = built(['scan', '.', '--channel', 'beta', '--release-date', '2008-07-25'], root);
    expect(code).toBe(0);
    expect(out).toContain('Declared    for beta until 2008-08-12, owner release: betas end on that day');
    expect(out).toContain('PASS  no other finding is high or worse, 1 declared bomb is let through, channel beta.');
    expect(out).toContain('nothing was found that warns its users');
  });

  it('stops the release', () => {
    const { code, out } = built(['scan', '.', '--release-date', '2008-07-25', '--format', 'compact'], root);
    expect(code).toBe(1);
    expect(out).toContain('(declared for beta)');
    expect(out).toContain('fail: 1 finding is high or worse, channel release');
  });

  it('stops it at any bar but none', () => {
    expect(built(['scan', '.', '--fail-on', 'none'], root).code).toBe(0);
    expect(built(['scan', '.', '--fail-on', 'critical'], root).code).toBe(1);
  });

  it('does not pass undeclared, or where comments are not followed', () => {
    expect(built(['scan', '.', '--channel', 'beta'], product('')).code).toBe(1);
    expect(built(['scan', '.', '--channel', 'beta', '--no-directives'], root).code).toBe(1);
  });

  it('is a suppressed result of the beta and an open one of the release', () => {
    const suppressions = (channel: string) => {
      const log = JSON.parse(built(['scan', '.', '--channel', channel, '--format', 'sarif'], root).out) as Log;
      expect(schemaErrors(log)).toEqual([]);
      return log.runs[0]?.results?.map((result) => result.suppressions);
    };
    expect(suppressions('beta')).toMatchObject([
      [
        {
          kind: 'inSource',
          status: 'accepted',
          justification: 'betas end on that day.',
          location: { physicalLocation: { artifactLocation: { uri: release } } },
        },
      ],
    ]);
    expect(suppressions('release')).toEqual([undefined]);
  });
});

it('a channel that nobody described is judged like a release, and that is said', () => {
  const { code, err } = built(['scan', '.', '--channel', 'bta'], product());
  expect(code).toBe(1);
  expect(err).toContain('nobody has described the channel bta, so it is judged like release. Did you mean beta?');
});

describe('channels of the configuration', () => {
  const config = (channels: unknown, more: object = {}): string => {
    const root = product();
    writeFileSync(path.join(root, 'defuser.json'), JSON.stringify({ channels, ...more }));
    return root;
  };
  const verdict = (root: string, ...argv: readonly string[]) => {
    const { code, out, err } = built(['scan', '.', '--format', 'compact', ...argv], root);
    return { code, said: out.trimEnd().split('\n').at(-1), err };
  };

  it('accept the declarations that they name, and set a bar', () => {
    const root = config({ preview: { declared: 'dated', accepts: ['beta'] }, dogfood: { failOn: 'none' } });
    expect(verdict(root, '--channel', 'preview')).toMatchObject({
      code: 0,
      said: expect.stringContaining('1 declared bomb is let through, channel preview'),
      err: expect.not.stringContaining('nobody has described'),
    });
    expect(verdict(root, '--channel', 'dogfood').code).toBe(0);
    expect(verdict(root).code).toBe(1);
    expect(verdict(config({ preview: { declared: 'dated' } }), '--channel', 'preview').code).toBe(1);
  });
  it('may change a built-in one, and keep what they do not say', () => {
    const strict = config({ beta: { declared: 'stop' } }, { channel: 'beta' });
    expect(verdict(strict).code).toBe(1);
    const loose = config({ release: { accepts: ['beta'], declared: 'dated' } });
    expect(verdict(loose).code).toBe(0);
    expect(verdict(loose, '--no-config').code).toBe(1);
  });
  it('are known to did-you-mean, to --print-config and to a baseline', () => {
    const root = config({ preview: { failOn: 'critical', accepts: ['beta'], declared: 'pass' } });
    expect(verdict(root, '--channel', 'previw').err).toContain('Did you mean preview?');
    const { out } = built(['scan', '.', '--print-config', '--channel', 'preview'], root);
    expect(JSON.parse(out)).toMatchObject({
      settings: {
        channels: { value: { preview: { declared: 'pass' } }, from: 'defuser.json:1:2' },
        failOn: { value: 'critical', from: 'defuser.json:1:25' },
      },
    });
    expect(verdict(root, '--channel', 'preview', '--update-baseline').code).toBe(0);
  });
  it.each([
    [{ preview: { declared: 'dates' } }, /"channels\.preview\.declared" is "dates"\. Did you mean "dated"\?/],
    [{ preview: { acepts: [] } }, /"acepts" is not known in "channels\.preview"\. Did you mean "accepts"\?/],
    [{ 'a,b': {} }, /defuser\.json:1:\d+: .*a,b/],
    [{ preview: { failOn: 'hidden' } }, /"channels\.preview\.failOn" is "hidden"/],
  ])('that do not fit are exit 2: %j', (channels, said) => {
    const { code, err } = verdict(config(channels));
    expect([code, err]).toEqual([2, expect.stringMatching(said)]);
  });
  it('count in the library', async () => {
    const channels = { preview: { declared: 'dated', accepts: ['beta'] } } as const;
    const ask = (options: object) => analyze({ paths: [product()], channel: 'preview', ...options });
    expect((await ask({ config: { channels } })).verdict.pass).toBe(true);
    expect((await ask({ channels })).verdict.pass).toBe(true);
    expect((await ask({})).verdict.pass).toBe(false);
    const own = { config: { channels }, channels: { preview: { declared: 'stop' } } };
    expect((await ask(own)).verdict.pass).toBe(false);
  });
});
