import { describe, expect, it } from '@jest/globals';
import { loadRulebook } from '../../src/rulebook/load.js';
import {
  alibisIn,
  classifyAnchor,
  matchCall,
  matchReturn,
  matchThrow,
  matchWrite,
  screenWords,
  speaksOf,
  vocabularyIn,
  wordsOf,
} from '../../src/rulebook/rulebook.js';
import { speaksOneOf } from '../../src/rulebook/words.js';

const rulebook = loadRulebook();

describe('wordsOf', () => {
  it.each([
    ['isBetaExpired2', 'is beta expired 2'],
    ['process.env.BUILD_DATE', 'process env build date'],
    ['__BUILD_TIME__', 'build time'],
    ['XMLHttpRequest', 'xml http request'],
    ['parseJWTToken', 'parse jwt token'],
    ['license-expiry date', 'license expiry date'],
    ['localStorage.getItem("firstRun")', 'local storage get item first run'],
    ['Läuft am Freitag aß', 'läuft am freitag aß'],
    ['FROM grants WHERE expired = 0', 'from grants where expired 0'],
    ['FROM grants WHERE id = 1', 'from grants'],
    ['', ''],
  ])('%s', (text, words) => {
    expect(wordsOf(text).join(' ')).toBe(words);
  });

  it('reads only the beginning of a very long text', () => {
    expect(wordsOf('a '.repeat(1_000_000))).toHaveLength(1000);
  });
});

it.each([
  ['the trial end date', 'trial end', true],
  ['the trial has an end', 'trial end', false],
  ['trial', 'trial end', false],
  ['trials', 'trial', false],
])('speaksOneOf(%s, %s)', (text, phrase, answer) => {
  expect(speaksOneOf([text], [phrase])).toBe(answer);
});

/** A call for the date of an answer, in all the quotes. */
const askedBy = (call: string): string[] =>
  ['"', "'", '`'].flatMap((quote) => ['Date', 'date'].map((name) => `${call}(${quote}${name}${quote})`));

it('screenWords are sorted and hold every library', () => {
  expect(screenWords(rulebook)).toEqual([
    '$.now',
    'Date',
    'DateTime',
    'JSJoda',
    'Temporal',
    '_.now',
    'date +%s',
    'date-fns',
    'date-fns-tz',
    'date-fns/tz',
    'date-fns/utc',
    'dayjs',
    'doby',
    ...askedBy('getResponseHeader'),
    'headers.date',
    ...askedBy('headers.get'),
    'headers["date"]',
    "headers['date']",
    'headers[`date`]',
    'hrtime',
    'jQuery.now',
    'js-joda',
    'lodash-es/now',
    'lodash.now',
    'lodash/now',
    'luxon',
    'moment',
    'now } from "lodash"',
    'now } from "lodash-es"',
    "now } from 'lodash'",
    "now } from 'lodash-es'",
    "now } from 'underscore'",
    'performance',
    'timeapi.io',
    'todo-or-die',
    'uptime',
    'worldclockapi.com',
    'worldtimeapi.org',
  ]);
});

describe('classifyAnchor', () => {
  it.each([
    ['__BUILD_TIME__', [], 'build'],
    ['global:BUILD_INFO.releaseDate', [], 'build'],
    ['process.env.BUILD_DATE', [], 'build'],
    ['import.meta.env.VITE_BUILD_TIME', [], 'build'],
    ['param:info.compiledAt', [], 'build'],
    ['module:./data/table.json.updated', [], 'build'],
    ['process.env.HOME', [], 'data'],
    ['JSON.parse(fs.promises.readFile("utf8")).expireAt', ['isBuild'], 'data'],
    ['localStorage.getItem("firstRun")', [], 'first-run'],
    ['localStorage.getItem("trialStart")', ['checkLicense'], 'first-run'],
    ['module:node:fs.statSync("settings.db").birthtimeMs', [], 'first-run'],
    ['module:fs.default.statSync(process.execPath).mtimeMs', [], 'first-run'],
    ['fs.statSync("upload.png").mtimeMs', [], 'data'],
    ['localStorage.getItem("lastSeen")', [], 'last-run'],
    ['param:license.expiresAt', [], 'license'],
    ['param:licence.expiresAt', [], 'license'],
    ['param:account.trialEndsAt', [], 'license'],
    ['param:exp', ['checkLicence'], 'license'],
    ['module:jsonwebtoken.decode("eyJhbGciOiJub25lIn0.e30.").exp', [], 'credential'],
    ['module:jsonwebtoken.decode(param:token).exp', [], 'data'],
    ['param:response.headers.get("date")', [], 'server'],
    ['param:user.exp', [], 'data'],
    ['param:entry.expiresAt', ['readCache'], 'data'],
    ['', ['BUILD_DATE'], 'build'],
  ])('%s in %j is %s', (path, names, kind) => {
    expect(classifyAnchor(rulebook, path, names).kind).toBe(kind);
  });

  it('names the entry, and none for data', () => {
    expect(classifyAnchor(rulebook, '__BUILD_TIME__', []).entry).toBe('anchors#build-define');
    expect(classifyAnchor(rulebook, 'param:row.at', [])).toEqual({ kind: 'data', entry: null });
  });

  it('lets the licence win over the build', () => {
    expect(classifyAnchor(rulebook, 'process.env.BUILD_LICENSE_UNTIL', []).kind).toBe('license');
  });
});

