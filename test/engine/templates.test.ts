/** Templates of components: what a condition in them shows and hides, and where that is told. */
import { describe, expect, it } from '@jest/globals';
import { analyse, isLoud, linesIn } from './run.js';
import { mayHoldTemplates } from '../../src/parse/angular-hosts.js';

const due = 'Date.now() >= Date.UTC(2027, 0, 1)';
const angular = (template: string, body: string): Record<string, string> => ({
  'app.component.ts': `import { Component } from '@angular/core';\n@Component({ selector: 'app-root', template: \`${template}\` })\nexport class AppComponent { ${body} }\n`,
});

/** The same as a compiler writes it: the decorator is a call, and the class a value. */
const compiled = (template: string, body: string): Record<string, string> => ({
  'app.js': `import{Component as c}from"@angular/core";import{d}from"./helpers.js";export let AppComponent=class{${body}};AppComponent=d([c({selector:"app-root",template:\`${template}\`})],AppComponent);`,
});

it('is sought quickly in a text that was written to take long', () => {
  const text = `template: ${'a([ '.repeat(50_000)}${' '.repeat(200_000)}a([${'(,'.repeat(200_000)}`;
  const from = performance.now();
  expect(mayHoldTemplates(text)).toBe(false);
  expect(performance.now() - from).toBeLessThan(3_000);
});

describe('what a template takes away', () => {
  it.each<readonly [name: string, texts: Record<string, string>]>([
    [
      'an element of Angular whose decorator was compiled',
      compiled('<main-board *ngIf="!over"></main-board>', `over=${due}`),
    ],
    [
      'one of two elements of Angular whose decorators were compiled',
      compiled(
        '<p *ngIf="over; else main">Ended</p><ng-template #main><main-board></main-board></ng-template>',
        `constructor(){this.over=${due}}`,
      ),
    ],
    [
      'an element of Angular whose decorator was compiled by SWC',
      {
        'app.js': `import{Component as c}from"@angular/core";export class AppComponent{constructor(){this.over=${due}}}!function(d,t){for(const one of d)t=one(t)||t}([c({selector:"app-root",template:\`<main-board *ngIf="!over"></main-board>\`})],AppComponent);`,
      },
    ],
    [
      'an element of Angular in a module of a bundle',
      {
        'app.js': `var table={12(module,exports,load){const c=load(7).Component,d=load(8).d;let A=class{constructor(){this.over=${due}}};exports.AppComponent=A,exports.AppComponent=A=d([c({selector:"app-root",template:\`<main-board *ngIf="!over"></main-board>\`})],A)}};table[12]({},{},(key)=>table[key]);`,
      },
    ],
    [
      'one of two elements of Vue',
      {
        'Editor.vue': `<template><textarea v-if="!over"></textarea><p v-else>Ended</p></template><script setup>const over = ${due};</script>`,
      },
    ],
    [
      'a component of Vue, by what is computed',
      {
        'App.vue': `<script setup lang="ts">\nimport { computed } from 'vue';\nimport Board from './Board.vue';\nconst over = computed(() => ${due});\n</script>\n<template>\n  <div v-if="over" class="bar">Ended</div>\n  <Board v-else />\n</template>\n`,
      },
    ],
    [
      'a component of Vue, by an option',
      {
        'App.vue': `<template><div><h1>{{ title }}</h1><editor-pane v-if="!isOver" :doc="doc" /></div></template>\n<script>\nexport default { data() { return { title: 'Notes', doc: null }; }, computed: { isOver() { return ${due}; } } };\n</script>\n`,
      },
    ],
    [
      'a control that is switched off',
      {
        'Save.vue': `<script setup>\nconst over = ${due};\n</script>\n<template><button :disabled="over" @click="save()">Save</button></template>\n`,
      },
    ],
    [
      'what the template itself asks of the clock',
      {
        'App.vue': `<template><main><editor-pane v-if="Date.now() < Date.UTC(2027, 0, 1)" /></main></template>\n<script>\nexport default { name: 'App' };\n</script>\n`,
      },
    ],
    [
      'one of two blocks of Svelte',
      { 'App.svelte': `<script>\nlet over = ${due};\n</script>\n{#if over}<p>Ended</p>{:else}<slot />{/if}\n` },
    ],
    [
      'a component of Svelte, by a variable that follows others',
      {
        'App.svelte': `<script>\n  import Board from './Board.svelte';\n  let now = Date.now();\n  $: over = now >= Date.UTC(2027, 0, 1);\n</script>\n<main>{#if over}<p>Ended</p>{:else if now}<Board on:move={() => save({ now })} />{/if}</main>\n`,
      },
    ],
    [
      'a control of Svelte, by a rune',
      { 'App.svelte': `<script>\n  let over = $derived(${due});\n</script>\n<button disabled={over}>Save</button>\n` },
    ],
    [
      'an element of Angular and what is shown else',
      angular(
        '<div *ngIf="over; else main">Ended</div><ng-template #main><app-editor></app-editor></ng-template>',
        `over = ${due};`,
      ),
    ],
    [
      'a block of Angular',
      angular('@if (over) { <p>Ended</p> } @else { <app-editor /> }', `get over() { return ${due}; }`),
    ],
  ])('%s', async (_name, texts) => {
    expect(await linesIn(texts)).toEqual(['fixed-date 2027-01-01Z degrade']);
  });

  it('is told where it is written, also behind the place of what draws it', async () => {
    const text = `<template>\n  <main>\n    <editor-pane v-if="ready &&\n      Date.now() < Date.UTC(2027, 0, 1)" />\n  </main>\n</template>\n<script>\nexport default { props: ['ready'] };\n</script>\n`;
    const [finding] = (await analyse({ 'App.vue': text })).findings.filter(isLoud);
    expect(finding?.place).toMatchObject({ line: 3, column: 24, endLine: 4, endColumn: 40 });
    expect(text.slice(finding?.place.start, finding?.place.end).replace(/\s+/g, ' ')).toBe(finding?.proof?.condition);
  });

  it('says nothing of the script, whatever is broken in it', async () => {
    const text = `<template><p v-if="(">{{ ) }}<b v-for="">{{ a b }}</template>\n<script setup>\nexport function start() { if (${due}) process.exit(1); }\n</script>\n`;
    expect(await linesIn({ 'App.vue': text })).toEqual(['fixed-date 2027-01-01Z terminate']);
  });
});

