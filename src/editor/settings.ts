/**
 * What counts for the plugin: the configuration that the command line would take for the same folder, and over it what ESLint's
 * own says, so that both judge alike without being told twice.
 */
import { checkConfig, placeInObject } from '../config/check.js';
import { DefuserError } from '../errors.js';
import { loadConfig } from '../config/lookup.js';
import { excludedBy, includedBy, rulebookFor, withConfig } from '../config/options.js';
import type { Config } from '../config/shape.js';
import type { IncrementalOptions } from './incremental.js';

/** What `settings.defuser` may hold besides a configuration, and as what. */
const ownTypes = { root: 'string', timeBudget: 'number', digest: 'string' } as const;

/**
 * Nobody has looked at them before, and a time that is none would never be over.
 * @throws DefuserError when one is something else
 */
export function checkOwn(settings: Readonly<Partial<Record<keyof typeof ownTypes, unknown>>>): void {
  for (const [key, type] of Object.entries(ownTypes)) {
    const value = settings[key as keyof typeof ownTypes];
    if (value === undefined || (typeof value === type && !Number.isNaN(value))) continue;
    throw new DefuserError(
      `settings.defuser.${key} is ${JSON.stringify(value)}`,
      type === 'number' ? 'It takes a number of milliseconds' : 'It takes a text',
    );
  }
}

/** The configuration, and the folders that the paths of its keys start from. */
export interface Layers {
  readonly config: Config;
  readonly folderOf: (key: keyof Config) => string;
}

/**
 * What lies in `defuser.json` for a root, with what `settings.defuser` holds in the place of its keys.
 * @throws DefuserError when either does not fit
 */
export function layersFor(root: string, settings: Config, cwd: string): Layers {
  const own = checkConfig(settings, placeInObject('settings.defuser'), Object.keys(ownTypes));
  const file = loadConfig({ cwd: root });
  return {
    config: { ...file?.config, ...own },
    folderOf: (key) => (own[key] === undefined ? (file?.folder ?? cwd) : cwd),
  };
}

/** The same as the engine takes it. */
export function optionsOf({ config, folderOf }: Layers): IncrementalOptions {
  const rulebook = rulebookFor(config, folderOf('rulePacks'));
  return {
    ...withConfig({ rulebook }, config, folderOf('rulePacks')),
    included: includedBy(config, folderOf('include')),
    excluded: excludedBy(config, folderOf('exclude')),
  };
}
