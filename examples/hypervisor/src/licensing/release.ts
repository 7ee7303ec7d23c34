/** What this build is. Filled in by release engineering when a branch is cut. */

export const PRODUCT = 'Hypervisor 3.5';
export const UPDATE = 2;

/**
 * Beta builds stop working here so that nobody stays on one. Local time of the host.
 * Remove before GA.
 */
export const BETA_EXPIRY = new Date(2008, 7, 12);
