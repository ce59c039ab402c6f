import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Job, StepResult, Texts } from '../lab/job.ts'
import { leaks } from '../lab/leaks.ts'
import { listen } from '../lab/listen.ts'
import { type VaultServer, vaultServer } from '../lab/vault.ts'
import { openStage, outcome, type Stage, yaml } from '../real/stage.ts'
import { type Suite, suite } from '../real/suite.ts'
import {
  buildx,
  crane,
  debianLibraries,
  debianProgram,
  debianRegistry,
  goProgram,
  helm,
  oras,
} from './registryParts.ts'
import { LOGIN, startPasswordRegistry, startTokenRegistry } from './registryServers.ts'

interface World {
  readonly stage: Stage
  readonly vault: VaultServer
  /** The registries, by how they check a password. */
  readonly hosts: { readonly password: string; readonly token: string }
  /** The inputs of a lease of logins at registries. */
  login(...hosts: readonly string[]): Texts
}

/** Opens two registries, and a Vault that holds their password. */
async function open(): Promise<World> {
  const stage = await openStage()
  const port = await listen((request) => vault.handle(request))
  const role = {
    role_type: 'jwt',
    user_claim: 'repository',
    bound_audiences: [port.origin],
    token_policies: ['app'],
  } as const
  const vault = vaultServer(stage.lab, stage.issuer.verifier, {
    origin: port.origin,
    roles: { 'jwt/ci': role },
    kv2: { app: [LOGIN] },
  })
  stage.lab.issue(LOGIN.password)
  const hosts = { password: await startPasswordRegistry(), token: await startTokenRegistry() }
  const paths = (all: readonly string[]) => all.map((host) => [host, 'secret/data/app'] as const)
  return {
    ...{ stage, vault, hosts },
    login: (...all) => ({
      ...{ from: 'vault', address: port.origin, role: 'ci', export: 'docker' },
      registries: yaml(Object.fromEntries(paths(all))),
    }),
  }
}

type Run = (...argv: readonly [string, ...string[]]) => Promise<StepResult>

/** Runs commands in later steps, which find the login in the environment of the job only. */
const runner =
  (job: Job): Run =>
  async (...argv) => {
    const step = await job.run(argv, { env: { LD_LIBRARY_PATH: debianLibraries() } })
    outcome(step, 'success')
    return step
  }

/** Opens a job with a lease, lets later steps act, and checks that nothing is left and leaked. */
async function during(
  { stage, vault, login }: World,
  hosts: readonly string[],
  act: (run: Run, job: Job) => Promise<unknown>,
): Promise<void> {
  const job = stage.startJob()
  try {
    outcome(await job.step({ with: login(...hosts) }), 'success')
    await act(runner(job), job)
    for (const post of await job.post()) outcome(post, 'success')
    await rejected(job, hosts)
    deepEqual([vault.living(), leaks(job, stage.lab)], [[], []])
  } finally {
    job.close()
  }
}

/** The same job, after post: each registry rejects what is left. */
async function rejected(job: Job, hosts: readonly string[]): Promise<void> {
  for (const host of hosts) {
    const step = await job.run([goProgram(crane), 'catalog', host])
    outcome(step, 'failure')
    match(step.shown, /UNAUTHORIZED|401/)
  }
}

/** Pushes an image of one small layer. */
async function pushImage(run: Run, { workspace }: Job, name: string): Promise<void> {
  const layer = join(workspace, 'layer.tar')
  writeFileSync(join(workspace, 'file'), 'content')
  await run('tar', '-cf', layer, '-C', workspace, 'file')
  await run(goProgram(crane), 'append', '-f', layer, '-t', name)
}

