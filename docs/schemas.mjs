/**
 * Writes `schemas/*.schema.json` from the zod shapes, so that editors complete and check what stands in `rules/` and in
 * a `defuser.json`.
 * Run after `npm run build`: `node docs/schemas.mjs` writes, `node docs/schemas.mjs --check` only compares and
 * exits with 1 when a file is not current.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { z } from 'zod';

const folder = fileURLToPath(new URL('../schemas/', import.meta.url));

/** Which shape describes which files, and what an editor shows as the schema's title. */
const schemas = [
  { file: 'config', shape: 'configShape', title: 'What Defuser is told: defuser.json' },
  { file: 'rule', shape: 'rule', title: 'A rule: rules/<id>/rule.json' },
  { file: 'clocks', shape: 'clockCatalogue', title: 'How a library reads the clock: rules/clocks/<library>.json' },
  { file: 'payloads', shape: 'payloadCatalogue', title: 'Calls of one kind of harm: rules/payloads/<kind>.json' },
  { file: 'anchors', shape: 'anchorCatalogue', title: 'Where dates come from: rules/anchors.json' },
  { file: 'vocabulary', shape: 'vocabularyCatalogue', title: 'What names say: rules/vocabulary.json' },
  { file: 'translations', shape: 'translationCatalogue', title: 'Words in other languages: rules/translations.json' },
  { file: 'alibis', shape: 'alibiCatalogue', title: 'Reasons to be silent: rules/alibis.json' },
  { file: 'answers', shape: 'answerCatalogue', title: 'What `why` answers: rules/answers.json' },
  { file: 'switches', shape: 'switchCatalogue', title: 'Names that tell a release build: rules/switches.json' },
  { file: 'keepers', shape: 'keeperCatalogue', title: 'What frameworks keep: rules/keepers.json' },
  { file: 'models', shape: 'modelCatalogue', title: 'What functions of a library do: rules/models/<library>.json' },
  { file: 'weights', shape: 'weightCatalogue', title: 'The terms of the score: rules/weights.json' },
];

/**
 * The schemas as they should stand in `schemas/`.
 * @param {Record<string, unknown>} shapes the exports of `src/rulebook/shapes.ts` and `src/config/shape.ts`
 * @returns {Promise<Map<string, string>>} file name → text
 */
export async function schemaTexts(shapes) {
  const texts = new Map();
  for (const { file, shape, title } of schemas) {
    const schema = { title, ...z.toJSONSchema(shapes[shape], { target: 'draft-7', io: 'input' }) };
    texts.set(`${file}.schema.json`, await format(JSON.stringify(schema), { parser: 'json', printWidth: 120 }));
  }
  return texts;
}

async function main() {
  const check = process.argv.includes('--check');
  const texts = await schemaTexts({
    ...(await import('../dist/rulebook/shapes.js')),
    ...(await import('../dist/rulebook/keepers.js')),
    ...(await import('../dist/rulebook/models.js')),
    ...(await import('../dist/config/shape.js')),
  });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of texts) {
    const current = existsSync(folder + name) ? readFileSync(folder + name, 'utf8') : null;
    if (current === text) continue;
    if (check) {
      console.error(`schemas/${name} is not current; run: npm run build && node docs/schemas.mjs`);
      process.exitCode = 1;
    } else {
      writeFileSync(folder + name, text);
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
