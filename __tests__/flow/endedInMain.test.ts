import { expect, test } from '@jest/globals'
import { inProcessStep, vaultInputs } from '../lab/inProcessStep.ts'

test('records the end of a token that main itself revokes, and post adds no second one', async () => {
  const place = inProcessStep({ vault: { kv2: { app: [{ password: 'correct-horse' }] } } })
  const read = 'PASSWORD: secret/data/app#password'
  expect(await place.main({ ...vaultInputs, export: 'env', read })).toBeUndefined()
  expect(place.vault.living()).toEqual([])
  await place.post()
  const lines = place.record().filter(({ lease }) => lease === 'vault')
  expect(lines.map(({ event, end }) => [event, end])).toEqual([
    ['leased', undefined],
    ['ended', 'revoked'],
  ])
  expect(new Set(lines.map(({ lease_uid: uid }) => uid)).size).toBe(1)
  expect(new Set(lines.map(({ id }) => id)).size).toBe(1)
})
