/**
 * What counts for a run, and where each value came from: the command line, else the configuration, else the usual.
 * Loads the configuration from where the command runs. Decides nothing about findings.
 */
import { loadConfig } from '../config/lookup.js';
import type { LoadedConfig } from '../config/lookup.js';
import { definesIn } from '../config/options.js';
import type { Config } from '../config/shape.js';
import { releaseDate } from '../config/times.js';
import { channelOf } from '../gate/channels.js';
import type { Channels } from '../gate/channels.js';
import { escapeJson, escapeText } from '../report/escape.js';
import type { Profile, Severity } from '../model.js';
import type { Io } from './io.js';

/** The options that a configuration may hold as well. */
export interface ConfigurableOptions {
  /** A file, or false for none at all. */
  readonly config?: string | false;
  readonly failOn?: Severity | 'none';
  readonly minSeverity?: Severity;
  readonly channel?: string;
  readonly releaseDate?: string;
  readonly supportWindow?: string;
  readonly profile?: Profile;
  readonly define?: Readonly<Record<string, string>>;
  readonly strict?: boolean;
}

/** A value and where it came from: `--fail-on`, `defuser.json:3:5`, `default`. */
export interface Sourced {
  readonly value: unknown;
  readonly from: string;
}

/** What counts. Paths in `config` start from `folder`. */
export interface Settings {
  /** Undefined leaves it to the channel. */
  readonly failOn: Severity | 'none' | undefined;
  readonly minSeverity: Severity | undefined;
  readonly channel: string;
  /** The channels that the configuration describes. */
  readonly channels: Channels;
  readonly releaseDate: string | null;
  readonly supportWindow: string | null;
  readonly profile: Profile;
  readonly strict: boolean;
  readonly defines: Readonly<Record<string, string>>;
  readonly config: Config;
  readonly folder: string;
  readonly loaded: LoadedConfig | null;
}

/** The configuration's keys that an option of the command line beats, and what they are when nobody says. */
const beaten = [
  { key: 'failOn', flag: '--fail-on', usual: undefined },
  { key: 'minSeverity', flag: '--min-severity', usual: undefined },
  { key: 'channel', flag: '--channel', usual: 'release' },
  { key: 'releaseDate', flag: '--release-date', usual: undefined },
  { key: 'supportWindow', flag: '--support-window', usual: undefined },
  { key: 'profile', flag: '--profile', usual: 'production' },
  { key: 'strict', flag: '--strict', usual: false },
] as const;
const others = ['include', 'exclude', 'rules', 'rulePacks', 'catalogues', 'channels'] as const;

/**
 * Loads the configuration and puts the command line over it.
 * @throws DefuserError when the configuration cannot be read or does not fit
 */
export function settingsFor(options: ConfigurableOptions, io: Io): Settings {
  const file = typeof options.config === 'string' ? options.config : undefined;
  const loaded = options.config === false ? null : loadConfig({ cwd: io.cwd, file });
  if (loaded !== null && file === undefined) {
    io.stderr.write(`defuser: configuration from ${escapeText(loaded.name)}\n`);
  }
  const config: Config = loaded?.config ?? {};
  const date = config.releaseDate === undefined ? null : releaseDate(config.releaseDate);
  return {
    failOn: options.failOn ?? config.failOn,
    minSeverity: options.minSeverity ?? config.minSeverity,
    channel: options.channel ?? config.channel ?? 'release',
    channels: config.channels ?? {},
    releaseDate: options.releaseDate ?? date,
    supportWindow: options.supportWindow ?? config.supportWindow ?? null,
    profile: options.profile ?? config.profile ?? 'production',
    strict: options.strict ?? config.strict ?? false,
    defines: { ...definesIn(config), ...options.define },
    config,
    folder: loaded?.folder ?? io.cwd,
    loaded,
  };
}

/** The bar that the channel sets. */
const barOf = ({ channel, channels, loaded }: Settings): Sourced => ({
  value: channelOf(channel, channels).failOn,
  from:
    Object.hasOwn(channels, channel) && channels[channel]?.failOn !== undefined
      ? (loaded?.placeOf(['channels', channel, 'failOn']) ?? '')
      : `default of the channel ${channel}`,
});

/** The whole configuration as it counts, as JSON: each value with where it came from. */
export function printed(options: ConfigurableOptions, settings: Settings): string {
  const { loaded, config } = settings;
  const place = (path: readonly string[]): string => loaded?.placeOf(path) ?? '';
  const values: Record<string, unknown> = {};
  for (const { key, flag, usual } of beaten) {
    if (options[key] !== undefined) values[key] = { value: options[key], from: flag } satisfies Sourced;
    else if (config[key] !== undefined) values[key] = { value: settings[key], from: place([key]) } satisfies Sourced;
    else if (usual !== undefined) values[key] = { value: usual, from: 'default' } satisfies Sourced;
    else if (key === 'failOn') values[key] = barOf(settings);
  }
  const fromLine = (name: string): boolean => options.define !== undefined && Object.hasOwn(options.define, name);
  values.defines = Object.fromEntries(
    Object.entries(settings.defines).map(([name, value]) => [
      name,
      { value, from: fromLine(name) ? '--define' : place(['defines', name]) } satisfies Sourced,
    ]),
  );
  for (const key of others) {
    if (config[key] !== undefined) values[key] = { value: config[key], from: place([key]) } satisfies Sourced;
  }
  return escapeJson(`${JSON.stringify({ file: loaded?.name ?? null, settings: values }, null, 2)}\n`);
}
