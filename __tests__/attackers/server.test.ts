import { describe } from '@jest/globals'
import { attack } from './cells.ts'
import { servers } from './server.ts'

describe('the server of the lease', () => {
  attack(servers)
})
