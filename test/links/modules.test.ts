/** Where imports lead within a set of paths. */
import { describe, expect, it } from '@jest/globals';
import { resolveModule } from '../../src/links/modules.js';

describe('resolveModule', () => {
  it.each<[specifier: string, files: string[], expected: string | null]>([
    ['./license.js', ['/esx/src/license.js', '/esx/src/license.ts'], '/esx/src/license.js'],
    ['./license.js', ['/esx/src/license.ts'], '/esx/src/license.ts'],
    ['./license.js', ['/esx/src/license.tsx'], '/esx/src/license.tsx'],
    ['./license.mjs', ['/esx/src/license.mts'], '/esx/src/license.mts'],
    ['./license.cjs', ['/esx/src/license.cts'], '/esx/src/license.cts'],
    ['./license.jsx', ['/esx/src/license.tsx'], '/esx/src/license.tsx'],
    ['./license.mjs', ['/esx/src/license.ts'], null],
    ['./license', ['/esx/src/license.js', '/esx/src/license.ts'], '/esx/src/license.ts'],
    ['./license', ['/esx/src/license.json'], '/esx/src/license.json'],
    ['./license', ['/esx/src/license'], '/esx/src/license'],
    ['./license', ['/esx/src/license/index.cjs'], '/esx/src/license/index.cjs'],
    ['./license', ['/esx/src/license/index.js', '/esx/src/license.js'], '/esx/src/license.js'],
    ['./license/', ['/esx/src/license/index.js', '/esx/src/license.js'], '/esx/src/license/index.js'],
    ['./license/', ['/esx/src/license/.js'], null],
    ['./license.check', ['/esx/src/license.check.ts'], '/esx/src/license.check.ts'],
    ['.', ['/esx/src.ts', '/esx/src/index.ts'], '/esx/src/index.ts'],
    ['..', ['/esx.ts', '/esx/index.ts'], '/esx/index.ts'],
    ['../vm/host.js', ['/esx/vm/host.ts'], '/esx/vm/host.ts'],
    ['../../../../etc/x', ['/etc/x.js'], '/etc/x.js'],
    ['/esx/vm/host', ['/esx/vm/host.js'], '/esx/vm/host.js'],
    ['./missing', ['/esx/src/license.js'], null],
    ['license', ['/esx/src/license.js', 'license'], null],
    ['.license', ['/esx/src/.license'], null],
    ['node:fs', [], null],
    ['', ['/esx/src/index.js'], null],
  ])('%j among %j is %j', (specifier, files, expected) => {
    expect(resolveModule('/esx/src/main.ts', specifier, (path) => files.includes(path))).toBe(expected);
  });

  it('works for texts that only have a name', () => {
    expect(resolveModule('main.ts', './license.js', (path) => path === 'license.ts')).toBe('license.ts');
    expect(resolveModule('main.ts', '.', (path) => path === 'index.ts')).toBe('index.ts');
  });
});
