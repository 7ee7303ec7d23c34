/** Tests run on the TypeScript sources as ES modules: swc strips the types, `npm run typecheck` checks them. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // Samples that a scan reads are no tests, whatever they are called.
  testPathIgnorePatterns: ['/node_modules/', '/fixtures/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // Tests of the command line and of the package run `dist/`: built once, and only when `src/` is newer.
  globalSetup: '<rootDir>/test/build-when-stale.mjs',
  // All cores: jest's own default leaves one idle, which on a machine with two is half.
  maxWorkers: '100%',
  // Some property tests take seconds on a slow machine; a hanging one is still caught.
  testTimeout: 30_000,
};
