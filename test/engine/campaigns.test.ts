/**
 * What comes and goes on a day that stands in the text, and records that end: written here as people write them, without a word
 * that speaks of the product.
 */
import { expect } from '@jest/globals';
import { table } from './rows.js';
import type { Gaps } from './rows.js';
import { linesIn } from './run.js';

const gaps: Gaps = {
  'whether an event is still followed': 'a plain no refuses, whatever it is asked for',
};

table<string>(
  'what comes and goes',
  gaps,
  async (source) => {
    expect(await linesIn({ 'main.tsx': source })).toEqual([]);
  },
  [
    [
      'a banner whose state is not set any more',
      `import { useState, useEffect } from 'react';
      export function PromoBanner() {
        const [visible, setVisible] = useState(false);
        useEffect(() => {
          const expired = new Date() > new Date('2026-06-14T23:59:59');
          if (!sessionStorage.getItem('promo-dismissed') && !expired) setVisible(true);
        }, []);
        return visible ? <a href="/pricing">20% off</a> : null;
      }`,
    ],
    [
      'a notice that is drawn until an event begins',
      `import moment from 'moment'; import { Alert } from 'reactstrap';
      export default () => {
        if (moment().isAfter('2018-10-24 18:00:00.000-05')) return null;
        return <Alert color="primary"><h6>Want to work on the queue?</h6><p>Join us for a hack night.</p></Alert>;
      };`,
    ],
    [
      'a picture that is shown between two days',
      `export const Splash = () => (
        <div>
          {Date.now() > new Date('2026-12-10').getTime() && Date.now() < new Date('2026-12-27').getTime()
            ? <img id="logo" src={winterLogo} title="Christmas" />
            : <img id="logo" src={logo} />}
        </div>
      );`,
    ],
    [
      'a poll that has closed',
      `export const vote = (request, response) => { if (Date.now() > Date.UTC(2027, 0, 1)) return response.status(403).send('Voting is closed'); response.send('ok'); };`,
    ],
    [
      'whether a discount has expired',
      `export const loadDiscount = async ({ session }) => {
        const token = await session.get('discount_token');
        return { isExpired: token ? Date.now() > new Date('2025-01-01T00:30:00+08:00').getTime() : null };
      };`,
    ],
    [
      'whether the day of the launch is still to come',
      `const LAUNCH_DATE = new Date('2025-08-23T00:00:00+01:00');
      export function isPreLaunch(now = new Date()) { return now < LAUNCH_DATE; }
      export function middleware(req) { if (isPreLaunch()) return Response.redirect(new URL('/coming-soon', req.url)); }`,
    ],
    [
      'the records of a list that are over',
      `export const expired = (licenses) => {
        const now = new Date();
        return licenses.filter((license) => new Date(license.expiry_date) < now);
      };`,
    ],
    [
      'whether an event is still followed',
      `export class WinterHook {
        match(url) {
          if (!url.includes('events/winter_hunt.php')) return false;
          return Date.now() <= 1674277200000;
        }
      }`,
    ],
    [
      'what is withdrawn from a game once its season begins',
      `export const BUDS = { Miffy: { isWithdrawable: () => Date.now() > new Date('2024-11-01').getTime() } };`,
    ],
    [
      'clearing up that is left off after a while',
      `export function tidy() {
        if (Date.now() > 163e10) { console.error('Remove me'); return; }
        Dexie.getDatabaseNames().then((names) => { for (const name of names) if (name.startsWith('$ctdb_')) Dexie.delete(name); });
      }`,
    ],
  ],
);

table<string>(
  'what does not come back',
  gaps,
  async (source) => {
    expect(await linesIn({ 'main.tsx': source })).toEqual(['fixed-date 2027-01-01Z degrade']);
  },
  [
    [
      'a dialog to work in',
      `import { Dialog } from './dialog';
      export const Ask = () => Date.now() > Date.UTC(2027, 0, 1) ? null : <Dialog><textarea name="note" /></Dialog>;`,
    ],
    [
      'an editor',
      `import { Editor } from './editor';
      export const Main = () => Date.now() > Date.UTC(2027, 0, 1) ? null : <Editor />;`,
    ],
  ],
);
