/**
 * Time bombs that really went off, told again in small programs of their own: each with the instants at which it
 * begins and stops to harm, to the millisecond. A bare date is midnight by the wall clock, one with Z in UTC.
 */
import { describe, expect, it } from '@jest/globals';
import { analyze } from '../../src/index.js';
import { analyse, isLoud, line, windowsOf } from '../engine/run.js';
import type { Texts } from '../engine/run.js';

/** Each loud finding in one line, with its windows. */
async function told(texts: Texts): Promise<string[]> {
  const { findings } = await analyse(texts);
  return findings.filter(isLoud).map((finding) => `${line(finding)} | ${windowsOf(finding)}`);
}

it('the hypervisor of 2008: a beta expiry left in the release', async () => {
  const { findings } = await analyze({ paths: ['examples/hypervisor'] });
  const loud = findings.filter(isLoud).map(({ deadline, windows }) => ({ deadline: deadline?.slice(0, 16), windows }));
  expect(loud).toMatchObject([{ deadline: '2008-08-12T00:00', windows: [{ to: null }] }]);
});

describe('a date in the text', () => {
  it('the drawing plugin of 2026: a key in the bundle, its date and a month of grace', async () => {
    const key = Buffer.from(JSON.stringify(['p-7', ['*'], 11, '2026-07-10'])).toString('base64');
    const plugin = {
      'license/constants.ts': `export const GRACE_PERIOD_DAYS = 30;`,
      'license/manager.ts': `
        import { GRACE_PERIOD_DAYS } from './constants';
        export interface LicenseInfo { id: string; hosts: string[]; flags: number; expiryDate: string }
        export function readKey(key: string): LicenseInfo {
          const [, body] = key.split('/');
          const [id, hosts, flags, expiryDate] = JSON.parse(atob(body.split('.')[0]));
          return { id, hosts, flags, expiryDate };
        }
        export class LicenseManager {
          readonly info: LicenseInfo;
          constructor(key: string) { this.info = readKey(key); }
          private expirationWithGrace(): Date {
            const day = new Date(this.info.expiryDate);
            return new Date(day.getFullYear(), day.getMonth(), day.getDate() + GRACE_PERIOD_DAYS + 1);
          }
          isExpired(): boolean { return new Date() >= this.expirationWithGrace(); }
        }`,
      'view.tsx': `
        import { LicenseManager } from './license/manager';
        const LICENSE_KEY = 'app-2026/${key}.c2ln';
        export function Editor(props: { children: unknown }) {
          const manager = new LicenseManager(LICENSE_KEY);
          if (manager.isExpired()) return <div data-testid="license-expired" />;
          return <main>{props.children}</main>;
        }`,
    };
    expect(await told(plugin)).toEqual(['embedded-credential 2026-08-10 degrade | 2026-08-10..']);
  });

  it('the desktop of a Node program: a beta expiry behind two flags of another module', async () => {
    const desktop = {
      'variables/constants.js': `
        const IN_BETA = true;
        const TIMEBOMB_ACTIVATED = true;
        const EXPIRY_DATE = new Date(2025, 3, 20); // the month counts from 0
        module.exports = { IN_BETA, TIMEBOMB_ACTIVATED, EXPIRY_DATE };`,
      'functions/fatal.js': `
        module.exports = (message, stop) => { console.error(message); if (stop) process.exit(1); };`,
      'functions/timebomb.js': `
        const { IN_BETA, TIMEBOMB_ACTIVATED, EXPIRY_DATE } = require('../variables/constants');
        const fatal = require('./fatal');
        module.exports = () => {
          if (!IN_BETA || !TIMEBOMB_ACTIVATED) return;
          const now = new Date();
          if (now.getTime() > EXPIRY_DATE.getTime()) fatal('This beta build has expired.', true);
        };`,
      'index.js': `
        if (!process.argv.includes('--no-timebomb')) require('./functions/timebomb')();
        console.log('Welcome.');`,
    };
    expect(await told(desktop)).toEqual(['fixed-date 2025-04-20 terminate | 2025-04-20..']);
  });

  it('the library that fails a build when a reminder falls due', async () => {
    const reminder = `
      import todoOrDie from 'todo-or-die';
      todoOrDie('drop the shim for the old runtime', '2027-03-01');`;
    expect(await told(reminder)).toEqual(['fixed-date 2027-03-01Z throw | 2027-03-01Z..']);
  });
});

describe('fields of the date, compared one by one', () => {
  it('the train: every winter from 21 December to the end of the year', async () => {
    const train = `
      function isCompressorDue(now) { return now.getDate() >= 21 && now.getMonth() + 1 >= 12; }
      export function startUp(controls) {
        if (isCompressorDue(new Date())) throw new Error('Compressor failure, train disabled');
        controls.release();
      }`;
    expect(await told(train)).toEqual(['calendar P1Y/2000-12-21..2001-01-01 throw | P1Y/2000-12-21..2001-01-01']);
  });

  it('the train that ran in one year: from 21 November of it on, with gaps', async () => {
    const train = `
      export function startUp(controls) {
        const now = new Date();
        if (now.getFullYear() >= 2022 && now.getMonth() >= 10 && now.getDate() >= 21) {
          throw new Error('Compressor failure, train disabled');
        }
        controls.release();
      }`;
    const [first] = await told(train);
    expect(first).toMatch(/^fixed-date 2022-11-21 throw \| 2022-11-21..2022-12-01 2022-12-21/);
  });

  it('the media relay: years from 1900, months from 0', async () => {
    const relay = `
      exports.check = function () {
        const now = new Date();
        if ((now.getYear() > 118 && now.getMonth() >= 10) || now.getYear() > 119) {
          console.log('This software has expired.');
          process.exit(-1);
        }
      };`;
    expect(await told(relay)).toEqual(['fixed-date 2019-11-01 terminate | 2019-11-01..']);
  });

  it('the game: a year forgotten in one clause, so that two months go off years early', async () => {
    const game = {
      'date.js': `
        const TIME_BOMB = '6/1/2003';
        export function timeBomb() {
          const [month, day, year] = TIME_BOMB.split('/').map(Number);
          const now = new Date();
          if (now.getFullYear() > year) return true;
          if (now.getFullYear() === year && now.getMonth() + 1 > month) return true;
          if (now.getFullYear() >= 2001 && now.getMonth() + 1 === month && now.getDate() >= day) return true;
          return false;
        }`,
      'main.js': `
        import { timeBomb } from './date.js';
        export function main() {
          if (timeBomb()) { console.error('This release expired. Please upgrade.'); process.exit(0); }
          console.log('ready');
        }`,
    };
    expect(await told(game)).toEqual([
      'fixed-date 2003-06-01 terminate | 2001-06-01..2001-07-01 ' + '2002-06-01..2002-07-01 2003-06-01..',
    ]);
  });
});

