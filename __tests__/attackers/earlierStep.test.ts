import { describe } from '@jest/globals'
import { attack } from './cells.ts'
import { earlierSteps } from './earlierStep.ts'

describe('code in an earlier step', () => {
  attack(earlierSteps)
})
