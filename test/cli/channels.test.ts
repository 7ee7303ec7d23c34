/**
 * The case of 2008 end to end, through the built command line: a beta expiry that is declared passes the beta and stops
 * the release.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Log } from 'sarif';
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
    expect(out).toContain('Declared  for beta until 2008-08-12, owner release: betas end on that day');
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