describe('matchCall', () => {
  it.each([
    ['process.exit', 'exit', ['1'], 'payloads/terminate#process.exit'],
    ['global:process.exit', 'exit', [], 'payloads/terminate#process.exit'],
    ['module:electron.app.quit', 'quit', [], 'payloads/terminate#app.quit'],
    ['module:node:fs.default.rmSync', 'rmSync', ['x'], 'payloads/destroy#fs.rmSync'],
    ['module:fs/promises.rm', 'rm', ['x'], 'payloads/destroy#fs.promises.rm'],
    ['globalThis.window.close', 'close', [], 'payloads/terminate#window.close'],
    ['module:child_process.exec', 'exec', ['./next'], 'payloads/execute#child_process.exec'],
    ['module:child_process.exec', 'exec', ['rm -rf /'], 'payloads/destroy#child_process.exec-delete'],
    [null, 'query', ['drop table users'], 'payloads/destroy#query'],
    [null, 'query', ['select 1'], null],
    [null, 'status', ['403'], 'payloads/deny#status'],
    [null, 'status', ['200'], null],
    ['console.warn', 'warn', ['Your trial has expired'], 'payloads/nag#warn'],
    ['console.log', 'log', ['Happy New Year'], null],
    [null, 'showUpgradeDialog', [], 'payloads/nag#named-nag'],
    ['socket.close', 'close', [], null],
    ['reject', 'reject', [], 'payloads/throw#reject'],
    ['param:list.reject', 'reject', [], null],
  ])('%s .%s %j is %s', (name, method, texts, entry) => {
    expect(matchCall(rulebook, name, method, texts)?.entry ?? null).toBe(entry);
  });

  it('asks the names of the guard where no argument speaks', () => {
    expect(matchCall(rulebook, 'console.log', 'log', ['bye'], ['betaExpired'])?.kind).toBe('nag');
  });
});

it.each([
  ['window.location.href', '/closed', 'redirect'],
  ['button.disabled', 'true', 'degrade'],
  ['button.disabled', 'false', null],
  ['document.body.innerHTML', '', 'degrade'],
  ['this.license.valid', 'false', 'deny'],
  ['invoice.status', 'paid', null],
  ['invoice.status', 'EXPIRED', 'deny'],
  ['user.location', 'Berlin', null],
])('matchWrite(%s, %s) is %s', (path, value, kind) => {
  expect(matchWrite(rulebook, path, value)?.kind ?? null).toBe(kind);
});

it.each([
  ['false', [], ['isLicensed'], 'deny'],
  ['false', [], ['isExpired'], null],
  ['true', [], ['isExpired'], 'deny'],
  ['true', [], ['isWeekend'], null],
  ['word', ['expired'], [], 'deny'],
  ['word', ['community'], ['edition'], 'degrade'],
  ['word', ['gold'], ['expired'], null],
  ['empty', [], [], 'degrade'],
  ['smaller', [], [], 'degrade'],
  ['null', [], [], 'deny'],
] as const)('matchReturn(%s, %j, %j) is %s', (change, texts, names, kind) => {
  expect(matchReturn(rulebook, change, texts, names)?.kind ?? null).toBe(kind);
});

it('a throw is a throw', () => {
  expect(matchThrow(rulebook)?.entry).toBe('payloads/throw#throw');
});

describe('what texts say', () => {
  it('names each entry once', () => {
    const ids = vocabularyIn(rulebook, ['licenseExpired', 'license has expired']).map((entry) => entry.id);
    expect(ids).toEqual(['expiry', 'license', 'bad-status']);
  });

  it('knows both spellings', () => {
    expect(speaksOf(rulebook, ['licence'], 'license')).toBe(true);
    expect(speaksOf(rulebook, ['licensePlate'], 'beta')).toBe(false);
  });

  it('gives an alibi only for its kind of anchor', () => {
    const ids = (texts: string[], anchor: 'data' | 'literal') =>
      alibisIn(rulebook, texts, anchor).map((entry) => entry.id);
    expect(ids(['cachedAnswer'], 'data')).toContain('cache');
    expect(ids(['cachedAnswer'], 'literal')).toEqual([]);
  });

  it('gives none where the guard speaks of what the alibi does not cover', () => {
    expect(alibisIn(rulebook, ['cachedAnswer', 'trial'], 'data')).toEqual([]);
  });
});
