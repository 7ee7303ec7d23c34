/**
 * What each channel lets through, as data. A channel that nobody has described is judged like `release`, the
 * strictest about declared bombs.
 */
import type { Severity } from '../model.js';

/** `stop`: every declared bomb fails. `dated`: passes when it names a date. `pass`: passes with or without one. */
export const declaredPolicies = ['stop', 'dated', 'pass'] as const;
export type DeclaredPolicy = (typeof declaredPolicies)[number];

/** The policy of one channel. */
export interface Channel {
  /** The bar, where no other is set for the run. */
  readonly failOn: Severity | 'none';
  readonly declared: DeclaredPolicy;
  /** Whose declarations are meant besides those for the channel itself. */
  readonly accepts: readonly string[];
}

/** A channel of the user's: what it leaves out is as in the built-in one of its name, else as in `release`. */
export type ChannelSettings = { readonly [Key in keyof Channel]?: Channel[Key] | undefined };
/** Channel → its policy; what that leaves out is as in the built-in one of its name, else as in `release`. */
export type Channels = Readonly<Record<string, ChannelSettings>>;

const release: Channel = { failOn: 'high', declared: 'stop', accepts: [] };

/** The channels that are always there. */
export const builtInChannels: Readonly<Record<string, Channel>> = {
  release,
  beta: { failOn: 'high', declared: 'dated', accepts: [] },
  nightly: { failOn: 'high', declared: 'pass', accepts: ['beta'] },
  // What ends in a library ends in the products of others, who cannot take it out.
  library: { failOn: 'medium', declared: 'stop', accepts: [] },
};

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** The policy of the channel `name`. */
export function channelOf(name: string, channels: Channels = {}): Channel {
  const known = own(builtInChannels, name) ?? release;
  const given = own(channels, name) ?? {};
  return {
    failOn: given.failOn ?? known.failOn,
    declared: given.declared ?? known.declared,
    accepts: given.accepts ?? known.accepts,
  };
}

/** Every channel that has a policy, built-in ones first. */
export const channelNames = (channels: Channels = {}): readonly string[] => [
  ...new Set([...Object.keys(builtInChannels), ...Object.keys(channels)]),
];
