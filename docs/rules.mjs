/**
 * Writes the head of each `rules/<id>/README.md` and the list `docs/rules.md` from the `rule.json` files.
 * `node docs/rules.mjs` writes; `node docs/rules.mjs --check` only compares and exits with 1 when a file is not
 * current. What stands below the heads is written by hand.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));
const begin = '<!-- head: written by docs/rules.mjs -->';
const end = '<!-- end of head -->';

const cweLinks = (rule) =>
  rule.cwe.map((id) => `[CWE-${id}](https://cwe.mitre.org/data/definitions/${id}.html)`).join(', ');

const head = (rule) =>
  [
    begin,
    `# ${rule.title}`,
    `Rule \`${rule.id}\` · precision ${rule.precision} · ${cweLinks(rule)} · since ${rule.since}`,
    `It looks at guards against ${rule.when.anchor.map((kind) => `\`${kind}\``).join(', ')} anchors, ` +
      `${rule.when.timing.join(' or ')}, by ${rule.when.via.join(' or ')}.`,
    end,
  ].join('\n\n');

const markdown = (text) => format(text, { parser: 'markdown', printWidth: 120 });

/**
 * The generated documents as they should stand.
 * @param {string} folder the `rules/` folder
 * @returns {Promise<Map<string, string>>} path → text; a README keeps what stands below its head
 */
export async function ruleTexts(folder) {
  const ids = readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'rule.json')))
    .sort();
  const rules = ids.map((id) => JSON.parse(readFileSync(path.join(folder, id, 'rule.json'), 'utf8')));
  const texts = new Map();
  for (const rule of rules) {
    const file = path.join(folder, rule.id, 'README.md');
    const current = readFileSync(file, 'utf8');
    const body = current.includes(end) ? current.slice(current.indexOf(end) + end.length) : `\n\n${current}`;
    texts.set(file, await markdown(head(rule) + body));
  }
  const rows = rules.map(
    (rule) =>
      `| [\`${rule.id}\`](../rules/${rule.id}/README.md) | ${rule.title} | ${rule.precision} | ${cweLinks(rule)} |`,
  );
  const list = ['| rule | what it finds | precision | weakness |', '| --- | --- | --- | --- |', ...rows].join('\n');
  texts.set(
    path.join(folder, '..', 'docs', 'rules.md'),
    await markdown(`# Rules\n\nWritten by \`docs/rules.mjs\` from the \`rule.json\` files.\n\n${list}\n`),
  );
  return texts;
}

async function main() {
  const check = process.argv.includes('--check');
  for (const [file, text] of await ruleTexts(path.join(root, 'rules'))) {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    if (check) {
      console.error(`${path.relative(root, file)} is not current; run: node docs/rules.mjs`);
      process.exitCode = 1;
    } else {
      writeFileSync(file, text);
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
