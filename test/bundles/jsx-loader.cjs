/** A loader of webpack for what has elements in it. Takes a text, gives JavaScript. */
const { transformSync } = require('esbuild');

module.exports = (text) => transformSync(text, { loader: 'jsx', jsx: 'automatic', target: 'es2020' }).code;
