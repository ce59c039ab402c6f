import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { inputsOf, replaced } from './examples.ts'
import { blocksOf, openShell, type PageShell } from './pages.ts'
import { consumers, interpreter, type Moto, startMoto } from './parts/consumers.ts'
import { startVault, type Vault, vault } from './parts/vault.ts'
import { openStage, outcome, type Stage } from './stage.ts'
import { suite } from './suite.ts'

interface World {
  readonly stage: Stage
  readonly moto: Moto
  readonly vault: Vault
}

const AWS = 'docs/setup/aws.md'
const VAULT = 'docs/setup/vault.md'
const ISSUER = 'https://token.actions.githubusercontent.com'
const RUN = /^# Run against moto/
// Modules are run by name: scripts know only the folder that they were built in.
const CFN_LINT =
  "import sys; from cfnlint.runner import main; sys.argv = ['cfn-lint', 'role.yaml']; main()"

async function open(): Promise<World> {
  const [stage, moto, server] = [await openStage(), await startMoto(), await startVault()]
  return { stage, moto, vault: server }
}

/** Returns the n-th block of a language on a page. */
function block(path: string, language: string, index = 0): string {
  const found = blocksOf(path).filter((each) => each.language === language)[index]
  if (!found) throw new Error(`${path} has no block ${index} of ${language}`)
  return found.text
}

const command = (path: string, heading: RegExp): readonly string[] =>
  blocksOf(path)
    .filter((each) => each.language === 'sh' && heading.test(each.heading))
    .map(({ text }) => text)

function awsShell({ address }: Moto): PageShell {
  const shell = openShell('aws() { "$PYTHON" -m awscli "$@"; }', {
    PYTHON: interpreter(),
    AWS_ENDPOINT_URL: address,
    AWS_ACCESS_KEY_ID: 'root',
    AWS_SECRET_ACCESS_KEY: 'root',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_PAGER: '',
  })
  const [trust, permissions] = [block(AWS, 'json'), block(AWS, 'json', 1)]
  const deny = blocksOf(AWS).find(({ heading }) => heading.startsWith('6.'))?.text ?? ''
  shell.write('trust.json', trust)
  shell.write('permissions.json', permissions)
  shell.write('deny.json', deny)
  shell.write('role.yaml', block(AWS, 'yaml'))
  return shell
}

const CLI = resolve(import.meta.dirname, 'vault/cli.ts')

/** A shell in which `vault` is the server of this suite, as its administrator sees it. */
function vaultShell({ address, root }: Vault): PageShell {
  return openShell('vault() { "$NODE" "$CLI" "$@"; }', {
    ...{ NODE: process.execPath, CLI, VAULT_ADDR: address, VAULT_TOKEN: root },
  })
}

/** The set-up pages, as a reader follows them: in their order, in an empty folder. */
export const pagesSuite = suite<World>({
  name: 'pages',
  parts: [consumers, vault],
  open,
  scenarios: {
    async 'the Terraform of every page parses'() {
      const shell = openShell('', { PYTHON: interpreter() })
      const pages = globSync('docs/**/*.md', { cwd: resolve(import.meta.dirname, '../..') })
      const blocks = pages.flatMap((path) =>
        blocksOf(path).filter(({ language }) => language === 'hcl'),
      )
      ok(blocks.length > 3)
      for (const { text } of blocks) {
        shell.write('main.tf', text)
        await shell.run('"$PYTHON" -c "import hcl2; assert hcl2.load(open(\'main.tf\'))"')
      }
      shell.write('main.tf', 'resource "a" {')
      await shell.run('"$PYTHON" -c "import hcl2; hcl2.load(open(\'main.tf\'))"', [1])
    },

    async 'AWS: cfn-lint finds nothing in the template'() {
      const shell = openShell('', { PYTHON: interpreter() })
      shell.write('role.yaml', block(AWS, 'yaml'))
      equal(await shell.run(`"$PYTHON" -c "${CFN_LINT}"`), '')
    },

    async 'AWS: the commands make the role, deny one session, and undo it all'({ moto }) {
      const shell = awsShell(moto)
      const [list, provider, , create] = command(AWS, /^3\. Create the role: AWS CLI/)
      equal((await shell.run(list ?? '')).trim(), '')
      match(await shell.run(provider ?? ''), /oidc-provider\/token\.actions\.githubusercontent/)
      match(await shell.run(list ?? ''), /oidc-provider\/token\.actions\.githubusercontent/)
      match(
        await shell.run(create ?? ''),
        /^arn:aws:iam::123456789012:role\/app-production-deploy$/m,
      )
      await shell.run(create ?? '', [254, 255])
      const undo = command(AWS, /^6\./).filter((text) => RUN.test(text))
      const mine = undo.filter((text) => !/cloudformation|list-roles/.test(text))
      ok(mine.length >= 4)
      for (const text of mine) await shell.run(text)
      equal((await shell.run(undo.find((text) => text.includes('list-roles')) ?? '')).trim(), '')
    },

    async 'AWS: CloudFormation makes the same role, and takes it back'({ moto }) {
      const shell = awsShell(moto)
      const [describe, deploy] = command(AWS, /^3\. Create the role: CloudFormation/)
      await shell.run(describe ?? '', [254, 255])
      const parameters = (deploy ?? '').replace('CreateProvider=true', 'CreateProvider=false')
      match(await shell.run(parameters), /role\/app-production-deploy/)
      const undo = command(AWS, /^6\./).find((text) => text.includes('cloudformation')) ?? ''
      await shell.run(undo)
    },

    async 'Vault: the commands make the role that the job of the page needs, and no other gets in'({
      stage,
      vault: server,
    }) {
      const { iss } = stage.issuer.verifier
      await server.ask('sys/mounts/secret', { type: 'kv', options: { version: '2' } })
      await server.ask('secret/data/app', { data: { password: 'the-password-of-the-page' } })
      const shell = vaultShell(server)
      const here = { 'https://vault.example.com': server.address }
      shell.write('role.json', replaced(block(VAULT, 'json'), here))
      const commands = command(VAULT, /^3\. Create the role: CLI/)
      ok(commands.every((text) => text.startsWith('# Run against Vault')))
      const [enable, names, policy, role] = commands
      await shell.run(replaced(enable ?? '', { [ISSUER]: iss }))
      // The path is taken now, and the configuration of the mount stays as it is.
      await shell.run(replaced(enable ?? '', { [ISSUER]: 'https://other.example.com' }), [2])
      equal(await shell.run(names ?? '', [1]), 'No value found at auth/github-actions/role\n')
      await shell.run(policy ?? '')
      match(await shell.run(role ?? ''), /^user_claim repository_id$/m)

      const inputs = inputsOf(replaced(block(VAULT, 'yaml'), here))
      await stage.lease(inputs, (main) => {
        outcome(main, 'success')
        equal(main.outputs['APP_PASSWORD'], 'the-password-of-the-page')
      })
      const strangers = [{ audience: 'https://github.com/octo-org' }, { role: 'other' }]
      for (const change of strangers)
        await stage.lease({ ...inputs, ...change }, (main) => outcome(main, 'failure'))

      const [undo, left] = command(VAULT, /^6\./).filter((text) => !text.includes('terraform'))
      await shell.run(undo ?? '')
      equal(await shell.run(left ?? '', [2]), 'No value found at auth/github-actions/role\n')
      await stage.lease(inputs, (main) => outcome(main, 'failure'))
      await shell.run('vault auth disable github-actions')
      deepEqual(await shell.run('vault auth list | grep -c github-actions', [1]), '0\n')
    },
  },
})
