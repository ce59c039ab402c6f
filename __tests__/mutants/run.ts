// Small changes to the source, one at a time, each of which a test should notice: `npm run
// test:mutants`, or `-- journal exports` for some rooms.
import { Stryker } from '@stryker-mutator/core'

/**
 * The tests that are asked about each room, beside its own and those of the line: of the rooms that
 * know it best.
 */
const neighbours: Readonly<Record<string, readonly string[]>> = {
  core: ['runner/commands'],
  inputs: ['flow/plan', 'properties/plans'],
  journal: ['flow/session', 'flow/post', 'properties/state'],
  identity: ['properties/expectations', 'properties/readers'],
  exports: ['flow/export'],
  flow: ['properties/state', 'docs'],
}
// In percent; CONTRIBUTING has the scores.
const LEAST = 85

// Each mutant is a run of its own: properties show what they are good for by a few cases.
process.env['PROPERTY_RUNS'] ??= '0.05'
const words = process.argv.slice(2)
const rooms = Object.keys(neighbours).filter((room) => words.length === 0 || words.includes(room))
let poor = 0
for (const room of rooms) {
  const score = await scoreOf(room)
  poor += Number(!(score >= LEAST))
  console.log(`${room}: ${score.toFixed(1)} % caught`)
}
console.log(`${rooms.length - poor} passed, ${poor} failed`)
process.exitCode = poor > 0 || rooms.length === 0 ? 1 : 0

/**
 * How many of the mutants of a room its tests catch, of a hundred; those that survive are printed.
 */
async function scoreOf(room: string): Promise<number> {
  const tests = [`${room}/*`, 'line', ...(neighbours[room] ?? [])].map(
    (test) => `<rootDir>/__tests__/${test}.test.ts`,
  )
  const mutants = await new Stryker({
    mutate: [`src/${room}/**/*.ts`],
    testRunner: 'jest',
    testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    jest: {
      config: {
        testMatch: tests,
        runner: '<rootDir>/__tests__/mutants/runner.ts',
        testEnvironment: './__tests__/mutants/environment.ts',
      },
    },
    ignorePatterns: ['/dist', '/.build', '/.cache', '/coverage'],
    tempDirName: '.cache/mutants',
    // A second run asks only about what has changed, in the source or in these tests; without the
    // file it asks about all.
    incremental: true,
    incrementalFile: `.cache/mutants-${room}.json`,
    reporters: ['clear-text', 'progress-append-only'],
    clearTextReporter: { allowColor: false, reportTests: false, reportScoreTable: false },
    allowConsoleColors: false,
    concurrency: 2,
    // What jest loaded of a mutant stays in the memory of its process.
    maxTestRunnerReuse: 30,
  }).runMutationTest()
  const count = (...kinds: readonly string[]): number =>
    mutants.filter(({ status }) => kinds.includes(status)).length
  const caught = count('Killed', 'Timeout')
  return (100 * caught) / (caught + count('Survived', 'NoCoverage'))
}
