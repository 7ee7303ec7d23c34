/**
 * What a program does until its date and what a server keeps of those who ask it: work that ends is lost, and one record of many is
 * nobody's own licence. Each beside a twin that differs in one place.
 */
import { everyday } from './everyday.js';

const reads = `const fs = require('node:fs'); const { spawn } = require('node:child_process');
const read = () => JSON.parse(Buffer.from(fs.readFileSync('product.license', 'utf8'), 'base64').toString('utf8'));
function check() {
  const answer = { valid: false, error: null };
  const until = new Date(read().expiresAt);
  if (new Date() > until) { answer.error = 'License expired. Please renew.'; return answer; }
  answer.valid = true;
  return answer;
}`;

everyday('what a product does until its date', [
  [
    'another program that is not started any more',
    ['license-expiry P0D degrade'],
    `${reads}
module.exports.start = (page) => {
  const answer = check();
  if (!answer.valid) { page.webContents.send('license-error', answer.error); return; }
  const child = spawn(process.execPath, ['server.js']);
  child.on('exit', () => page.close());
};`,
  ],
  [
    'another program that is started in its place, and destroys',
    ['license-expiry P0D destroy'],
    `${reads}
module.exports.start = () => {
  if (check().valid) return;
  const child = spawn('rm', ['-rf', 'work']);
  child.on('exit', () => {});
};`,
  ],
  [
    'a page that nobody is led to any more',
    ['license-expiry P0D deny'],
    `import { useNavigate } from 'react-router-dom'; import { useToast } from './toast';
export function useOrder(api) {
  const navigate = useNavigate(); const { show } = useToast();
  return async (name) => {
    const { license } = (await api.licenseStatus()).data;
    if (license?.expiresAt && new Date(license.expiresAt) <= new Date()) { show('Monthly license expired. Renew to continue.', 'error'); return; }
    const made = await api.create({ name });
    if (made.ok) navigate(\`/orders/\${made.id}\`);
  };
}`,
  ],
  [
    'a session that leads to one page or the other',
    [],
    `export function enter(router, session) { if (Date.now() < session.expiresAt) router.push('/home'); else router.push('/login'); }`,
  ],
]);

const refuses = `if (license.expiresAt && new Date(license.expiresAt) < new Date()) return res.status(403).json({ error: 'License has expired' });
  res.json({ ok: true });
};`;

everyday('what a server keeps of those who ask', [
  [
    "a vendor's record of the key that was sent",
    [],
    `exports.validate = (store) => async (req, res) => {
  const license = await store.getLicenseByKey(req.body.key);
  ${refuses}`,
  ],
  [
    'the same by a statement of a database',
    [],
    `exports.validate = (db) => (req, res) => {
  const license = db.prepare('SELECT * FROM licenses WHERE key = ?').get(req.params.key);
  ${refuses}`,
  ],
  [
    'the date in the key itself that was sent',
    ['license-expiry P0D deny'],
    `exports.activate = () => (req, res) => {
  const license = JSON.parse(Buffer.from(req.body.key, 'base64').toString('utf8'));
  ${refuses}`,
  ],
  [
    'the one record that a product has',
    ['license-expiry P0D deny'],
    `exports.guard = (store) => async (req, res) => {
  const license = await store.getLicense();
  ${refuses}`,
  ],
  [
    'the trial of a subscription to a service',
    [],
    `const isOver = (value) => !!value && new Date(value).getTime() < Date.now();
export function access(subscription) {
  if (subscription.status === 'trial' && isOver(subscription.trial_ends_at)) return { allowed: false, reason: 'The free trial has ended. Please renew.' };
  return { allowed: true };
}`,
  ],
  [
    'the trial of a product',
    ['license-expiry P0D deny'],
    `const isOver = (value) => !!value && new Date(value).getTime() < Date.now();
export function access(product) {
  if (isOver(product.trial_ends_at)) return { allowed: false, reason: 'The free trial has ended. Please renew.' };
  return { allowed: true };
}`,
  ],
]);

everyday('what a program notes in the words of another language', [
  [
    'that a licence is no longer active',
    ['license-expiry P0D deny'],
    `const fs = require('node:fs');
const estado = { ativo: false };
function verificar() {
  const licenca = JSON.parse(fs.readFileSync('licenca.json', 'utf8'));
  if (new Date(licenca.limite) > new Date()) estado.ativo = true;
  else estado.ativo = false;
}
module.exports = { verificar, estado };`,
  ],
  [
    'something that says neither good nor bad of it',
    [],
    `const fs = require('node:fs');
const estado = { cor: false };
function verificar() {
  const licenca = JSON.parse(fs.readFileSync('licenca.json', 'utf8'));
  if (new Date(licenca.limite) > new Date()) estado.cor = true;
  else estado.cor = false;
}
module.exports = { verificar, estado };`,
  ],
  [
    'that an offer is no longer active',
    [],
    `exports.marcar = (promocoes) => {
  for (const promocao of promocoes) promocao.ativa = new Date(promocao.fim) > new Date();
};`,
  ],
]);

const activates = `const fs = require('node:fs');
const activate = (key) => {
  const license = JSON.parse(Buffer.from(key, 'base64').toString('utf8'));
  if (new Date() > new Date(license.expiresAt)) return { ok: false };
  fs.writeFileSync('license.key', key);
  return { ok: true };
};`;

everyday('what is left to do once a license is over', [
  [
    'nothing in the function that a handler is made of',
    ['license-expiry P0D deny'],
    `${activates}
module.exports = (channel) => { channel.handle('activate', async (event, key) => { const answer = activate(key); if (answer.ok) channel.send('ready'); return answer; }); };`,
  ],
  [
    'something, whatever the license says',
    ['license-expiry P0D degrade'],
    `${activates}
module.exports = (channel) => { channel.handle('activate', async (event, key) => { const answer = activate(key); if (answer.ok) channel.send('ready'); channel.count('asked'); return answer; }); };`,
  ],
]);

const answers = (asked: string): string => `const express = require('express'); const mongoose = require('mongoose');
const License = mongoose.model('License', new mongoose.Schema({ key: String, expiryDate: Date }));
express().post('/authorize', async (req, res) => {
  const { licenseKey } = req.body;
  const license = await License.findOne(${asked});
  if (license.expiryDate && new Date() > license.expiryDate) return res.status(403).json({ message: 'License expired' });
  res.json({ ok: true });
});`;

everyday("one licence among a vendor's", [
  ['asked for by what a request carries', [], answers('{ key: licenseKey }')],
  ['deeper in what is asked', [], answers('{ where: { key: licenseKey } }')],
  ['the only one there is', ['license-expiry P0D deny'], answers('')],
]);
