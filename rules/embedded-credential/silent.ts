// Tokens and certificates that come from somewhere else have the dates that their issuers gave them.
import { X509Certificate } from 'node:crypto';
import { jwtDecode } from 'jwt-decode';

export function demandToken(bearer: string): void {
  const { exp } = jwtDecode<{ exp: number }>(bearer);
  if (exp * 1000 < Date.now()) throw new Error('The token has expired.');
}

export function demandPeer(raw: string): void {
  const peer = new X509Certificate(raw);
  if (Date.parse(peer.validTo) < Date.now()) throw new Error('The certificate of the peer has expired.');
}
