/** The clock in messages: what one side sends is what the other is handed, whether it gets the message itself or an event with it. */
import { describe, expect, it } from '@jest/globals';
import { expired } from './guarded.js';
import { linesIn } from './run.js';

const end = 'Date.UTC(2027, 0, 1)';

describe('the time in a message', () => {
  it.each([
    [
      'to a worker',
      `const worker = new Worker('./worker.js'); export const draw = (page) => worker.postMessage({ page, at: Date.now() });`,
      `self.onmessage = ({ data }) => { if (data.at >= ${end}) ${expired} };`,
    ],
    [
      'to a worker that adds a listener',
      `const worker = new Worker('./worker.js'); export const draw = (page) => worker.postMessage({ page, at: Date.now() });`,
      `addEventListener('message', (event) => { if (event.data.at >= ${end}) ${expired} });`,
    ],
    [
      'to a thread',
      `import { Worker } from 'worker_threads'; export const draw = () => new Worker('./worker.js').postMessage({ at: Date.now() });`,
      `import { parentPort } from 'worker_threads'; parentPort.on('message', ({ at }) => { if (at >= ${end}) ${expired} });`,
    ],
    [
      'to another process',
      `const { fork } = require('child_process'); exports.run = () => fork('./worker.js').send({ at: Date.now() });`,
      `process.on('message', ({ at }) => { if (at >= ${end}) ${expired} });`,
    ],
    [
      'to another window',
      `const { ipcRenderer } = require('electron'); setInterval(() => ipcRenderer.send('tick', Date.now()), 1000);`,
      `const { ipcMain } = require('electron'); ipcMain.on('tick', (event, now) => { if (now >= ${end}) ${expired} });`,
    ],
  ])('%s', async (_name, sender, receiver) => {
    expect(await linesIn({ 'main.js': sender, 'worker.js': receiver })).toEqual(['fixed-date 2027-01-01Z throw']);
  });

  it('is somebody else’s where it is counted from', async () => {
    const sender = `const worker = new Worker('./worker.js'); export const draw = (page) => worker.postMessage({ page, at: Date.now() });`;
    const receiver = `self.onmessage = ({ data }) => { if (Date.now() - data.at > 2000) ${expired} };`;
    expect(await linesIn({ 'main.js': sender, 'worker.js': receiver })).toEqual([]);
  });
});
