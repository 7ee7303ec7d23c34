/**
 * What counts for the plugin: the configuration that the command line would take for the same folder, and over it what ESLint's
 * own says, so that both judge alike without being told twice.
 */
import { checkConfig, placeInObject } from '../config/check.js';
import { loadConfig } from '../config/lookup.js';
import { excludedBy, includedBy, rulebookFor, withConfig } from '../config/options.js';
import type { Config } from '../config/shape.js';
import type { IncrementalOptions } from './incremental.js';

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
  const own = checkConfig(settings, placeInObject('settings.defuser'));
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
