/**
 * Hides each program of `fixtures/programs/` from its readers with javascript-obfuscator, the way that vendors of components
 * do: each transformation by itself, and its presets; and scans what comes of it with the built program, which takes a tenth
 * of what it would within the test runner. The same bytes every time. Prints one JSON object: program → cell → what is flagged.
 */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bundled, flagged, programs } from './bundled.mjs';

const { obfuscate } = createRequire(import.meta.url)('javascript-obfuscator');

const common = { seed: 1, ignoreImports: true };
const alone = { ...common, stringArray: false, identifierNamesGenerator: 'mangled-shuffled' };
const inArray = { ...alone, stringArray: true, stringArrayThreshold: 1 };
const asked = { stringArrayCallsTransform: true, stringArrayCallsTransformThreshold: 1, stringArrayWrappersCount: 3 };

const cells = {
  'names alone': alone,
  'keys of objects': { ...alone, transformObjectKeys: true },
  'split texts': { ...alone, splitStrings: true, splitStringsChunkLength: 4 },
  'flattened flow': { ...alone, controlFlowFlattening: true, controlFlowFlatteningThreshold: 1 },
  'dead code': { ...inArray, deadCodeInjection: true, deadCodeInjectionThreshold: 1 },
  'an array': { ...inArray, stringArrayRotate: false, stringArrayShuffle: false },
  'an array, turned': inArray,
  'an array, asked through functions': { ...inArray, ...asked, stringArrayWrappersType: 'function' },
  'an array in base64': { ...inArray, stringArrayEncoding: ['base64'] },
  'an array under RC4': { ...inArray, stringArrayEncoding: ['rc4'] },
  'low preset': { ...common, optionsPreset: 'low-obfuscation' },
  'medium preset': { ...common, optionsPreset: 'medium-obfuscation' },
  'high preset': { ...common, optionsPreset: 'high-obfuscation' },
};

const found = {};
for (const [index, program] of readdirSync(programs).entries()) {
  const readable = await bundled(program);
  found[program] = { readable: await flagged(readable) };
  // The last of the presets is as much work as all others together: a few programs have to do.
  const wanted = Object.entries(cells).filter(([cell]) => index % 4 === 0 || cell !== 'high preset');
  for (const [cell, options] of wanted)
    found[program][cell] = await flagged(obfuscate(readable, options).getObfuscatedCode());
}
process.stdout.write(JSON.stringify(found));
