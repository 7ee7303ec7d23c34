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

const asked = (whose: string): string => `export function guard(req, res, next) {
  if (${whose} && ${whose}.getTime() < Date.now()) return res.status(402).json({ error: 'Your trial has expired' });
  next();
}`;

everyday('a trial whose date is a field of a record, however it is compared', [
  ['of an organisation', [], asked('req.org.trialEndsAt')],
  ['of a user', [], asked('req.user.trialEndsAt')],
  ['of the product', ['license-expiry P0D deny'], asked('req.app.trialEndsAt')],
]);

everyday('the licences that somebody sells', [
  [
    'are marked and their owners told, night after night',
    [],
    `const Subscription = require('./models/subscription');
    async function sweep() {
      for (const sub of await Subscription.find({ status: 'trial' })) {
        if (new Date() > sub.trialEnds) { sub.status = 'expired'; sub.isActive = false; await sub.save(); await sendMail(sub.email, 'Your trial has expired'); }
      }
    }
    cron.schedule('0 0 * * *', sweep);`,
  ],
  [
    'are listed for an administrator',
    [],
    `app.get('/api/admin/licenses', async (req, res) => {
      const list = await License.find();
      res.json(list.map((one) => ({ ...one, expired: new Date(one.expiresAt) < new Date() })));
    });`,
  ],
  [
    'are marked by whoever keeps them',
    [],
    `class LicenseStore {
      constructor(rows) { this.licenses = rows; }
      refresh() { this.licenses.forEach((one) => { if (new Date(one.expiresAt) < new Date()) one.status = 'expired'; }); }
      active() { return this.licenses.filter((one) => one.status === 'active'); }
    }
    module.exports = LicenseStore;`,
  ],
  [
    'are sifted by their dates',
    [],
    `export const expiredLicenses = (state) => state.licenses.filter((license) => new Date(license.expiry_date) < new Date());`,
  ],
]);

everyday('a licence that somebody else asks after', [
  [
    'by its key',
    [],
    `export class LicenseService { constructor(db) { this.db = db; } async validate(key) { const license = await this.db.license.findUnique({ where: { key } }); if (license.expiresAt < new Date()) return { valid: false, reason: 'expired' }; return { valid: true, license }; } }`,
  ],
  [
    'while the own one is read from its file',
    ['license-expiry P0D deny'],
    `import fs from 'node:fs'; export function validate() { const license = JSON.parse(fs.readFileSync('license.json', 'utf8')); if (new Date(license.expiresAt) < new Date()) return { valid: false, reason: 'expired' }; return { valid: true, license }; }`,
  ],
]);

everyday('the licence that the program has, among others', [
  [
    'without which it stops',
    ['license-expiry P0D throw'],
    `export function open(key) { for (const license of key.licenses) if (new Date(license.expires) < new Date()) throw new Error('stop'); }`,
  ],
  [
    'that closes a door',
    ['license-expiry P0D deny'],
    `export class Door { isOpen = true; check(key) { key.licenses.forEach((license) => { if (new Date(license.expires) < new Date()) this.isOpen = false; }); } enter() { return this.isOpen ? this.room : null; } }`,
  ],
  [
    'of which one has to be left',
    ['license-expiry P0D deny'],
    `export const isLicensed = (key) => key.licenses.filter((license) => new Date(license.expires) > new Date()).length > 0;`,
  ],
]);
