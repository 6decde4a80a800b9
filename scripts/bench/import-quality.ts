import { type Measured, measure, totalOf } from './import/measure-import.ts'

/** Says how many indicators of forms that places published come out of their tables and of their text, and what comes out wrong. */
export async function benchImport() {
  print('tables', await measure('table.html'))
  print('text', await measure('text.txt'))
}

function print(title: string, measured: readonly Measured[]) {
  const { share, wrong } = totalOf(measured)
  console.log(`${title}: ${(share * 100).toFixed(1)} % of the indicators placed, ${wrong} wrong`)
  for (const { name, all, placed, wrong } of measured) {
    console.log(`  ${name}: ${placed} of ${all}`)
    for (const item of wrong) console.log(`    wrong: ${item}`)
  }
}
