/** Varied sources for the oracle: `.js` ones are sloppy scripts unless they say otherwise. */
export const samples: readonly (readonly [path: string, text: string])[] = [
  [
    '/esx/closures.js',
    `var expiry = 1218499200000;
function makeCheck(now) {
  let calls = 0;
  return function check(expiry) { calls++; return now() > (expiry || this.expiry) && check !== makeCheck; };
}
const check = makeCheck(() => Date.now());
(() => { const expiry = 2; { const expiry = 3; check(expiry); } check(expiry); })();
check(expiry);`,
  ],
  [
    '/esx/hoisting.js',
    `start(grace);
if (beta) { var grace = 14; function start(days) { return days + late; } let late = 2; }
for (var i = 0, n = start(grace); i < n; i++) { var last = i; }
for (const key in { i }) late(key);
while (last) { var never; break; }
switch (last) { case 1: var found = 1; let inCase = 2; default: found = inCase; }
label: { var labelled = found; break label; }
try { risky(labelled) } catch ({ message: found, code = i }) { var late = found + code; } finally { never = late; }
function start() { return arguments.length + never; }
use(i, n, last, found, inCase, labelled, late, start);`,
  ],
  [
    '/esx/destructuring.js',
    `const { license: { expires, grace = expires + pad(1), ...rest }, [rest0]: dynamic } = load(), rest0 = 'a';
let [first, , third = first, ...others] = dynamic;
function pad(value, { zone = value, fields: [year, month = year] = [] } = {}, ...rest) { return [zone, month, rest]; }
({ first, third: others[0], grace2: third = grace } = rest);
[first, third] = [third, first];
for (const [key, { until } = first] of Object.entries(others)) pad(key, until);`,
  ],
  [
    '/esx/classes.ts',
    `import license, { isExpired as expired, type Edition } from './license.js';
import * as clock from './clock.js';
import fs = require('fs');
const method = 'check', base = license(class Base {});
@sealed(method)
class Product extends base implements Edition {
  static readonly built = clock.now();
  #until = Product.built + this.days;
  days = (method => method)(14);
  static { var method = 1; Product.register(method); }
  constructor(private readonly now = () => expired(method), later = now) { super(later); }
  [method](method: string): Product is Edition { return Inner.name === method ? new Product() : fs.x; }
  get until() { return this.#until; }
}
const Inner = class Own { copy(): Own { return new Own(Own.name, Product); } };
function sealed(key: string): ClassDecorator;
function sealed(key: any) { return (target: typeof Product) => target; }
export { Product as default, Inner };
export const type: Edition = sealed;`,
  ],
  [
    '/esx/enums.ts',
    `export enum Edition { Beta = 1, Final = Beta << 1, Named = Edition.Beta }
const enum Flag { Off, On = Off + offset }
const offset = 2;
namespace Release { export const day = Edition.Beta; namespace Inner.Deep { const day = Flag.On; use(day, Edition); } use(day); }
import day = Release.day;
type Release2 = typeof offset;
let value: Release2 = offset satisfies Release2, other = <Release2>value;
use(day, Release, other!);
abstract class A<T> { abstract run(value: T): asserts value; f(this: A<T>, value: T) { return [this, value]; } }
use<Release2>(A<string>);`,
  ],
  [
    '/esx/minified.js',
    `!function(e,t){"object"==typeof exports&&"undefined"!=typeof module?t(exports):t((e=e||self).lic={})}(this,function(e){"use strict";var t=12184992e5,n=function(e,n){for(var r=e,i=0;i<n;i++)r=t+r;if(r){function t(){return r}t()}return t},r=function e(t){return t?e(t-1):n};function i(e){try{return r(e)}catch(e){var t=e;return t}}class o extends i{static n=t;[n](t){return t}}e.check=i,e.until=t,e.o=o;var{a:s=t,...a}=e;(({e:e,t:n})=>{e=n,t=a,s=>s})(s)});`,
  ],
  [
    '/esx/view.jsx',
    `import Nag, * as parts from './nag.js';
const day = 1, until = 2;
export const View = ({ until, children: [Child] }) => <parts.Frame day={day} {...until}><Nag.Bar until={() => until} />
  <Child day="x">{children(day)}</Child><day until></day></parts.Frame>;`,
  ],
];
