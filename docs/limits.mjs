/**
 * Writes the list in docs/limits.md from the known-gap marks: `missing:` and `spurious:` under fixtures, tables named
 * `gaps` in tests, and tests that fail with a `Known gap:` in the comment before them. With `--check` nothing is written,
 * and a list that differs makes it fail. A gap without a reason is an error.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import ts from 'typescript';
import { betweenMarks } from '../scripts/between-marks.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const page = path.join(root, 'docs/limits.md');

/**
 * @typedef {object} Gap
 * @property {string} what what is not found, or found in vain
 * @property {string} why
 */

const mark = /^[^\S\n]*\/\/.*\^\s*(missing|spurious): (\S+) -- (.+)$/gm;

/** Marks that are drawn under the code of a fixture. */
const marked = (text) =>
  [...text.matchAll(mark)].map(([, kind, rule, why]) => ({
    what: kind === 'missing' ? `\`${rule}\` is missed` : `\`${rule}\` is told in vain`,
    why,
  }));

/** The comment that ends just before a node, without its signs; an empty text where there is none. */
const commentBefore = (node, text) =>
  (ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [])
    .map(({ pos, end }) => text.slice(pos, end).replace(/^\/\/\s?|^\/\*+\s*|\s*\*+\/$/g, ''))
    .join(' ');

const textOf = (node) => (node !== undefined && ts.isStringLiteralLike(node) ? node.text : '');

/** The rows of a table: `{ name: why }`, `new Map([[name, why]])`, `[{ cell, why }]`; a comment before a row says why as well. */
function rowsOf(value, text) {
  if (ts.isNewExpression(value)) return rowsOf(value.arguments?.[0] ?? value, text);
  if (ts.isObjectLiteralExpression(value)) {
    return value.properties.map((row) => ({
      what: textOf(row.name) || row.name?.getText() || '',
      why: textOf(row.initializer) || commentBefore(row, text),
    }));
  }
  if (!ts.isArrayLiteralExpression(value)) return [];
  return value.elements.map((row) => {
    if (ts.isArrayLiteralExpression(row)) return { what: textOf(row.elements[0]), why: textOf(row.elements[1]) };
    const field = (name) => textOf(row.properties?.find((property) => property.name.getText() === name)?.initializer);
    return { what: field('cell'), why: field('why') };
  });
}

/** What a failing test is called, and why; a test that a helper makes from a table is named there. */
function failingTest(statement, call, text) {
  const name = call.arguments[0];
  if (name !== undefined && ts.isTemplateExpression(name)) return [];
  const [, why = ''] = /Known gap: (.*)/s.exec(commentBefore(statement, text)) ?? [];
  return [{ what: textOf(name), why }];
}

/** Tables and failing tests of a text. */
function told(file, text) {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const gaps = [];
  const visit = (node) => {
    if (ts.isVariableDeclaration(node) && /gaps$/i.test(node.name.getText()) && node.initializer !== undefined) {
      gaps.push(...rowsOf(node.initializer, text));
    }
    if (ts.isCallExpression(node) && /^(?:it|test)\.failing\b/.test(node.expression.getText())) {
      gaps.push(...failingTest(node.parent, node, text));
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return gaps;
}

/**
 * The known gaps of one text.
 * @param {string} file its name, for messages
 * @param {string} text
 * @returns {Gap[]}
 */
export function gapsIn(file, text) {
  const gaps = [...marked(text), ...told(file, text)];
  for (const { what, why } of gaps) {
    if (what === '' || why.trim() === '') throw new Error(`${file}: a known gap without a name or a reason: ${what}`);
  }
  return gaps;
}

const folders = ['rules', 'test', 'examples'];
/** Where marks are tried out, and not meant. */
const aboutMarks = /^test\/(?:harness\/|docs\.test\.ts)/;

const files = folders.flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.replaceAll('\\', '/')))
    .filter((name) => /\.[cm]?[jt]sx?$/.test(name) && !name.includes('node_modules/') && !aboutMarks.test(name))
    .sort(),
);

const cell = (text) => text.trim().replaceAll('|', '\\|').replace(/\s+/g, ' ').replace(/[.]$/, '');

/** The tables, one a file that holds gaps. */
function list() {
  const told = files.map((file) => [file, gapsIn(file, readFileSync(path.join(root, file), 'utf8'))]);
  const known = told.filter(([, gaps]) => gaps.length > 0);
  const count = known.reduce((sum, [, gaps]) => sum + gaps.length, 0);
  return [
    `${count} known gaps.`,
    ...known.map(([file, gaps]) =>
      [
        `### [${file}](../${file})\n`,
        '| what | why |',
        '| --- | --- |',
        ...gaps.map(({ what, why }) => `| ${cell(what)} | ${cell(why)} |`),
      ].join('\n'),
    ),
  ].join('\n\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const before = readFileSync(page, 'utf8');
  const after = await format(betweenMarks(before, 'gaps', list()), { parser: 'markdown', printWidth: 120 });
  if (!process.argv.includes('--check')) writeFileSync(page, after);
  else if (before !== after) {
    console.error('docs/limits.md does not list the known gaps as they are marked. Run `npm run docs`.');
    process.exitCode = 1;
  }
}
