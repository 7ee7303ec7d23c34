/** Which names of a program mean something that a catalogue of models knows. Takes dotted names, gives the catalogue and the name in it. */
import type { ModelCatalogue } from '../rulebook/models.js';

/** A model, by the catalogue that it stands in. */
export interface ModelName {
  readonly catalogue: ModelCatalogue;
  readonly name: string;
}

/** The ways in which a program may say the name: of the module, of its default export, as a module of its own. */
function spellings({ modules, globals, apart }: ModelCatalogue, name: string): string[] {
  const owners = [...modules.flatMap((module) => [`module:${module}`, `module:${module}.default`]), ...globals];
  const own = apart === true ? modules.map((module) => `module:${module}/${name}`) : [];
  return [...owners.map((owner) => `${owner}.${name}`), ...own, ...own.map((module) => `${module}.default`)];
}

/** The models by all names that they go by. */
export function modelNames(catalogues: readonly ModelCatalogue[]): ReadonlyMap<string, ModelName> {
  const found = new Map<string, ModelName>();
  for (const catalogue of catalogues)
    for (const { name } of catalogue.entries)
      for (const spelling of spellings(catalogue, name)) found.set(spelling, { catalogue, name });
  return found;
}
