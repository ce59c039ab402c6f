import { describe } from '@jest/globals'
import { attack } from './cells.ts'
import { envInjections } from './envInjector.ts'

describe('an injector of environment variables', () => {
  attack(envInjections)
})
