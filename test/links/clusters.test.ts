/** Which files hang together by imports, and what of several things is meant by a name. */
import { expect, it } from '@jest/globals';
import { Clusters } from '../../src/links/clusters.js';

const same = (text: string): string => text;

function clustersOf(imports: Readonly<Record<string, readonly string[]>>, scripts: readonly string[] = []): Clusters {
  const clusters = new Clusters();
  for (const [path, targets] of Object.entries(imports)) clusters.add(path, targets, scripts.includes(path));
  return clusters;
}

it('is one for what is imported, in whichever direction and over however many files', () => {
  const clusters = clustersOf({ main: ['middle'], middle: ['far'], other: ['far'], alone: [] });
  expect(new Set(['main', 'middle', 'far', 'other'].map((path) => clusters.of(path))).size).toBe(1);
  expect(clusters.of('alone')).not.toBe(clusters.of('main'));
});

it('is one for scripts that neither import nor export', () => {
  const clusters = clustersOf({ first: [], second: [], module: [] }, ['first', 'second']);
  expect(clusters.of('first')).toBe(clusters.of('second'));
  expect(clusters.of('module')).not.toBe(clusters.of('first'));
});

it('prefers what belongs together, and takes the rest where nothing does', () => {
  const clusters = clustersOf({ main: ['near'], far: [], farther: [] });
  expect(clusters.nearest('main', ['far', 'near', 'farther'], same)).toEqual(['near']);
  expect(clusters.nearest('main', ['far', 'farther'], same)).toEqual(['far', 'farther']);
});

it('grows together when an import is seen later', () => {
  const clusters = clustersOf({ one: ['two'], three: ['four'] });
  expect(clusters.nearest('one', ['two', 'four'], same)).toEqual(['two']);
  clusters.add('five', ['two', 'three'], false);
  expect(clusters.nearest('one', ['two', 'four'], same)).toEqual(['two', 'four']);
});
