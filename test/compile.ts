import { resolve } from 'node:path'
import { openProgram } from '../src/build/program/program.ts'

/** Compiles the program once, before tests that build start beside each other. */
export default async function setup() {
  await openProgram(resolve('.'), resolve('.cache/program'), () => {})
}
