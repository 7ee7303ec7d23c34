#!/usr/bin/env node
/** The program `defuser`: hands the process's arguments and streams to `main` and sets the exit code it gives. */
import { main } from './run.js';

/** A reader that stops early, as `head` does, is no failure; the rest of the report is simply not wanted. */
function quietWhenClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

process.stdout.on('error', quietWhenClosed);
process.stderr.on('error', quietWhenClosed);

const { stdout, stderr, stdin, env } = process;
process.exitCode = await main(process.argv.slice(2), { stdout, stderr, stdin, env, cwd: process.cwd() });
