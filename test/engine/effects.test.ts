/** What runs, or stops running, once the date has come. */
import { describe, expect, it } from '@jest/globals';
import { analyse, isLoud, line } from './run.js';

type Row = [payload: string, name: string, source: string];
const guard = 'Date.now() >= 1798761600000';

/** A date that the environment may move: the one in the text is told with what it breaks, whatever else has to hold. */
it('is that of the date in the text where a setting may replace it and more is asked', async () => {
  const { findings } = await analyse(
    `const END = process.env.BETA_END ?? '2027-01-01';\nexport function gate(req: any, res: any, next: any) { if (new Date().toISOString().slice(0, 10) >= END && !req.path.startsWith('/health')) { res.status(410).json({ error: 'The beta has ended.' }); return; } next(); }`,
  );
  expect(findings.map(line)).toContain('fixed-date 2027-01-01Z deny');
});

describe('the payload', () => {
  it.each<Row>([
    ['terminate', 'process.exit', `export function start() { if (${guard}) process.exit(1); }`],
    ['terminate', 'Electron', `import { app } from 'electron'; export function start() { if (${guard}) app.quit(); }`],
    ['throw', 'throw', `export function start() { if (${guard}) throw new Error('Expired'); return 'on'; }`],
    [
      'throw',
      'rejected promise',
      `export function start() { if (${guard}) return Promise.reject(new Error('Expired')); return Promise.resolve('on'); }`,
    ],
    ['deny', 'false instead of true', `export function isUsable() { if (${guard}) return false; return true; }`],
    [
      'terminate',
      'false, and a caller who exits on it',
      `function isUsable() { return !(${guard}); } export function start() { if (!isUsable()) process.exit(1); }`,
    ],
    ['deny', 'null instead of an object', `export function open() { return ${guard} ? null : { state: 'open' }; }`],
    [
      'deny',
      'status 403',
      `export function handle(req: any, res: any) { if (${guard}) { res.status(403).send('expired'); return; } res.send('ok'); }`,
    ],
    [
      'deny',
      'error swallowed within the function',
      `export function canStart() { try { if (${guard}) throw new Error('over'); return true; } catch { return false; } }`,
    ],
    ['degrade', 'empty list', `export function features() { return ${guard} ? [] : ['print', 'export']; }`],
    [
      'nag',
      'warning about expiry',
      `export function start() { if (${guard}) console.warn('Your beta version has expired, please upgrade.'); return 'on'; }`,
    ],
    [
      'nag',
      'warning with days in it',
      `export function start() { const days = Math.floor((Date.now() - 1798761600000) / 864e5); if (days >= 0) console.warn('The data is ' + days + ' days old. Please update.'); return 'on'; }`,
    ],
    ['nag', 'alert', `export function start() { if (${guard}) alert('This beta has expired.'); return 'on'; }`],
    [
      'destroy',
      'fs.rmSync',
      `import fs from 'node:fs'; export function tidy(dir: string) { if (${guard}) fs.rmSync(dir, { recursive: true }); }`,
    ],
    [
      'destroy',
      'promises',
      `import { rm } from 'node:fs/promises'; export async function tidy(dir: string) { if (${guard}) await rm(dir, { recursive: true }); }`,
    ],
    ['destroy', 'localStorage', `export function tidy() { if (${guard}) localStorage.clear(); }`],
    [
      'redirect',
      'location.href',
      `export function start() { if (${guard}) location.href = 'https://shop.example/upgrade'; }`,
    ],
    ['redirect', 'location.replace', `export function start() { if (${guard}) window.location.replace('/expired'); }`],
    ['hang', 'endless loop', `export function start() { if (${guard}) while (true) {} return 'on'; }`],
    [
      'hang',
      'loop that is as good as endless',
      `export function start() { if (${guard}) for (let i = 0; i < 1e12; i++); }`,
    ],
    ['hang', 'loop that runs away', `export function start() { let i = 0; if (${guard}) while (i >= 0) i++; }`],
    [
      'execute',
      'child process',
      `import { exec } from 'node:child_process'; export function start() { if (${guard}) exec('node patch.js'); }`,
    ],
    ['execute', 'eval', `export function start(code: string) { if (${guard}) eval(code); }`],
  ])('%s: %s', async (payload, _name, source) => {
    const { findings } = await analyse(source);
    expect(findings.filter(isLoud).map(line)).toEqual([`fixed-date 2027-01-01Z ${payload}`]);
  });

  it('is read from a warning about the latest of many dates, with months in it', async () => {
    const { findings } = await analyse(
      `export function start(agents: any) { let latest = 0; for (const name in agents) for (const key in agents[name].releaseDate) if (latest < agents[name].releaseDate[key]) latest = agents[name].releaseDate[key];
      const [now, past] = [new Date(), new Date(latest * 1000)]; const months = (now.getFullYear() - past.getFullYear()) * 12 + now.getMonth() - past.getMonth();
      if (latest !== 0 && months >= 6) { const age = months + ' ' + (months > 1 ? 'months' : 'month'); console.warn('The data is ' + age + ' old. Please update.'); } return 'on'; }`,
    );
    expect(findings.filter(isLoud).map(line)).toEqual(['build-age P6M nag']);
  });
});

