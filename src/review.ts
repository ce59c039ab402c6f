import { failureOutputs } from './exports/stepOutputs.ts'
import { rawInputs } from './runner/inputs.ts'
import { offlineHost, run } from './runner/process.ts'
import { reviewRuntime } from './runner/reviewRuntime.ts'

run(
  async (stepProcess) => {
    const { runReview } = await import('./review/main.ts')
    await runReview(reviewRuntime(stepProcess), rawInputs())
  },
  failureOutputs,
  offlineHost(),
)
