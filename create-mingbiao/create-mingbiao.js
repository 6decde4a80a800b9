#!/usr/bin/env node
import process from 'node:process'

// `npm create mingbiao 目录` is `mingbiao create 目录` of the very program that the new repository will have.
process.argv.splice(2, 0, 'create')
await import('mingbiao/package/scripts/mingbiao.js')
