import { describe, expect, it } from '@jest/globals';
import { kindOf, shebangOf } from '../../src/discover/names.js';

describe('kindOf', () => {
  it.each([
    ['a.ts', 'javascript'],
    ['a.tsx', 'javascript'],
    ['a.mts', 'javascript'],
    ['a.cts', 'javascript'],
    ['a.js', 'javascript'],
    ['a.jsx', 'javascript'],
    ['a.mjs', 'javascript'],
    ['a.cjs', 'javascript'],
    ['vendor.min.js', 'javascript'],
    ['A.JS', 'javascript'],
    ['.eslintrc.js', 'javascript'],
    ['a.d.ts', 'declaration'],
    ['a.d.mts', 'declaration'],
    ['a.d.cts', 'declaration'],
    ['cli', 'nameless'],
    ['.hook', 'nameless'],
    ['a.json', 'other'],
    ['a.js.map', 'other'],
    ['js', 'nameless'],
  ])('%s is %s', (name, kind) => expect(kindOf(name)).toBe(kind));
});

describe('shebangOf', () => {
  it.each([
    ['#!/usr/bin/env node\n', 'javascript'],
    ['#!/usr/bin/node\n', 'javascript'],
    ['#!/usr/bin/env -S node --enable-source-maps\n', 'javascript'],
    ['#!/usr/bin/env -S NODE_OPTIONS=--x node\n', 'javascript'],
    ['#! /usr/local/bin/node --harmony\r\n', 'javascript'],
    ['#!/usr/bin/env bun\n', 'javascript'],
    ['#!/usr/bin/env -S deno run\n', 'javascript'],
    ['#!/usr/bin/env tsx', 'javascript'],
    ['#!/bin/sh\nnode a.js\n', 'other'],
    ['#!/usr/bin/env nodemon-like\n', 'other'],
    ['#!/usr/bin/env python node\n', 'other'],
    ['console.log(1)', 'none'],
    ['', 'none'],
  ])('%j is %s', (text, expected) => expect(shebangOf(Buffer.from(text))).toBe(expected));
});
