// The comparison of `docs/reference/compared.md`: `npm run compare -- NAME=FOLDER …`, where NAME is
// `configure-aws-credentials` or `vault-action` and FOLDER a clone of it at the commit to compare.
import { table } from '../../.ci/docs/markdown.ts'
import { known } from './actions.ts'
import { situations } from './situations.ts'

const chosen = process.argv
  .slice(2)
  .map((word) => word.split('=') as [name: string, folder: string])
const actions = known(new Map(chosen))
const rows: string[][] = []
for (const situation of situations) {
  const cells: string[] = []
  for (const action of actions) cells.push(await situation.play(action))
  rows.push([situation.name, ...cells])
}
console.log(table(['', ...actions.map(({ name }) => name)], rows))
process.exit(0)
