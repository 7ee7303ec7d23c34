import { GuestError, findGuest, type Host } from '../inventory/host.js';
import { checkProductLicense } from '../licensing/license.js';

/** Brings a suspended guest back from its memory image. */
export function resume(host: Host, guestId: string): void {
  const guest = findGuest(host, guestId);
  if (checkProductLicense(host.license, host.sockets) !== 'valid') {
    throw new GuestError(guest, 'cannot resume, the product license is not valid');
  }
  if (guest.suspendImage === undefined) {
    throw new GuestError(guest, 'was not suspended');
  }
  guest.suspendImage = undefined;
  guest.power = 'on';
}
