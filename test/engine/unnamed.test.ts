/**
 * What minifiers leave of a licence check when they take its names and put its functions into each other: the message
 * behind a call, the property that a key is kept under, a status word. Written as they write; look-alikes stay silent.
 */
import { expect } from '@jest/globals';
import { table } from './rows.js';
import { linesIn } from './run.js';

const kept = `var e={license:null,ok:!1},m=["Invalid license","Your license is expired"];
export function n(t){const[n,o]=t.split(",");n&&o&&(e.license=JSON.parse(window.atob(o)))}
function o(e){const n=document.createElement("div");return n.textContent=m[e],document.body.append(n),!1}`;

table(
  'a licence without names',
  {},
  async ([text, expected]: readonly [text: string, expected: string]) => {
    expect(await linesIn({ 'a.js': text })).toEqual([`license-expiry ${expected}`]);
  },
  [
    [
      'whose message stands where the predicate is called',
      [
        'export function n(t){let e=JSON.parse(window.atob(t));if(c(e))throw new Error("license expired")}function c(e){return(new Date).toISOString().slice(0,10)>e.date}',
        'P1D throw',
      ],
    ],
    [
      'that a property is named after',
      [
        'var e={license:null};export function n(t){e.license=JSON.parse(window.atob(t))}function c(e){return(new Date).toISOString().slice(0,10)>e.date}function d(){const t=e.license;return!!t&&!c(t)}export function i(t){if(!d())throw new Error("stop");return t}',
        'P1D throw',
      ],
    ],
    [
      'whose check is written into its only call',
      [
        `${kept}export function i(t,n){if(!e.ok&&!function(){const t=e.license;return t?(e=>e.date&&(new Date).toISOString().slice(0,10)>e.date)(t)?o(1):e.ok=!0:o(0)}())return t.innerHTML="",null;return 5}`,
        'P1D degrade',
      ],
    ],
    [
      'whose mark is drawn by a component that is handed on under its name',
      [
        'import*as e from"react";function t(e){const t=/EXPIRY=(\\d+)/.exec(atob(e));return t?parseInt(t[1],10):null}function n({licenseKey:n}){return t(n)<(new Date).getTime()?e.createElement("div",{style:{position:"absolute"}},"License Expired"):null}export{n as Watermark};',
        'P0D degrade',
      ],
    ],
    [
      'that is only one of two ways to be over',
      [
        'export function w(e){return"valid"===function(e){const n=function(e){if(!e)return{status:"missing"};const t=Date.parse(e.licenseEnd);return("team"===e.plan?(new Date).getTime()>t:e.built>t)?{status:"expired"}:{status:"valid"}}(e);return"valid"===n.status||console.error("expired"===n.status?"Your license key has expired":"Missing license key"),n}(e).status?null:document.createElement("div")}',
        'P0D deny',
      ],
    ],
  ],
);

table(
  'somebody’s record without names',
  {},
  async (text: string) => {
    expect(await linesIn({ 'a.js': text })).toEqual([]);
  },
  [
    [
      'whose message speaks of a session',
      'export function n(t){let e=JSON.parse(window.atob(t));if(c(e))throw new Error("session expired")}function c(e){return(new Date).toISOString().slice(0,10)>e.date}',
    ],
    [
      'that a property names a token',
      'var e={token:null};export function n(t){e.token=JSON.parse(window.atob(t))}function c(e){return Date.now()>e.exp}function d(){const t=e.token;return!!t&&!c(t)}export function i(t,n){return d()?n:null}',
    ],
  ],
);
