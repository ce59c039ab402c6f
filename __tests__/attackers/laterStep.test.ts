import { describe } from '@jest/globals'
import { attack } from './cells.ts'
import { laterSteps } from './laterStep.ts'

describe('code in a later step', () => {
  attack(laterSteps)
})
