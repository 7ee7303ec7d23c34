// The clock is held against a credential that stands in the text.
import { X509Certificate } from 'node:crypto';
import { jwtDecode } from 'jwt-decode';

const token = 'eyJhbGciOiJub25lIn0.eyJleHAiOjE3OTg3NjE2MDB9.';

export function start(): void {
  const { exp } = jwtDecode<{ exp: number }>(token);
  if (exp * 1000 < Date.now()) throw new Error('This build no longer works.');
  //  ^^^^^^^^^^^^^^^^^^^^^^^ expect: embedded-credential deadline=2027-01-01Z payload=throw anchor=credential
}

const pinned = new X509Certificate('-----BEGIN CERTIFICATE-----\nMIIB');

export function isTrusted(): boolean {
  return Date.parse(pinned.validTo) > Date.now();
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expect: embedded-credential payload=deny anchor=credential
}
