/** The guests of this host and what the host has for them. */
import type { ProductLicense } from '../licensing/license.js';

export type PowerState = 'on' | 'off' | 'suspended';

export interface Guest {
  id: string;
  name: string;
  memoryMb: number;
  power: PowerState;
  /** Where the memory image of a suspended guest lies. */
  suspendImage?: string;
}

export interface Host {
  name: string;
  sockets: number;
  freeMemoryMb: number;
  license?: ProductLicense;
  guests: Map<string, Guest>;
}

export class GuestError extends Error {
  constructor(guest: Guest, reason: string) {
    super(`${guest.name}: ${reason}`);
    this.name = 'GuestError';
  }
}

export function findGuest(host: Host, id: string): Guest {
  const guest = host.guests.get(id);
  if (!guest) throw new RangeError(`no guest ${id} on ${host.name}`);
  return guest;
}
