/** Components that are written as an object of options: data, what is computed, methods, and what they assign to each other. */
import { describe, expect, it } from '@jest/globals';
import { linesIn } from './run.js';

const end = 'Date.UTC(2027, 0, 1)';

describe('a component of options', () => {
  it.each<readonly [name: string, options: string, expected: string]>([
    [
      'a date among its data, asked in a hook',
      `data() { return { end: ${end}, locked: false }; }, mounted() { if (Date.now() > this.end) this.locked = true; }`,
      'fixed-date 2027-01-01Z deny',
    ],
    [
      'a field that a hook sets and a rendering reads',
      `data: () => ({ over: false }), created() { this.over = Date.now() > ${end}; }, render(h) { return this.over ? null : h('main', this.text); }`,
      'fixed-date 2027-01-01Z degrade',
    ],
    [
      'what is computed from its data',
      `data() { return { end: ${end} }; }, computed: { isLicensed() { return Date.now() < this.end; } }, methods: { save() { if (!this.isLicensed) throw new Error('License expired'); } }`,
      'fixed-date 2027-01-01Z throw',
    ],
    [
      'days of a trial among its data',
      `data() { return { days: 30 }; }, mounted() { const first = Number(localStorage.getItem('firstRun')); if (Date.now() > first + this.days * 864e5) this.$router.push('/trial-over'); }`,
      'trial-period P30D redirect',
    ],
  ])('%s', async (_name, options, expected) => {
    expect(await linesIn({ 'App.vue': `<script>\nexport default { ${options} };\n</script>\n` })).toEqual([expected]);
  });

  it.each<readonly [name: string, text: string]>([
    [
      'the data of a request is no component',
      `$.ajax({ url: '/', data: { end: 0 }, success() { if (Date.now() > this.end) throw new Error('over'); } });`,
    ],
    [
      'a date of its own that the user picks',
      `export default { data() { return { picked: new Date(2027, 0, 1) }; }, watch: { value(next) { this.picked = next; } }, computed: { label() { return this.picked.getTime() < Date.now() ? 'past' : 'future'; } } };`,
    ],
  ])('silent: %s', async (_name, text) => {
    expect(await linesIn({ 'main.js': text })).toEqual([]);
  });
});
