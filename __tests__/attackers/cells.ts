import { afterAll, expect, test } from '@jest/globals'
import { complaintsOf } from './judge.ts'
import { type Evidence, type Plot, play } from './play.ts'
import { type ProviderRow, providers } from './providers.ts'
import { type TargetRow, targets } from './targets.ts'

/** One attack on one provider that exports to one target. */
interface Cell {
  readonly title: string
  readonly row: ProviderRow
  readonly target: TargetRow
  readonly plot: Plot
}

// Plots that wait for a deadline take turns in the background: they need hardly any CPU time.
const AHEAD = 3
const SLOWEST_MS = 60_000

/**
 * Declares a test for each attack. Every provider is attacked with every target it accepts; the
 * attacks take turns, so that each meets several providers and targets. `ATTACKS=all` plays every
 * attack on every provider.
 */
export function attack(plots: readonly Plot[]): void {
  const cells = process.env['ATTACKS'] === 'all' ? allCells(plots) : cellsInTurn(plots)
  const plays = new Map<Cell, Promise<Evidence>>()
  const start = (cell: Cell): Promise<Evidence> => {
    const started = plays.get(cell) ?? play(cell.row, cell.target, cell.plot)
    plays.set(cell, started)
    return started
  }
  const startAhead = (from: number): void => {
    const waiting = cells.slice(from).filter(({ plot }) => plot.limit !== undefined)
    for (const cell of waiting.slice(0, AHEAD)) void start(cell).catch(() => undefined)
  }
  test.each(cells.map((cell, at) => ({ ...cell, cell, at })))(
    '$title',
    async ({ cell, at }) => {
      startAhead(at)
      const evidence = await start(cell)
      const complaints = complaintsOf(evidence)
      const shown = complaints.length > 0 ? evidence.main.shown + evidence.post?.shown : ''
      expect({ complaints, shown }).toEqual({ complaints: [], shown: '' })
    },
    SLOWEST_MS,
  )
  afterAll(async () => {
    for (const started of await Promise.allSettled(plays.values()))
      if (started.status === 'fulfilled') await started.value.scene.close()
  }, SLOWEST_MS)
}

/**
 * Every pair of a provider and a target, with the attacks in turn; and each special attack where it
 * applies.
 */
function cellsInTurn(plots: readonly Plot[]): readonly Cell[] {
  const free = plots.filter(({ only, target }) => !only && target === undefined)
  const pairs = providers.flatMap((row) => acceptedBy(row).map((target) => ({ row, target })))
  const count = Math.max(pairs.length, free.length)
  const turns = Array.from({ length: count }, (_, turn) => {
    const [pair, plot] = [pairs[turn % pairs.length], free[turn % free.length]]
    return pair && plot ? [cellOf(pair.row, pair.target, plot)] : []
  })
  return [...turns.flat(), ...allCells(plots.filter((plot) => !free.includes(plot)))]
}

/** Every attack on every provider that it is for; the targets take turns. */
function allCells(plots: readonly Plot[]): readonly Cell[] {
  return plots.flatMap((plot, turn) =>
    providers.flatMap((row, at) => {
      if (plot.only && !plot.only.includes(row.name)) return []
      const accepted = acceptedBy(row)
      const named = accepted.find(({ name }) => name === plot.target)
      const target = named ?? accepted[(turn + at) % accepted.length]
      return target ? [cellOf(row, target, plot)] : []
    }),
  )
}

function acceptedBy(row: ProviderRow): readonly TargetRow[] {
  return targets.filter(({ name }) => row.targets.includes(name))
}

function cellOf(row: ProviderRow, target: TargetRow, plot: Plot): Cell {
  return { title: `${plot.title}: ${row.name}, export ${target.name}`, row, target, plot }
}