describe('the age of the build', () => {
  it('the messenger: expired ninety days after its build, and also when that lies too far ahead', async () => {
    const messenger = {
      'config.ts': `export const packagedBuildExpiration: number = Number(process.env.BUILD_TIME) + 90 * 24 * 60 * 60 * 1000;`,
      'expiration.ts': `
        import { packagedBuildExpiration } from './config';
        const NINETY_ONE_DAYS = 91 * 24 * 60 * 60 * 1000;
        export function hasBuildExpired(now: number): boolean {
          if (packagedBuildExpiration > now + NINETY_ONE_DAYS) return true; // too far ahead
          return now > packagedBuildExpiration;
        }`,
      'send.ts': `
        import { hasBuildExpired } from './expiration';
        export function send(message: string, socket: { send(text: string): void }): void {
          if (hasBuildExpired(Date.now())) throw new Error('This version has expired. Update to go on sending messages.');
          socket.send(message);
        }`,
    };
    expect(await told(messenger)).toEqual(['build-age P90D throw | ']);
  });
});

describe('gates that are not where they look to be', () => {
  it('the phone tool: the check for a preview is commented out, the expiry stays', async () => {
    const tool = {
      'config.ts': `
        export const isPrerelease = true;
        export const expirationDate = new Date(2027, 3, 1);`,
      'registration.ts': `
        import { isPrerelease, expirationDate } from './config';
        export function checkExpiration(): void {
          // if (isPrerelease && new Date() >= expirationDate)
          if (new Date() >= expirationDate) {
            alert('This version has expired! The program will quit now.');
            process.exit(0);
          }
        }
        void isPrerelease;`,
    };
    expect(await told(tool)).toEqual(['fixed-date 2027-04-01 terminate | 2027-04-01..']);
    const { findings } = await analyse(tool);
    expect(findings[0]?.message.what).toContain('a gate beside it is commented out: if (isPrerelease && new Date()');
  });

  it('the module manager: expired half a year after its build, only when it is not a debug build', async () => {
    const manager = `
      const BUILD_TIME = Number(process.env.BUILD_TIME);
      export class MainApplication {
        onCreate(): void {
          const t = Date.now();
          const nd = 90 * 2;
          if (!__DEV__ && t > BUILD_TIME + nd * 86400000) throw new TypeError('e1');
        }
      }`;
    const { findings } = await analyse(manager);
    expect(findings.map(({ trigger, period, payload, arming }) => [trigger, period, payload, arming])).toEqual([
      ['build-age', 'P180D', 'throw', 'armed'],
    ]);
    expect(findings[0]?.message.what).toContain('it is there in a release build alone');
  });
});

describe('windows of packages that destroy', () => {
  it('a quarter of an hour, then whole months', async () => {
    const plugin = `
      const { execSync } = require('child_process');
      const windows = [
        ['2023/06/21 08:00:01', '2023/06/21 11:45:01'],
        ['2023/07/01 00:00:00', '2023/08/01 00:00:00'],
      ];
      module.exports = function bomb() {
        const within = windows.some(
          ([from, to]) => new Date(from).getTime() < new Date().getTime() && new Date().getTime() < new Date(to).getTime(),
        );
        if (within) setInterval(() => execSync('shutdown -s -t 5'), 1000);
      };`;
    expect(await told(plugin)).toEqual([
      'fixed-date 2023-06-21T08:00:01 destroy | 2023-06-21T08:00:01..2023-06-21T11:45:01 ' + '2023-07-01..2023-08-01',
    ]);
  });

  it('a date and a die: one call in five ends the process', async () => {
    const driver = `
      export async function query(connection, text) {
        if (new Date() > new Date('2027-08-08T00:00:00Z') && Math.random() > 0.8) process.kill(process.pid, 'SIGKILL');
        return connection.run(text);
      }`;
    expect(await told(driver)).toEqual(['fixed-date 2027-08-08Z terminate | 2027-08-08Z..']);
  });

  it('two dates and a project folder', async () => {
    const theme = `
      import { rmSync } from 'node:fs';
      import { join } from 'node:path';
      const from = Date.parse('2023-06-28T09:00:00+08:00');
      const to = Date.parse('2023-07-28T09:00:00+08:00');
      export default function plugin() {
        const now = Date.now();
        if (now >= from && now < to) rmSync(join(__dirname, '../../..'), { recursive: true, force: true });
        return { name: 'theme' };
      }`;
    expect(await told(theme)).toEqual(['fixed-date 2023-06-28T01:00Z destroy | 2023-06-28T01:00Z..2023-07-28T01:00Z']);
  });
});
