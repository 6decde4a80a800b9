import { compile } from './compile.ts'

/* Compiles the program in a folder into another, as `program.ts` asks for it. */

const [, , program = '', folder = ''] = process.argv
await compile(program, folder)
