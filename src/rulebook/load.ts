/**
 * Reads the shipped `rules/` and further packs of the same form. The directory is the registry: a folder with a
 * `rule.json` is a rule, a file in `clocks/` or `payloads/` a catalogue. Gives one checked rulebook, in the same
 * order on every machine. Runs nothing of what it reads, and decides nothing.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { DefuserError } from '../errors.js';
import { checkPayloadEntry, checkShape, parseJson } from './check.js';
import { entryId } from './entry-id.js';
import { keeperCatalogue } from './keepers.js';
import { modelCatalogue } from './models.js';
import type { ModelCatalogue } from './models.js';
import { mergeCatalogues, mergeWeights } from './merge.js';
import * as shapes from './shapes.js';
import type { ClockCatalogue, PayloadCatalogue, Rule, Rulebook } from './shapes.js';
import { translated } from './translations.js';

/** Where the rules that come with Defuser lie: beside `src/` as beside `dist/`. */
export const shippedRules = fileURLToPath(new URL('../../rules', import.meta.url));

/** Catalogues that stand in a configuration and not in a folder. */
export type Additions = { readonly [Part in keyof Rulebook]?: Rulebook[Part] | undefined };

/**
 * The shipped rules together with those of the given pack folders, and with entries that were read elsewhere.
 * Entries of a pack are added to the shipped ones; only a pack's weights replace shipped weights of the same term.
 * @throws DefuserError when a folder cannot be read, a file does not fit its shape or an id is given twice
 * @example
 * const rulebook = loadRulebook(['./our-rules']);
 * const { findings } = await analyze({ paths: ['dist'], rulebook });
 */
export function loadRulebook(folders: readonly string[] = [], additions: Additions = {}): Rulebook {
  const packs = [...[shippedRules, ...folders].map(readPack), { ...emptyPack, ...defined(additions) }];
  const rulebook: Rulebook = {
    rules: packs.flatMap((pack) => pack.rules),
    clocks: mergeCatalogues(
      packs.flatMap((pack) => pack.clocks),
      (catalogue) => catalogue.library,
      joinClocks,
    ),
    payloads: mergeCatalogues(
      packs.flatMap((pack) => pack.payloads),
      (catalogue) => catalogue.kind,
      joinPayloads,
    ),
    anchors: packs.flatMap((pack) => pack.anchors),
    vocabulary: packs.flatMap((pack) => pack.vocabulary),
    translations: packs.flatMap((pack) => pack.translations),
    alibis: packs.flatMap((pack) => pack.alibis),
    answers: packs.flatMap((pack) => pack.answers),
    switches: packs.flatMap((pack) => pack.switches),
    keepers: packs.flatMap((pack) => pack.keepers),
    models: mergeCatalogues(
      packs.flatMap((pack) => pack.models),
      (catalogue) => catalogue.library,
      (a, b) => ({ ...a, entries: [...a.entries, ...b.entries] }),
    ),
    weights: mergeWeights(packs.map((pack) => pack.weights)),
  };
  demandSingleIds(rulebook);
  return translated(rulebook);
}

const emptyPack: Rulebook = {
  rules: [],
  clocks: [],
  payloads: [],
  anchors: [],
  vocabulary: [],
  translations: [],
  alibis: [],
  answers: [],
  switches: [],
  keepers: [],
  models: [],
  weights: [],
};

const defined = (additions: Additions): Partial<Rulebook> => {
  const parts: [string, unknown][] = Object.entries(additions);
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
};

function readPack(folder: string): Rulebook {
  const names = namesIn(folder);
  demandKnownFiles(folder, names);
  const entries = <T>(file: string, shape: z.ZodType<{ entries: T[] }>): readonly T[] =>
    names.includes(`${file}.json`) ? readJson(path.join(folder, `${file}.json`), shape, file).entries : [];
  const pack: Rulebook = {
    rules: names
      .filter((name) => existsSync(path.join(folder, name, 'rule.json')))
      .map((name) => readRule(folder, name)),
    clocks: jsonIn(path.join(folder, 'clocks')).map(readClocks),
    payloads: jsonIn(path.join(folder, 'payloads')).map(readPayloads),
    anchors: entries('anchors', shapes.anchorCatalogue),
    vocabulary: entries('vocabulary', shapes.vocabularyCatalogue),
    translations: entries('translations', shapes.translationCatalogue),
    alibis: entries('alibis', shapes.alibiCatalogue),
    answers: entries('answers', shapes.answerCatalogue),
    switches: entries('switches', shapes.switchCatalogue),
    keepers: entries('keepers', keeperCatalogue),
    models: jsonIn(path.join(folder, 'models')).map(readModels),
    weights: entries('weights', shapes.weightCatalogue),
  };
  if (Object.values(pack).every((part: readonly unknown[]) => part.length === 0)) {
    throw new DefuserError(
      `${folder} holds no rules and no catalogues`,
      'Name a folder with clocks/, payloads/, anchors.json, vocabulary.json, translations.json, alibis.json, answers.json, switches.json, keepers.json or weights.json in it',
    );
  }
  return pack;
}

