/**
 * Writes `docs/api.md` from the definitions and doc comments that the package ships (`dist/*.d.ts`): what users import
 * is what is described. With `--check` nothing is written; then, as without it, an export or a field that nobody has
 * explained makes it fail. Needs `dist/`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { Node, Project } from 'ts-morph';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = path.join(root, 'docs/api.md');

const head = `# The library

Written by \`docs/api.mjs\` from the doc comments of what the package exports. Everything is an ES module with types.

Units are the same everywhere: instants are ISO 8601 texts, with \`Z\` when absolute and bare wall-clock when the program reads
local time; spans are ISO 8601 durations (\`P45D\`); offsets and columns are UTF-16 units; lines and columns count from 1, offsets
from 0; sizes are bytes. Results are plain data and survive \`JSON.parse(JSON.stringify(result))\`. What a user can cause and mend is
thrown as a [\`DefuserError\`](#defusererror); what is wrong with a scanned text is never thrown, but listed in \`problems\`.
`;

/** What may be imported. */
const doors = [
  {
    name: 'defuser',
    file: 'index.d.ts',
    about: 'Analyse paths, a text or a folder that changes; turn the result into SARIF.',
  },
  {
    name: 'defuser/eslint',
    file: 'editor/eslint.d.ts',
    about: 'The ESLint plugin, its default export, is set up as in [editors.md](editors.md). What it exports besides:',
  },
];

/** What is left to explain: `Place.start has no comment`. */
const gaps = [];

/** The statement that carries a definition's comment. */
const holderOf = (node) => (Node.isVariableDeclaration(node) ? node.getVariableStatementOrThrow() : node);

const commentOf = (node) => (Node.isJSDocable(node) ? node.getJsDocs().at(-1) : undefined);

const tagsOf = (comment, name) =>
  (comment?.getTags() ?? []).filter((tag) => tag.getTagName() === name).map((tag) => tag.getCommentText() ?? '');

/** A sentence as Markdown: code in it stays code, and no tag of HTML is made. */
const prose = (text) => text.replace(/`[^`]*`|</g, (part) => (part === '<' ? '&lt;' : part)).trim();

/** A field explains itself when its type is a thing that has a chapter of its own here. */
function isExplained(member, names) {
  if (commentOf(member) !== undefined) return true;
  const type = member
    .getTypeNode?.()
    ?.getText()
    .replace(/^readonly |\[\]$| \| null$/g, '')
    .replace(/\[\]$/, '');
  return type !== undefined && names.has(type);
}

function noteGaps(name, node, names) {
  if (commentOf(holderOf(node)) === undefined) gaps.push(`${name} has no comment`);
  const needsExample = Node.isFunctionDeclaration(node) && tagsOf(commentOf(node), 'example').length === 0;
  if (needsExample) gaps.push(`${name} has no example`);
  const members = Node.isInterfaceDeclaration(node) ? node.getMembers() : [];
  for (const member of members) {
    if (!isExplained(member, names)) gaps.push(`${name}.${member.getName?.() ?? member.getText()} has no comment`);
  }
}

/** The definition as it is imported: without its own comment, with those of its fields. */
function codeOf(node) {
  const text = holderOf(node).getText();
  return text
    .replace(/^(?:export )?(?:default )?(?:declare )?/, '')
    .replaceAll(/^( {4})+/gm, (indent) => indent.replaceAll('    ', '  '));
}

/** The keys of a `defuser.json`, as its JSON Schema explains them. */
function keysOfConfig() {
  const { properties } = JSON.parse(readFileSync(path.join(root, 'schemas/config.schema.json'), 'utf8'));
  const rows = Object.entries(properties).map(([key, { description }]) => `| \`${key}\` | ${description} |`);
  return ['| key | |', '| --- | --- |', ...rows].join('\n');
}

function chapterOf(name, node, names) {
  noteGaps(name, node, names);
  const comment = commentOf(holderOf(node));
  const isMade = Node.isTypeAliasDeclaration(node) && /\bz\./.test(node.getText());
  return [
    `### ${name}`,
    prose(comment?.getCommentText() ?? ''),
    isMade ? keysOfConfig() : ['```ts', codeOf(node), '```'].join('\n'),
    ...(tagsOf(comment, 'param').length > 0 ? [parameters(comment)] : []),
    ...tagsOf(comment, 'throws').map((text) => `Throws ${prose(text)}.`),
    ...tagsOf(comment, 'example').map((text) => ['```js', text, '```'].join('\n')),
  ].join('\n\n');
}

const parameters = (comment) =>
  comment
    .getTags()
    .filter(Node.isJSDocParameterTag)
    .map((tag) => `- \`${tag.getName()}\`: ${prose(tag.getCommentText() ?? '')}`)
    .join('\n');

const rank = (node) =>
  Node.isFunctionDeclaration(node) ? 0 : Node.isClassDeclaration(node) ? 1 : Node.isInterfaceDeclaration(node) ? 2 : 3;

function doorOf(project, dist, { name, file, about }) {
  const exported = project.getSourceFileOrThrow(path.join(dist, file)).getExportedDeclarations();
  const all = [...exported].map(([key, [node]]) => [key === 'default' ? 'default export' : key, node]);
  const names = new Set(all.map(([key]) => key));
  all.sort(([, one], [, other]) => rank(one) - rank(other));
  return [`## \`${name}\``, about, ...all.map(([key, node]) => chapterOf(key, node, names))].join('\n\n');
}

/**
 * The page as it should stand, and what nobody has explained.
 * @param {string} [dist] where the definitions lie
 */
export async function apiPage(dist = path.join(root, 'dist')) {
  const project = new Project({ compilerOptions: { module: 199, moduleResolution: 99, target: 99 } });
  const found = doors.filter(({ file }) => existsSync(path.join(dist, file)));
  project.addSourceFilesAtPaths(found.map(({ file }) => path.join(dist, file)));
  project.resolveSourceFileDependencies();
  gaps.length = 0;
  const text = [head, ...found.map((door) => doorOf(project, dist, door))].join('\n\n');
  return { text: await format(text, { parser: 'markdown', printWidth: 120, singleQuote: true }), gaps: [...gaps] };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { text, gaps } = await apiPage();
  for (const gap of gaps) console.error(`docs/api.md: ${gap}`);
  const isCurrent = existsSync(page) && readFileSync(page, 'utf8') === text;
  if (!process.argv.includes('--check')) writeFileSync(page, text);
  else if (!isCurrent) console.error('docs/api.md is not what the doc comments say. Run `npm run docs`.');
  if (gaps.length > 0 || (process.argv.includes('--check') && !isCurrent)) process.exitCode = 1;
}
