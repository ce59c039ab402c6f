// `npm run demo`: the built action, run as the runner runs it, against servers on loopback ports.
import { say, verdict } from './paper.ts'

const stories = ['lease', 'claim', 'down', 'cancel', 'many']
const wanted = process.argv[2] ?? 'lease'
if (!stories.includes(wanted)) {
  say(`npm run demo -- ${stories.join(' | ')}`)
  process.exit(2)
}
const { tell } = (await import(`./stories/${wanted}.ts`)) as { tell(): Promise<void> }
await tell()
process.exit(verdict())