describe('the harmful side', () => {
  it('is told apart from the other whichever way the condition is put', async () => {
    const told = await Promise.all(
      [
        `if (${guard}) stop();`,
        `if (!(${guard})) {} else stop();`,
        `if (Date.now() < 1798761600000) return; stop();`,
      ].map(async (body) =>
        (await analyse(`export function start() { ${body} } function stop() { process.exit(1); }`)).findings.map(
          (one) => [one.deadline, one.windows, one.payload],
        ),
      ),
    );
    expect(told[0]).toEqual([
      ['2027-01-01T00:00:00.000Z', [{ from: '2027-01-01T00:00:00.000Z', to: null }], 'terminate'],
    ]);
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });

  it('has two edges for a window and the deadline at the first', async () => {
    const { findings } = await analyse(
      `export function start() { const now = Date.now(); if (now >= Date.UTC(2027, 0, 1) && now < Date.UTC(2027, 1, 1)) process.exit(1); }`,
    );
    expect(findings.map(({ deadline, windows }) => ({ deadline, windows }))).toEqual([
      {
        deadline: '2027-01-01T00:00:00.000Z',
        windows: [{ from: '2027-01-01T00:00:00.000Z', to: '2027-02-01T00:00:00.000Z' }],
      },
    ]);
  });

  it('may lie in several windows when fields are compared one by one', async () => {
    const { findings } = await analyse(
      `export function start() { const now = new Date(); if (now.getUTCFullYear() >= 2027 && now.getUTCMonth() >= 10) process.exit(1); }`,
    );
    const windows = findings[0]?.windows ?? [];
    expect(findings).toHaveLength(1);
    expect(findings[0]?.deadline).toBe('2027-11-01T00:00:00.000Z');
    expect(windows[0]).toEqual({ from: '2027-11-01T00:00:00.000Z', to: '2028-01-01T00:00:00.000Z' });
    expect(windows.length).toBeGreaterThan(1);
  });

  it('is proved by the outcomes on both sides of the flip', async () => {
    const { findings } = await analyse(`export function start() { if (${guard}) process.exit(1); }`);
    expect(findings[0]?.proof).toEqual({
      condition: guard,
      before: { at: '2026-12-31T23:59:59.999Z', outcome: 'false' },
      after: { at: '2027-01-01T00:00:00.000Z', outcome: 'true' },
    });
  });

  it('is first met in the zone where the day begins first, when the code reads local time', async () => {
    const { findings } = await analyse(
      `export function start() { if (new Date() >= new Date(2008, 7, 12)) process.exit(1); }`,
    );
    expect(findings.map(({ deadline, firstMet }) => [deadline, firstMet])).toEqual([
      ['2008-08-12T00:00:00', '2008-08-11T10:00:00.000Z'],
    ]);
  });
});

describe('arming', () => {
  it.each<[arming: string, source: string]>([
    ['armed', `export function start() { if (${guard}) process.exit(1); }`],
    ['conditional', `export function start() { if (process.env.ROLLOUT_FLAG && ${guard}) process.exit(1); }`],
    [
      'conditional',
      `export function start(flags: { enableExpiry: boolean }) { if (flags.enableExpiry) { if (${guard}) process.exit(1); } }`,
    ],
  ])('%s: %s', async (arming, source) => {
    expect((await analyse(source)).findings.map((finding) => finding.arming)).toEqual([arming]);
  });

  it('is no finding where the guard is folded away', async () => {
    expect(
      (
        await analyse(`const BETA = false; export function start() { if (BETA && ${guard}) process.exit(1); }`)
      ).findings.filter(isLoud),
    ).toEqual([]);
  });
});

