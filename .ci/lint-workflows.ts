// Runs actionlint and zizmor over the repository, the workflows of the tests and those in the
// documents. Fails if one of them reports a finding.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { finish, goTool, pythonTool } from './tools.ts'

const actionlint = goTool('actionlint', 'github.com/rhysd/actionlint/cmd/actionlint', 'v1.7.12')
const zizmor = pythonTool('zizmor', '1.32.0')
const PEDANTIC = ['--offline', '--no-progress', '--persona', 'pedantic']
const own = globSync('.github/workflows/*.yml').sort()
// Not for zizmor, which requires SHAs: users write tags.
const users = globSync('__tests__/real/workflows/*.yml').sort()
// The page on Forgejo has a workflow of Forgejo's, which actionlint does not know.
const pages = ['README.md', ...globSync('{.github,docs}/**/*.md').sort()].filter(
  (page) => !page.endsWith('forgejo.md'),
)
const documents = pages.flatMap(written)

finish([
  // The prober sets an input that its action does not declare, to test whether it is passed.
  {
    sentence: 'the workflows are sound',
    tool: actionlint,
    argv: ['-ignore', 'input "undeclared-key" is not defined in action "Probe"', ...own],
  },
  // The whole repository: workflows, every action.yml, Dependabot, and files that are added later.
  { sentence: 'zizmor finds nothing in the repository', tool: zizmor, argv: [...PEDANTIC, '.'] },
  {
    sentence: 'the workflows of the tests are such as a linter accepts',
    tool: actionlint,
    argv: users,
  },
  // A label of a self-hosted runner is the reader's own; two inputs of configure-aws-credentials
  // are younger than the linter's list.
  {
    sentence: 'and so are those of the documents',
    tool: actionlint,
    argv: [
      ...['-ignore', 'label "deploy" is unknown'],
      ...['-ignore', 'input "(overwrite-)?aws-profile" is not defined'],
      ...documents,
    ],
  },
])

/** Writes each complete workflow of a document to a file; returns the paths. */
function written(document: string): readonly string[] {
  const folder = join('.cache', 'documents', document.replace(/\W+/g, '-'))
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const blocks = [
    ...readFileSync(document, 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm),
  ].flatMap(([, text = '']) => text)
  // A table of the review has jobs, too, and none of these keys.
  const workflows = blocks.filter(
    (text) => /^jobs:$/m.test(text) && /^ +(?:- )?(?:runs-on|uses):/m.test(text),
  )
  return workflows.map((text, at) => {
    const path = join(folder, `${at}.yml`)
    writeFileSync(path, text)
    return path
  })
}
