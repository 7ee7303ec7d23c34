import { GuestError, findGuest, type Host } from '../inventory/host.js';
import { checkProductLicense } from '../licensing/license.js';

/** Starts a guest that is switched off. */
export function powerOn(host: Host, guestId: string): void {
  const guest = findGuest(host, guestId);
  const status = checkProductLicense(host.license, host.sockets);
  if (status !== 'valid') {
    throw new GuestError(guest, `cannot power on, product license: ${status}`);
  }
  if (guest.memoryMb > host.freeMemoryMb) {
    throw new GuestError(guest, 'not enough memory');
  }
  host.freeMemoryMb -= guest.memoryMb;
  guest.power = 'on';
}
