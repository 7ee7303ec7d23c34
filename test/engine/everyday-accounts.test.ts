/** Trials of customers who have signed up with a service, each beside a twin that is the product's own. */
import { everyday } from './everyday.js';

const blocked = (whose: string): string => `import { useUser, useShop, useLicense } from './hooks';
export function Dashboard({ children }) {
  const { user } = useUser(), { shop } = useShop(), license = useLicense();
  const isTrialExpired = Date.now() > new Date(${whose}).getTime() + 14 * 864e5;
  if (isTrialExpired) return <p>Your free trial has ended.</p>;
  return <main>{children}</main>;
}`;

everyday('a trial of whoever has signed up', [
  ['a field of the user', [], { 'main.tsx': blocked('user.trialStart') }],
  ['since a record was made', [], { 'main.tsx': blocked('shop.createdAt') }],
  ['since a licence was', ['license-expiry P14D degrade'], { 'main.tsx': blocked('license.createdAt') }],
  [
    'since the product was installed',
    ['trial-period P14D degrade'],
    { 'main.tsx': blocked(`localStorage.getItem('installedAt')`) },
  ],
]);

const asks = (where: string): string => `import { api } from './api';
export async function start() {
  const state = await api.get(${where});
  if (Date.now() > Date.parse(state.trialEndsAt)) throw new Error('The trial has ended');
}`;

everyday('a trial that a server tells of', [
  ['of whoever asks', [], asks(`'/users/me'`)],
  ['of the product', ['license-expiry P0D throw'], asks(`'/product/license'`)],
]);