/** What each client does at a registry. */
const clients: Readonly<Record<string, (host: string, run: Run, job: Job) => Promise<unknown>>> = {
  async crane(host, run, job) {
    await pushImage(run, job, `${host}/app:crane`)
    await run(goProgram(crane), 'pull', `${host}/app:crane`, join(job.workspace, 'out.tar'))
    match((await run(goProgram(crane), 'ls', `${host}/app`)).shown, /^crane$/m)
  },
  async skopeo(host, run, job) {
    await pushImage(run, job, `${host}/app:first`)
    const skopeo = [debianProgram('skopeo'), '--insecure-policy'] as const
    const [from, to] = [`docker://${host}/app:first`, `dir:${job.workspace}/image`]
    await run(...skopeo, 'copy', '--src-tls-verify=false', from, to)
    await run(...skopeo, 'copy', '--dest-tls-verify=false', to, `docker://${host}/app:skopeo`)
    const found = await run(...skopeo, 'list-tags', '--tls-verify=false', `docker://${host}/app`)
    match(found.shown, /"skopeo"/)
  },
  async podman(host, run) {
    // It insists on a short path.
    const place = mkdtempSync(join(tmpdir(), 'p-'))
    const at = ['--root', '--runroot'].flatMap((flag) => [flag, join(place, flag.slice(2))])
    const parts = ['--conmon', debianProgram('conmon'), '--runtime', debianProgram('crun')]
    const podman = [debianProgram('podman'), ...at, '--storage-driver=vfs', ...parts] as const
    const found = await run(...podman, 'login', '--get-login', host)
    match(found.shown, /^ci$/m)
    await run(...podman, 'search', '--tls-verify=false', `${host}/`)
  },
  async helm(host, run, { workspace }) {
    const program = goProgram(helm)
    await run(program, 'create', join(workspace, 'chart'))
    await run(program, 'package', join(workspace, 'chart'), '-d', workspace)
    const archive = join(workspace, 'chart-0.1.0.tgz')
    await run(program, 'push', '--plain-http', archive, `oci://${host}/charts`)
    await run(program, 'pull', '--plain-http', `oci://${host}/charts/chart`, '-d', workspace)
  },
  async oras(host, run, { workspace }) {
    writeFileSync(join(workspace, 'artifact.txt'), 'content')
    const program = goProgram(oras)
    await run(program, 'push', '--plain-http', `${host}/files:1`, 'artifact.txt')
    match((await run(program, 'repo', 'tags', '--plain-http', `${host}/files`)).shown, /^1$/m)
  },
  async buildx(host, run, job) {
    await pushImage(run, job, `${host}/app:buildx`)
    const found = await run(goProgram(buildx), 'imagetools', 'inspect', `${host}/app:buildx`)
    match(found.shown, /MediaType:/)
  },
}

// Other users need a namespace of their own for podman, which Ubuntu grants to installed programs.
const isPlayed = (client: string): boolean => client !== 'podman' || process.getuid?.() === 0

const played = Object.entries(clients).filter(([client]) => isPlayed(client))
const scenarios = played.flatMap(([client, act]) =>
  (['password', 'token'] as const).map((kind) => [
    `${client} uses the login at a registry that checks ${kind}s, and post leaves none`,
    async (world: World) => {
      const { [kind]: host } = world.hosts
      await during(world, [host], (run, job) => act(host, run, job))
    },
  ]),
)

/** The docker configuration of a lease, read by clients of registries that others wrote. */
export const registryConsumers: Suite = suite<World>({
  name: 'registries',
  parts: [debianRegistry, crane, oras, helm, buildx],
  open,
  scenarios: {
    async 'without a lease both registries reject a push'({ stage, hosts }) {
      const job = stage.startJob()
      try {
        await rejected(job, Object.values(hosts))
      } finally {
        job.close()
      }
    },
    ...Object.fromEntries(scenarios),

    async 'one copy reads with the login of the job and writes with that of the lease'(world) {
      const { password, token } = world.hosts
      const auth = btoa(`${LOGIN.username}:${LOGIN.password}`)
      const own = JSON.stringify({ auths: { [token]: { auth } } })
      const job = world.stage.startJob()
      const file = join(job.home, '.docker', 'config.json')
      try {
        mkdirSync(join(job.home, '.docker'))
        writeFileSync(file, own)
        const run = runner(job)
        await pushImage(run, job, `${token}/app:1`)
        outcome(await job.step({ with: world.login(password) }), 'success')
        await run(goProgram(crane), 'copy', `${token}/app:1`, `${password}/copy:1`)
        for (const post of await job.post()) outcome(post, 'success')
        await rejected(job, [password, token])
        equal(readFileSync(file, 'utf8'), own)
        ok(!JSON.stringify(job.shown()).includes(auth))
      } finally {
        job.close()
      }
    },
  },
})
