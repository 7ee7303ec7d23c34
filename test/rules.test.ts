/**
 * Everything in `rules/`: the forms, the documents, the samples of every rule through the harness, and every
 * catalogue entry's own example: with the entry the engine names it, without the entry it says something else.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { analyzeText as analyze } from '../src/index.js';
import { payloadKinds, triggers, type Finding } from '../src/model.js';
import { configShape } from '../src/config/shape.js';
import { loadRulebook, shippedRules } from '../src/rulebook/load.js';
import { entryId } from '../src/rulebook/rulebook.js';
import { keeperCatalogue } from '../src/rulebook/keepers.js';
import { modelCatalogue } from '../src/rulebook/models.js';
import * as shapes from '../src/rulebook/shapes.js';
import { checkMarks } from './harness/check-marks.js';
import { catalogueEntries } from './rulebook/catalogue-entries.js';

interface Documents {
  schemaTexts(shapes: object): Promise<Map<string, string>>;
  ruleTexts(folder: string): Promise<Map<string, string>>;
}
/** Loaded by a computed name: plain JavaScript has no types here. */
const load = async <T>(name: string): Promise<T> => (await import(name)) as T;
const rulebook = loadRulebook();
const root = path.join(shippedRules, '..');
const folders = readdirSync(shippedRules).filter((name) => existsSync(path.join(shippedRules, name, 'rule.json')));
const read = (...names: string[]): string => readFileSync(path.join(shippedRules, ...names), 'utf8');

describe.each(folders)('rules/%s', (id) => {
  it('is a rule of that name', () => {
    expect(triggers).toContain(id);
    expect(rulebook.rules.map((rule) => rule.id)).toContain(id);
  });

  it('says in its README what it finds, why, when it is wrong and what to do', () => {
    const headings = [...read(id, 'README.md').matchAll(/^## (.+)$/gmu)].map((match) => match[1]);
    expect(headings).toEqual(['What it finds', 'Why it matters', 'When it is wrong', 'How to fix']);
  });

  it.each(['fires.ts', 'silent.ts'])('%s holds', async (file) => {
    const differences = await checkMarks(read(id, file), async ([source, ...others], { releaseDate }) => {
      if (source === undefined || others.length > 0) throw new Error('a rule shows itself in one file');
      const options = { path: source.path, rulebook, ...(releaseDate === null ? {} : { releaseDate }) };
      return (await analyze(source.text, options)).findings;
    });
    expect(differences).toEqual([]);
  });

  it('fires somewhere and is silent somewhere', () => {
    expect(read(id, 'fires.ts')).toMatch(/ (expect|missing): /u);
    expect(read(id, 'silent.ts')).not.toMatch(/ (expect|missing): /u);
  });
});

describe('generated files', () => {
  it('schemas are current: node docs/schemas.mjs', async () => {
    const { schemaTexts } = await load<Documents>('../docs/schemas.mjs');
    for (const [name, text] of await schemaTexts({ ...shapes, keeperCatalogue, modelCatalogue, configShape })) {
      expect({ name, text: readFileSync(path.join(root, 'schemas', name), 'utf8') }).toEqual({ name, text });
    }
  });

  it('heads and list of rules are current: node docs/rules.mjs', async () => {
    const { ruleTexts } = await load<Documents>('../docs/rules.mjs');
    for (const [name, text] of await ruleTexts(shippedRules)) {
      expect({ name, text: readFileSync(name, 'utf8') }).toEqual({ name, text });
    }
  });

  it('every file names its schema', () => {
    const files = readdirSync(shippedRules, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    );
    for (const name of files) {
      const { $schema } = JSON.parse(read(name)) as { $schema: string };
      expect(existsSync(path.join(shippedRules, path.dirname(name), $schema))).toBe(true);
    }
  });
});

describe('the score', () => {
  it('has a weight for every kind of anchor and payload', () => {
    const terms = rulebook.weights.map((weight) => weight.term);
    const wanted = [
      ...payloadKinds.map((kind) => `payload-${kind}`),
      ...shapes.anchorEntry.shape.kind.options.map((kind) => `anchor-${kind}`),
    ];
    expect(terms).toEqual(expect.arrayContaining(wanted));
  });
});

/** What a finding says, without the list of entries it rests on. */
const told = (findings: readonly Finding[]): unknown => findings.map((finding) => ({ ...finding, matched: [] }));

describe.each(catalogueEntries(rulebook))('$id', ({ id, example, without, words }) => {
  it('names no phrase twice and its example is a program', () => {
    expect(new Set(words).size).toBe(words.length);
    const { diagnostics } = ts.transpileModule(example, { reportDiagnostics: true });
    expect((diagnostics ?? []).map((diagnostic) => diagnostic.messageText)).toEqual([]);
  });

  it('makes the difference that its example shows', async () => {
    const path = 'example.ts';
    const present = await analyze(example, { path, rulebook });
    const absent = await analyze(example, { path, rulebook: without });
    // What a framework keeps and what a library's function does is a way that a value goes, and no fact of a finding.
    if (!/^(?:keepers#|models\/)/.test(id))
      expect(present.findings.flatMap((finding) => finding.matched)).toContain(id);
    expect(told(absent.findings)).not.toEqual(told(present.findings));
  });
});

it('entry ids lead to their file', () => {
  for (const { id } of catalogueEntries(rulebook)) {
    expect(existsSync(path.join(shippedRules, `${id.slice(0, id.indexOf('#'))}.json`))).toBe(true);
  }
  expect(Object.keys(entryId)).toEqual([
    'clock',
    'payload',
    'anchor',
    'vocabulary',
    'alibi',
    'keeper',
    'model',
    'switch',
  ]);
});
