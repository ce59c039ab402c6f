import { describe } from '@jest/globals'
import { attack } from './cells.ts'
import { proxies } from './proxy.ts'

describe('the proxy of the machine', () => {
  attack(proxies)
})
