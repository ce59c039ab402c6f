import { describe } from '@jest/globals'
import { attack } from './cells.ts'
import { outsiders } from './outsider.ts'

describe('an outsider who causes', () => {
  attack(outsiders)
})
