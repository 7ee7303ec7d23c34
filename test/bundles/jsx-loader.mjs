/** A loader of webpack for what has elements in it. Takes a text, gives JavaScript. */
import { transformSync } from 'esbuild';

export default (text) => transformSync(text, { loader: 'jsx', jsx: 'automatic', target: 'es2020' }).code;
