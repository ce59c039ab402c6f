import { describe, expect, test } from '@jest/globals'
import { refuseOldNode } from '../../src/runner/node.ts'

describe('the version of Node', () => {
  test.each(['22.15.0', '22.15.1', '22.22.0', '23.0.0', '24.21.0', '100.0.0'])(
    '%s runs',
    (version) => expect(() => refuseOldNode(version)).not.toThrow(),
  )

  test.each(['22.14.9', '22.2.0', '20.19.5', '18.0.0', '8.15.0', '2.215.0', ''])(
    '%j is rejected with the fix for Forgejo',
    (version) => {
      expect(() => refuseOldNode(version)).toThrow(
        expect.objectContaining({
          code: 'ENVIRONMENT_REFUSED',
          message: expect.stringMatching(
            / runs this action; it needs Node 24, or at least 22\.15$/,
          ),
          fix: expect.stringContaining('container: node:24-bookworm'),
        }),
      )
    },
  )

  test('is not printed if it is malformed', () => {
    expect(() => refuseOldNode('x\n::stop::')).toThrow(
      'Node of an unknown version runs this action',
    )
  })

  test('of these tests runs', () =>
    expect(() => refuseOldNode(process.versions.node)).not.toThrow())
})
