// Our evaluators of trust policies against judges that others wrote: `npm run test:judges`, or `npm
// run test:judges -- cel` for those whose name has the word. CASES sets the count for each.
import { lacking, obtain, type Part } from '../real/parts/part.ts'
import { vault } from '../real/parts/vault.ts'
import { stopServers } from '../real/server.ts'
import { awsJudge, iamSimulate } from './aws.ts'
import { compare, type Judge } from './compare.ts'
import { type FixedCase, fixedCases } from './fixed.ts'
import { celGo, googleJudge } from './google.ts'
import { vaultJudge } from './vault.ts'

const SEED = Number(process.env['SEED'] ?? 20_261_127)
const CASES = Number(process.env['CASES'] ?? 10_000)
const SHOWN = 20
const words = process.argv.slice(2)
type Kind = Parameters<typeof fixedCases>[0]
const judges: readonly (readonly [Kind, Part, (seed: number) => Judge])[] = [
  ['aws', iamSimulate, awsJudge],
  ['gcp', celGo, googleJudge],
  ['vault', vault, vaultJudge],
]
let failed = 0
for (const [kind, part, judgeOf] of judges) {
  if (words.length > 0 && !words.some((word) => part.folder.includes(word))) continue
  const missing = await lacking(part)
  if (missing.length > 0) {
    console.log(`skipped ${part.name}, as this machine has no ${missing.join(', ')}`)
    if (process.env['CI']) failed += 1
    continue
  }
  await obtain(part)
  if (!(await agrees(judgeOf(SEED)))) failed += 1
  if (!(await meets(kind, judgeOf(SEED)))) failed += 1
}
await stopServers()
process.exit(failed > 0 ? 1 : 0)

async function agrees(judge: Judge): Promise<boolean> {
  const begun = performance.now()
  const found = await compare(judge, CASES)
  const { cases, admits, denies, undecided, invalid, disagreements } = found
  const share = (count: number): string => `${((100 * count) / cases).toFixed(1)} %`
  console.log(
    `${found.judge}: ${cases} cases, ${share(admits)} admitted and ${share(denies)} denied by ` +
      `it; ${disagreements.length} disagreements; ${undecided} that cannot be told here, ` +
      `${invalid} invalid; ${Math.round((performance.now() - begun) / 1000)} s`,
  )
  const unexplained = disagreements.filter(({ because }) => because === undefined)
  for (const [because, alike] of Map.groupBy(disagreements, (one) => one.because ?? ''))
    if (because !== '') console.log(`  ${alike.length}: ${because}`)
  const each = [...new Map(unexplained.map((one) => [JSON.stringify(one.document), one])).values()]
  for (const { document, claims, ours, theirs } of each.slice(0, SHOWN))
    console.log(
      `  UNEXPLAINED, ours ${ours}, theirs ${theirs}: ${JSON.stringify({ document, claims })}`,
    )
  const balanced = Math.min(admits, denies) >= 0.4 * cases
  if (!balanced) console.log('  fewer than 40 % on one side')
  return balanced && unexplained.length === 0 && cases >= CASES
}

/** Policies that are printed, and known traps with the witnesses of their findings. */
async function meets(kind: Kind, judge: Judge): Promise<boolean> {
  const cases = fixedCases(kind, judge.ours)
  const verdicts = await judge.verdicts(cases)
  const differing = cases.filter(({ verdict }, at) => verdicts[at] !== verdict)
  const wrong = differing.filter((one) => explained(kind, one) === undefined)
  console.log(
    `${judge.name}: ${cases.length} cases of printed policies and of known traps, ` +
      `${wrong.length} not as expected`,
  )
  for (const [because, alike] of Map.groupBy(differing, (one) => explained(kind, one)))
    if (because !== undefined) console.log(`  ${alike.length}: ${because}`)
  for (const { title, document, claims } of wrong.slice(0, SHOWN))
    console.log(`  ${title}: ${JSON.stringify({ document, claims })}`)
  return wrong.length === 0
}

/** Differences that are not ours. */
function explained(kind: Kind, { title, document }: FixedCase): string | undefined {
  if (kind === 'gcp' && title.endsWith('another audience'))
    return 'the provider compares the audience by a setting that CEL does not see'
  if (kind === 'aws' && JSON.stringify(document).includes('${$}'))
    return 'iam-simulate reads ${$} as these four characters in StringEquals; IAM replaces it by $'
  return undefined
}