describe('what is rendered', () => {
  const rendered = (condition: string, title: string): string =>
    `declare const React: any; export function Button(props: any) { const now = new Date(); const ${condition}; return React.createElement('button', { title: ${title} }); }`;

  it('turns festive by itself on a day of every year', async () => {
    const source = rendered(
      'isChristmas = now.getMonth() === 11 && now.getDate() === 25',
      `isChristmas ? 'Ho Ho Ho!' : props.title`,
    );
    const { findings } = await analyse(source);
    expect(findings.map(({ trigger, payload, severity }) => [trigger, payload, severity])).toEqual([
      ['calendar', 'nag', 'low'],
    ]);
  });

  it('may follow the hour of the day', async () => {
    const { findings } = await analyse(
      rendered('isEarly = now.getHours() < 12', `isEarly ? 'Good morning' : 'Good evening'`),
    );
    expect(findings.filter(({ severity }) => severity !== 'hidden')).toEqual([]);
  });
});

describe('what the guard leaves behind, acted on later', () => {
  const shown = (check: string): string => `
    declare const parse: any, products: any;
    export function validate(component: string, key: string) {
      let message: string | undefined;
      const keys = parse(key);
      if (!keys) return true;
      if (keys.length > 0) {
        for (const licence of keys) {
          if (licence.platform !== 'web') message = 'Platform mismatch';
          else {
            if (licence.version < 4 || licence.version == null) message = 'Version mismatch'.replace('Version', licence.version);
            ${check}
          }
        }
      } else message = products.invalid;
      if (message && typeof document !== 'undefined' && component !== 'pdf') {
        const box = document.createElement('div');
        box.innerHTML = '<p class="frame"><svg viewBox="0 0 24 24"><path d="${'M12 3C7 3 3 7 3 12'.repeat(30)}"/></svg><b>' + message + '</b></p>';
        document.body.appendChild(box);
      }
    }`;

  it.each<[name: string, check: string]>([
    [
      'if',
      `if (licence.expiryDate) { if (new Date(licence.expiryDate) < new Date()) message = 'Your licence has expired'; }`,
    ],
    [
      '&&',
      `licence.expiryDate && new Date(licence.expiryDate) < new Date() && (message = 'Your licence has expired');`,
    ],
    [
      '?:',
      `message = licence.expiryDate ? (new Date(licence.expiryDate) < new Date() ? 'Your licence has expired' : message) : message;`,
    ],
  ])('a message in a variable that other branches write too, by %s', async (_name, check) => {
    const [finding] = (await analyse(shown(check))).findings;
    expect(finding).toMatchObject({ trigger: 'license-expiry' });
    expect(finding?.payload).toMatch(/^(nag|degrade)$/);
    expect(finding?.effects[0]?.code).toMatch(/innerHTML|appendChild/);
  });

  it('is not seen where both ways leave the same', async () => {
    const same = `if (new Date(licence.expiryDate) < new Date()) message = 'Hello'; else message = 'Hello';`;
    expect((await analyse(shown(same))).findings.filter(isLoud)).toEqual([]);
  });
});

describe('a verdict that a closure leaves in a variable', () => {
  it('is followed to who acts on it, though the date may be missing and the closure has two callers', async () => {
    const source = `
      declare const decode: any, digest: any;
      export class LicenseManager {
        message?: string;
        validate() {
          const details = this.details(LicenseManager.key);
          if (details.missing) this.message = 'For trial use only';
          else if (details.valid && details.isTrial && details.trialExpired) throw new Error('Trial period expired');
        }
        details(key: any) {
          if (!key?.length) return { missing: true };
          let valid = digest(key), trialExpired: any, expiry: any = null;
          const [version, isTrial] = decode(key);
          function handleTrial() { trialExpired = expiry < new Date(); }
          if (valid && (expiry = new Date(parseInt(decode(key.substring(4)), 10)), valid = !isNaN(expiry.getTime())), valid)
            switch (version) {
              case '2': isTrial && handleTrial(); break;
              case '3': isTrial ? handleTrial() : (valid = false);
            }
          return valid ? { valid, isTrial, trialExpired } : { valid };
        }
        static key: any;
        static setKey(key: any) { this.key = key; }
      }`;
    const [finding] = (await analyse(source)).findings;
    expect(finding).toMatchObject({ trigger: 'license-expiry', payload: 'throw' });
  });
});