describe('what a template shows of ordinary code', () => {
  it.each<readonly [name: string, texts: Record<string, string>]>([
    [
      'members of a list whose time is over',
      {
        'Members.vue': `<script setup>\nconst props = defineProps({ members: Array });\nconst isExpired = (m) => new Date(m.membershipEnds) < new Date();\n</script>\n<template><ul><li v-for="m in members" :key="m.id">{{ m.name }} <span v-if="isExpired(m)" class="badge">expired</span><button :disabled="isExpired(m)">Mail</button></li></ul></template>\n`,
      },
    ],
    [
      'a sale',
      {
        'Banner.vue': `<script setup>\nconst open = Date.now() < Date.UTC(2027, 0, 6);\n</script>\n<template><main><a v-if="open" class="banner" href="/sale">New Year sale: 20% off</a><slot /></main></template>\n`,
      },
    ],
    [
      'a countdown',
      {
        'Countdown.svelte': `<script>\n  export let until;\n  let left = until - Date.now();\n</script>\n{#if left > 0}<span>{Math.ceil(left / 1000)} s</span>{:else}<span>Done</span>{/if}\n`,
      },
    ],
    [
      'the day of a calendar',
      {
        'Calendar.svelte': `<script>\n  export let days;\n  const today = new Date().toDateString();\n</script>\n{#each days as day, i (day)}<button class:today={day.toDateString() === today} disabled={day < new Date()}>{i}</button>{/each}\n`,
      },
    ],
    [
      'invitations',
      angular(
        '<tr *ngFor="let i of invites"><td>{{ i.email | lowercase }}</td><td><button [disabled]="over(i)">Accept</button></td></tr>',
        'invites: any[] = []; over(i: any) { return Date.parse(i.expiresAt) < Date.now(); }',
      ),
    ],
    ['the year of a footer', angular('<footer>© {{ year }} ACME</footer>', 'year = new Date().getFullYear();')],
  ])('%s', async (_name, texts) => {
    expect(await linesIn(texts)).toEqual([]);
  });
});
