/**
 * The names of members that the objects of the language have themselves: a call of one of them on something that nobody
 * knows may well be the language's. Written out, since what an engine has differs from version to version.
 */

const names: ReadonlySet<string> = new Set(
  (
    'length constructor at concat copyWithin fill find findIndex findLast findLastIndex lastIndexOf pop push reverse shift ' +
    'unshift slice sort splice includes indexOf join keys entries values forEach filter flat flatMap map every some reduce ' +
    'reduceRight toLocaleString toString toReversed toSorted toSpliced with ' +
    'get set has delete clear size add ' +
    'anchor big blink bold charAt charCodeAt codePointAt endsWith fontcolor fontsize fixed isWellFormed italics link ' +
    'localeCompare match matchAll normalize padEnd padStart repeat replace replaceAll search small split strike sub substr ' +
    'substring sup startsWith toWellFormed trim trimStart trimLeft trimEnd trimRight toLocaleLowerCase toLocaleUpperCase ' +
    'toLowerCase toUpperCase valueOf ' +
    'then catch finally name arguments caller apply bind call ' +
    'toDateString toTimeString toISOString toUTCString toGMTString getDate setDate getDay getFullYear setFullYear getHours ' +
    'setHours getMilliseconds setMilliseconds getMinutes setMinutes getMonth setMonth getSeconds setSeconds getTime setTime ' +
    'getTimezoneOffset getUTCDate setUTCDate getUTCDay getUTCFullYear setUTCFullYear getUTCHours setUTCHours ' +
    'getUTCMilliseconds setUTCMilliseconds getUTCMinutes setUTCMinutes getUTCMonth setUTCMonth getUTCSeconds setUTCSeconds ' +
    'getYear setYear toJSON toLocaleDateString toLocaleTimeString ' +
    'exec dotAll flags global hasIndices ignoreCase multiline source sticky unicode compile test unicodeSets ' +
    'toExponential toFixed toPrecision ' +
    '__defineGetter__ __defineSetter__ hasOwnProperty __lookupGetter__ __lookupSetter__ isPrototypeOf propertyIsEnumerable ' +
    '__proto__'
  ).split(' '),
);

/** @example isStandardMethod('push') // true */
export const isStandardMethod = (name: string): boolean => names.has(name);
