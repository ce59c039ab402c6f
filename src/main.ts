import { failureOutputs } from './exports/stepOutputs.ts'
import { preconnectIssuer } from './flow/preconnect.ts'
import { TOMBSTONE } from './journal/header.ts'
import { saveState } from './runner/commandFiles.ts'
import { rawInputs } from './runner/inputs.ts'
import { run } from './runner/process.ts'
import { mainRuntime } from './runner/runtime.ts'

run(async (stepProcess) => {
  saveState(TOMBSTONE)
  const runtime = mainRuntime(stepProcess)
  preconnectIssuer(runtime)
  await runtime.yieldToEventLoop()
  // Loaded while the TLS handshakes with the token and key hosts are under way: parsing a large
  // file first would delay their first packet.
  const { runMain } = await import('./flow/main.ts')
  await runMain(runtime, rawInputs())
}, failureOutputs)
