import type { Circus } from '@jest/types'
import { TestEnvironment } from 'jest-environment-node'

/** Runs of a file no test behind the first that fails: a mutant dies but once. */
export default class Environment extends TestEnvironment {
  #failed = false

  handleTestEvent(event: Circus.AsyncEvent): void {
    if (event.name === 'test_fn_failure') this.#failed = true
    if (event.name === 'test_start' && this.#failed) event.test.mode = 'skip'
  }
}
