/**
 * Names for catalogue entries, as findings carry them in `matched`: file below `rules/`, `#`, the entry.
 */
import type { KeeperEntry } from './keepers.js';
import type { ModelCatalogue, ModelEntry } from './models.js';
import type {
  AlibiEntry,
  SwitchEntry,
  AnchorEntry,
  ClockCatalogue,
  ClockEntry,
  PayloadCatalogue,
  PayloadEntry,
  VocabularyEntry,
} from './shapes.js';

/** How an entry stands in the program, so that `utc()` of the module and `.utc()` of a date keep apart. */
const standing = {
  call: (name: string): string => name,
  new: (name: string): string => `new ${name}`,
  member: (name: string): string => name,
  method: (name: string): string => `.${name}`,
  origin: (name: string): string => name,
} as const;

/**
 * The id of an entry, by the catalogue it stands in.
 * @example entryId.clock(dayjs, entry) // 'clocks/dayjs#default', 'clocks/dayjs#.isAfter', 'clocks/native#new Date'
 * @example entryId.payload(terminate, entry) // 'payloads/terminate#process.exit'
 * @example entryId.anchor(entry) // 'anchors#local-storage-first-run'
 */
export const entryId = {
  clock: (catalogue: ClockCatalogue, entry: ClockEntry): string =>
    `clocks/${catalogue.library}#${standing[entry.as](entry.name)}`,
  payload: (catalogue: PayloadCatalogue, entry: PayloadEntry): string => `payloads/${catalogue.kind}#${entry.id}`,
  anchor: (entry: AnchorEntry): string => `anchors#${entry.id}`,
  vocabulary: (entry: VocabularyEntry): string => `vocabulary#${entry.id}`,
  alibi: (entry: AlibiEntry): string => `alibis#${entry.id}`,
  keeper: (entry: KeeperEntry): string => `keepers#${entry.id}`,
  model: (catalogue: ModelCatalogue, entry: ModelEntry): string => `models/${catalogue.library}#${entry.name}`,
  switch: (entry: SwitchEntry): string => `switches#${entry.id}`,
} as const;