function readRule(folder: string, name: string): Rule {
  const file = path.join(folder, name, 'rule.json');
  const rule = readJson(file, shapes.rule, 'rule');
  if (rule.id !== name) {
    throw new DefuserError(`${file}: the id "${rule.id}" is not the folder's name`, `Name the folder "${rule.id}"`);
  }
  return rule;
}

function readClocks(file: string): ClockCatalogue {
  const catalogue = readJson(file, shapes.clockCatalogue, 'clocks');
  demandFileName(file, catalogue.library, 'library');
  return catalogue;
}

function readPayloads(file: string): PayloadCatalogue {
  const catalogue = readJson(file, shapes.payloadCatalogue, 'payloads');
  demandFileName(file, catalogue.kind, 'kind');
  catalogue.entries.forEach((entry, index) => {
    checkPayloadEntry(entry, index, file);
  });
  return catalogue;
}

function readModels(file: string): ModelCatalogue {
  const catalogue = readJson(file, modelCatalogue, 'models');
  demandFileName(file, catalogue.library, 'library');
  return catalogue;
}

function readJson<T>(file: string, shape: z.ZodType<T>, schema: string): T {
  return checkShape(shape, parseJson(readText(file), file), file, schema);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new DefuserError(`${file} cannot be read`, 'Check that it is a file and that its permissions allow reading');
  }
}

/** The names in a folder, sorted by code unit. */
function namesIn(folder: string): readonly string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new DefuserError(`the rule pack ${folder} is not a folder`, 'Correct "rulePacks", or create the folder');
  }
  return readdirSync(folder).sort();
}

const jsonIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? namesIn(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => path.join(folder, name))
    : [];

const knownFiles = ['anchors', 'vocabulary', 'translations', 'alibis', 'answers', 'switches', 'keepers', 'weights'].map(
  (name) => `${name}.json`,
);
/** A pack may be an npm package; its own papers are not catalogues. */
const otherFiles = ['package.json', 'package-lock.json'];

/** A misspelt `alibi.json` must not be passed over in silence. */
function demandKnownFiles(folder: string, names: readonly string[]): void {
  const stray = names.find((name) => name.endsWith('.json') && ![...knownFiles, ...otherFiles].includes(name));
  if (stray === undefined) return;
  throw new DefuserError(
    `${path.join(folder, stray)} is no catalogue`,
    `A pack's files are ${knownFiles.join(', ')}, clocks/*.json, payloads/*.json, models/*.json and <rule>/rule.json`,
  );
}

function demandFileName(file: string, id: string, field: string): void {
  if (path.basename(file) === `${id}.json`) return;
  throw new DefuserError(`${file}: the ${field} "${id}" is not the file's name`, `Name the file "${id}.json"`);
}

const joinClocks = (a: ClockCatalogue, b: ClockCatalogue): ClockCatalogue => ({
  ...a,
  modules: [...new Set([...a.modules, ...b.modules])],
  globals: [...new Set([...a.globals, ...b.globals])],
  screen: [...new Set([...a.screen, ...b.screen])],
  entries: [...a.entries, ...b.entries],
});

const joinPayloads = (a: PayloadCatalogue, b: PayloadCatalogue): PayloadCatalogue => ({
  ...a,
  spared: [...(a.spared ?? []), ...(b.spared ?? [])],
  entries: [...a.entries, ...b.entries],
});

function demandSingleIds(rulebook: Rulebook): void {
  const ids = [
    ...rulebook.rules.map((rule) => `rules/${rule.id}`),
    ...rulebook.clocks.flatMap((catalogue) => catalogue.entries.map((entry) => entryId.clock(catalogue, entry))),
    ...rulebook.payloads.flatMap((catalogue) => catalogue.entries.map((entry) => entryId.payload(catalogue, entry))),
    ...rulebook.anchors.map(entryId.anchor),
    ...rulebook.vocabulary.map(entryId.vocabulary),
    ...rulebook.translations.map(({ id }) => `translations#${id}`),
    ...rulebook.alibis.map(entryId.alibi),
    ...rulebook.answers.map(({ id }) => `answers#${id}`),
    ...rulebook.switches.map(entryId.switch),
    ...rulebook.keepers.map(entryId.keeper),
    ...rulebook.models.flatMap((catalogue) => catalogue.entries.map((entry) => entryId.model(catalogue, entry))),
  ];
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) {
      throw new DefuserError(`the rules name "${id}" twice`, 'Rename one of them, or take it out of the pack');
    }
    seen.add(id);
  }
}
