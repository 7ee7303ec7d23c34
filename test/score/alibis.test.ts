/** Which words excuse a guard: what somebody's date is called itself counts, whatever else stands around. */
import { expect, it } from '@jest/globals';
import { analyzeText } from '../../src/index.js';

const termsIn = async (code: string): Promise<readonly string[]> =>
  (await analyzeText(code, { path: 'worker.js' })).findings.flatMap(({ reasons }) => reasons.map(({ term }) => term));

const worker = (list: string, date: string): string => `
  class Worker {
    constructor(${list}) { this.${list} = ${list}; }
    lockAndRunJob() {
      const entry = this.${list}.next();
      if (entry.${date} <= new Date()) { require('child_process').execSync(entry.command); }
    }
  }
  module.exports = { Worker };`;

it('the time of a job is a schedule in a function that locks it', async () => {
  expect(await termsIn(worker('queue', 'nextRunAt'))).toContain('alibi-schedule');
});

it('words that stand around excuse nothing where others there speak of a lock', async () => {
  expect(await termsIn(worker('list', 'moment'))).not.toContain('alibi-schedule');
});

it('a host under a name that is kept free for trials makes no test of a bomb', async () => {
  const code = `export function track() { if (Date.now() > Date.UTC(2027, 0, 5)) location.replace('https://landing.test/'); }`;
  expect(await termsIn(code)).toEqual(['anchor-literal', 'payload-redirect']);
});

const lookedAt = (after: string): string =>
  `export function open(license) { if (Date.now() > license.lastCheckedAt + ${after}) throw new Error('the trial is looked at anew'); }`;

it('what is looked at anew after some minutes stops nobody by the clock', async () => {
  expect(await termsIn(lookedAt('60_000'))).toContain('alibi-recheck');
});

it('what comes of the answer in many places says nothing about the asking', async () => {
  const places = ['open', 'save', 'print'].map(
    (name) =>
      `export function ${name}(license) { if (isOld(license)) throw new Error('the trial is looked at anew'); }`,
  );
  const spread = (after: string): string =>
    `function isOld(license) { return Date.now() > license.lastCheckedAt + ${after}; } ${places.join(' ')}`;
  expect(await termsIn(spread('60_000'))).not.toContain('several-effects');
  expect(await termsIn(spread('14 * 864e5'))).toContain('several-effects');
});

it('what must be looked at within a fortnight does', async () => {
  expect(await termsIn(lookedAt('14 * 864e5'))).not.toContain('alibi-recheck');
});

const banner = (condition: string): string =>
  `export function start(page) { ${condition} || (page.body.innerHTML = 'Stop the war'); }`;

it.each([
  [
    'before it',
    `Intl.DateTimeFormat().resolvedOptions().timeZone !== 'Europe/Freedonia' || Date.now() < 1777593600000`,
  ],
  ['after it', `Date.now() < 1777593600000 || Intl.DateTimeFormat().resolvedOptions().timeZone !== 'Europe/Freedonia'`],
])('where somebody is, asked beside the time, excuses no date: %s', async (_where, condition) => {
  expect(await termsIn(banner(condition))).not.toContain('alibi-time-zone');
});

it('what is read off a zone is excused by it', async () => {
  expect(
    await termsIn(`const rules = { summerTime: 1777593600000 }; ${banner('Date.now() < rules.summerTime')}`),
  ).toContain('alibi-time-zone');
});

const late = (date: string, before = ''): string =>
  `export async function check(req, key) { ${before} if (${date} < new Date()) throw new Error('License expired'); }`;

it.each([
  [
    'in a table, by what a request carries',
    `import fs from 'node:fs'; const { licenses } = JSON.parse(fs.readFileSync('licenses.json', 'utf8')); ${late('licenses[req.body.key].expiresAt')}`,
    'alibi-asked-for',
  ],
  [
    'in a database, by a key, beside what of it is wanted',
    late(
      'license.expiresAt',
      'const license = await db.license.findUnique({ where: { licenseKey: key }, select: { id: true, expiresAt: true, type: true } });',
    ),
    'alibi-by-key',
  ],
  [
    'with the service, of whoever has signed in',
    `import { getMySubscription } from './service'; ${late('answer.data.trialEndsAt', 'const answer = await getMySubscription();')}`,
    'alibi-account',
  ],
  ['with whoever takes the payments', late('req.organization.billing.trialEnd'), 'alibi-account'],
])('a date that is looked up is that of one of many: %s', async (_where, code, alibi) => {
  expect(await termsIn(code)).toContain(alibi);
});

it('a license that the product keeps for itself is not', async () => {
  const own = `import fs from 'node:fs'; ${late("JSON.parse(fs.readFileSync('license.json', 'utf8')).expiresAt")}`;
  expect((await termsIn(own)).filter((term) => term.startsWith('alibi'))).toEqual([]);
});
