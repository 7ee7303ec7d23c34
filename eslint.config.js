/**
 * The repo's own lint rules. TypeScript is checked with type information; scripts in plain JavaScript without.
 * Layout is Prettier's, and layers and sizes are held by `test/architecture.test.ts`.
 */
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores([
    'dist/',
    'coverage/',
    '.cache/',
    // Samples to be scanned, not code of the house: they are wrong on purpose.
    'rules/**/*.ts',
    'examples/',
    'test/**/fixtures/',
  ]),
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      // The evaluator's own signals are thrown by the thousand: an Error with a stack trace for each costs more than a run.
      '@typescript-eslint/only-throw-error': [
        'error',
        { allow: [{ from: 'file', name: ['ThrowSignal', 'BudgetExceeded', 'AsideExceeded'] }] },
      ],
      // A type import costs nothing at run time; the compiler is loaded only once something must be parsed.
      '@typescript-eslint/consistent-type-imports': 'error',
      // Numbers in messages are meant: line 3, 12 files.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `return visit(child)` in a visitor and `() => list.push(x)` in a table of them read better than with braces.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // It asks for `x!`, which another rule of the set forbids; `x as T` says which type the bounds check makes sure of.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // Iterating a string by code points is what JavaScript does, and so what the evaluator must do.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // A leading underscore says that a parameter is there for its position.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Every kind of syntax or value has a default that is right for kinds not named; naming the other 300 is noise.
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      // Output is the business of the command line alone; a library that prints cannot be embedded.
      'no-console': 'error',
      // The host's locale must not reach the result: the same input gives the same bytes everywhere.
      'no-restricted-properties': [
        'error',
        { property: 'localeCompare', message: 'Compare by code unit: the result may not depend on the locale.' },
        { property: 'toLocaleString', message: 'The result may not depend on the locale.' },
        { property: 'toLocaleDateString', message: 'The result may not depend on the locale.' },
        { property: 'toLocaleTimeString', message: 'The result may not depend on the locale.' },
      ],
    },
  },
  {
    // jest's matchers are handed around unbound and `expect.any` gives any; a null that should not be fails the test.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], extends: [tseslint.configs.disableTypeChecked] },
);
