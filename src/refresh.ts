import { isFresh, parseSession } from './exports/credentialProcess.ts'
import { crashReply, sessionReply } from './flow/refreshReply.ts'
import { runRefreshProcess } from './runner/refreshProcess.ts'
import { openRefreshStore } from './runner/refreshStore.ts'

runRefreshProcess(async ([plan = '']) => {
  const store = openRefreshStore(plan)
  const stored = parseSession(store.session())
  if (stored && isFresh(stored, Date.now() / 1000)) return sessionReply(stored.json)
  // Loaded only here: a stored session is printed without the code that obtains one.
  const [{ refresh }, { refreshRuntime }] = await Promise.all([
    import('./flow/refresh.ts'),
    import('./runner/refreshRuntime.ts'),
  ])
  const variable = (name: string): string | undefined => process.env[name] || undefined
  return refresh({ store, variable, open: (saved) => refreshRuntime(saved, store) })
}, crashReply)
