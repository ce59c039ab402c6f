import type { Part } from './parts/part.ts'

/** Scenarios against one real part, or several. */
export interface Suite<World = unknown> {
  readonly name: string
  readonly parts: readonly Part[]
  /** Starts and configures what the scenarios share. */
  open(): Promise<World>
  /** Sentences about the user's world. */
  readonly scenarios: Readonly<Record<string, (runtime: World) => Promise<void>>>
}

/** Forgets what kind of world a suite shares, so that suites can stand in a list. */
export const suite = <World>(whole: Suite<World>): Suite => whole as Suite
