import { isFresh, parseSession } from './exports/credentialProcess.ts'
import { crashReply, sessionReply } from './flow/refreshReply.ts'
import { runRefreshProcess } from './runner/refreshProcess.ts'
import { openRefreshStore } from './runner/refreshStore.ts'

runRefreshProcess(async ({ plan, now, variable }) => {
  const store = openRefreshStore(plan)
  const stored = parseSession(store.session())
  if (stored && isFresh(stored, now)) return sessionReply(stored.json)
  // Loaded only here: a stored session is printed without the code that obtains one.
  const [{ refresh }, { refreshRuntime }] = await Promise.all([
    import('./flow/refresh.ts'),
    import('./runner/refreshRuntime.ts'),
  ])
  return refresh({ store, variable, open: (saved) => refreshRuntime(saved, store) })
}, crashReply)
