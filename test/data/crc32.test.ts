import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinCrc32 } from '../../src/data/crc32.ts'

test('the checksum of two runs of bytes comes of those of each', () => {
  const bytes = fc.uint8Array({ maxLength: 5000 })
  fc.assert(
    fc.property(bytes, bytes, (one, two) => {
      const both = Buffer.concat([one, two])
      expect(joinCrc32(crc32(one), crc32(two), two.length)).toBe(crc32(both))
    }),
  )
})
