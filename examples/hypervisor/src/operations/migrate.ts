import { GuestError, findGuest, type Host } from '../inventory/host.js';
import { checkProductLicense, hasFeature } from '../licensing/license.js';

/** Moves a running guest to another host without stopping it. The cluster balancer and failover live on this. */
export function migrate(source: Host, target: Host, guestId: string): void {
  const guest = findGuest(source, guestId);
  const status = checkProductLicense(target.license, target.sockets);
  if (status !== 'valid') {
    throw new GuestError(guest, `cannot migrate to ${target.name}: ${status}`);
  }
  if (!hasFeature(target.license, 'migration')) {
    throw new GuestError(guest, 'migration is not part of this edition');
  }
  source.guests.delete(guest.id);
  source.freeMemoryMb += guest.memoryMb;
  target.guests.set(guest.id, guest);
  target.freeMemoryMb -= guest.memoryMb;
}