/** Several things may be wrong with a key, and one function tells all of them in the same long words. */
it('is the notice where other checks may show it as well, and are passed by once it is over', async () => {
  const style = 'position:fixed;left:0;top:0;width:100%;height:100%;background:rgba(0,0,0,.3);font-family:sans-serif';
  const { findings } = await analyse(`
    const messages = { expired: 'Your license has expired.', domain: 'Your license is for another domain.' };
    function isInTime(key) {
      const text = key.exp;
      const end = new Date(parseInt(text.substr(0, 4)) || 0, parseInt(text.substr(4, 2)) - 1 || 0, parseInt(text.substr(6, 2)) || 0);
      return Math.ceil((end.valueOf() - Date.now()) / 864e5) > 0;
    }
    function isForDomain(key) { return new RegExp(key.domains).test(location.hostname); }
    function checkLicense(control, key) {
      let message = null;
      if (isInTime(key)) { if (!isForDomain(key)) message = messages.domain; } else message = messages.expired;
      if (message) show(control, message);
    }
    function show(control, message) {
      if (/localhost/.test(location.hostname)) return;
      const sheet = document.createElement('div');
      sheet.innerHTML = '<div style="${style}"><div style="${style}"><p class="license">' + message + '</p></div></div>';
      document.body.appendChild(sheet);
    }
    export function attach(control, key) { decode(key, (found) => checkLicense(control, found)); }`);
  expect(findings.filter(isLoud).map(line)).toEqual(['license-expiry P0D nag']);
});

/** The timer stands in what is written down about the library, which nobody has in front of them. */
it('of what a library arms is told where the program asks for it, once for each', async () => {
  const armed = (year: number): string =>
    `import { timer } from 'rxjs';\ntimer(new Date(Date.UTC(${year}, 0, 1))).subscribe(() => { process.exit(1); });`;
  const { findings } = await analyse({ 'a.ts': armed(2027), 'b.ts': armed(2028) });
  expect(findings.map(({ place: { path, line: at }, deadline }) => [path, at, deadline])).toEqual([
    ['a.ts', 2, '2027-01-01T00:00:00.000Z'],
    ['b.ts', 2, '2028-01-01T00:00:00.000Z'],
  ]);
});

describe('what takes nothing away', () => {
  it.each([
    ['all that is removed stands on the page', 'selection.removeAllRanges();'],
    ['all that is removed listens', 'selection.removeAllListeners();'],
    [
      'what is put in place was missing',
      'Array.prototype.at || (Array.prototype.at = function (i) { return this[i]; });',
    ],
    ['what is put in place was asked for', 'if (!Object.fromEntries) Object.fromEntries = function (l) { return l; };'],
    [
      'its type was asked for',
      "if (typeof Number.isNaN !== 'function') Number.isNaN = function (n) { return n !== n; };",
    ],
    [
      'its name was asked for',
      "if (!('at' in Array.prototype)) Array.prototype.at = function (i) { return this[i]; };",
    ],
  ])('%s', async (_name, source) => {
    const { findings } = await analyse(`export function start(selection: any) { if (${guard}) { ${source} } }`);
    expect(findings.filter(isLoud)).toEqual([]);
  });

  it.each([
    ['destroy', 'selection.removeAllRecords();'],
    ['degrade', 'Array.prototype.at = function () { return 0; };'],
    ['degrade', 'if (Array.prototype.at) Array.prototype.at = function () { return 0; };'],
  ])('is not: %s, %s', async (payload, source) => {
    const { findings } = await analyse(`export function start(selection: any) { if (${guard}) { ${source} } }`);
    expect(findings.filter(isLoud).map((finding) => finding.payload)).toEqual([payload]);
  });
});
