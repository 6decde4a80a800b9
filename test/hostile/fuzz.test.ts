import { expect, test } from 'vitest'
import { fuzz } from '../../scripts/bench/fuzz/find-failures.ts'
import { mutate } from '../../scripts/bench/fuzz/mutate.ts'

const seed = 20_201

/** `npm run bench -- fuzz` tries twenty times as many. */
test('a thousand mutants of content files break nothing: each is printed, or a clerk is told', {
  timeout: 600_000,
}, async () => {
  const failures = await fuzz({ seed, mutants: 1000, workers: 2 })
  const told = failures.map(({ index, file, problem, bytes }) => ({
    seed,
    index,
    file,
    problem,
    smallest: bytes && Buffer.from(bytes).toString(),
  }))
  expect(told.slice(0, 3)).toEqual([])
})

test('the same seed makes the same mutants, another one others', () => {
  const original = Buffer.from('项目名称: 法律援助\n预算数: 0.80\n')
  const mutants = (from: number) =>
    Array.from({ length: 50 }, (_, index) => mutate(original, from, index).toString('base64'))
  expect(mutants(seed)).toEqual(mutants(seed))
  expect(new Set([...mutants(seed), ...mutants(seed + 1)]).size).toBeGreaterThan(60)
})
