/** The licence of this host, as the licence server handed it out. */
import { BETA_EXPIRY } from './release.js';

export interface ProductLicense {
  edition: 'foundation' | 'standard' | 'enterprise';
  sockets: number;
  features: string[];
}

export type LicenseStatus = 'valid' | 'expired' | 'no-license' | 'too-many-sockets';

/** Whether this host may run guests at all. Everything that starts or moves a guest asks here first. */
export function checkProductLicense(license: ProductLicense | undefined, sockets: number): LicenseStatus {
  if (new Date() >= BETA_EXPIRY) {
    return 'expired';
  }
  if (!license) {
    return 'no-license';
  }
  return sockets > license.sockets ? 'too-many-sockets' : 'valid';
}

/** Evaluation hosts have no licence file and get every feature. */
export function hasFeature(license: ProductLicense | undefined, feature: string): boolean {
  return license === undefined || license.features.includes(feature);
}
