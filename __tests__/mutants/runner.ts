import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

// Its types know it as CommonJS alone.
const { default: JestRunner } = createRequire(import.meta.url)(
  'jest-runner',
) as typeof import('jest-runner')

/** The tests of a file by their names, and how long it took. */
type Known = Readonly<Record<string, { readonly names: readonly string[]; readonly ms: number }>>

/**
 * Runs of a mutant the files whose tests see it, quickest first, to the first that fails. Most of
 * the time of a mutant goes into files of which no test is to be run: jest loads them before it
 * skips all that they hold.
 */
export default class Runner extends JestRunner {
  override async runTests(
    ...[tests, watcher, options]: Parameters<InstanceType<typeof JestRunner>['runTests']>
  ): Promise<void> {
    const known = this.#read()
    const found: Record<string, Known[string]> = {}
    let failed = false
    this.on('test-file-failure', () => {
      failed = true
    })
    this.on('test-file-success', ([{ path }, { numFailingTests, testResults, perfStats }]) => {
      failed ||= numFailingTests > 0
      found[path] = { names: testResults.map(({ fullName }) => fullName), ms: perfStats.runtime }
    })
    for (const test of known ? this.#asked(tests, known) : tests)
      if (!failed) await super.runTests([test], watcher, options)
    if (!known) writeFileSync(this.#path, JSON.stringify(found))
  }

  get #path(): string {
    return join(this._globalConfig.rootDir, 'known.json')
  }

  // What the run without a mutant wrote.
  #read(): Known | undefined {
    try {
      return JSON.parse(readFileSync(this.#path, 'utf8')) as Known
    } catch {
      return undefined
    }
  }

  #asked<T extends { readonly path: string }>(tests: readonly T[], known: Known): readonly T[] {
    const pattern = new RegExp(this._globalConfig.testNamePattern ?? '', 'i')
    return tests
      .filter(({ path }) => known[path]?.names.some((name) => pattern.test(name)) ?? true)
      .toSorted((a, b) => (known[a.path]?.ms ?? 0) - (known[b.path]?.ms ?? 0))
  }
}
