/**
 * Decides whether a job kept the promises, by the servers' books, the files and the log alone.
 * Nothing of `src` is imported.
 */
import { findLeaks } from '../lab/leaks.ts'
import type { Evidence, StepEnd } from './play.ts'

type Rule = (evidence: Evidence) => readonly string[]

/** Returns every promise that the job broke, each as a sentence; none if it kept all of them. */
export function violationsOf(evidence: Evidence): readonly string[] {
  return Object.entries(RULES).flatMap(([name, rule]) =>
    rule(evidence).map((sentence) => `${name}: ${sentence}`),
  )
}

const RULES: Readonly<Record<string, Rule>> = {
  'nothing unnamed is alive': unnamed,
  'all verified before one is sent': sentEarly,
  'all or nothing': halves,
  'no secret is readable': readable,
  'a sink has each line once, or repeated with its uid, and no secret': shipped,
  'no ID token and no Kubernetes token is in the state': stored,
  'one beginning and one end on record': unpaired,
  'what stays valid has a bound, and no request token on disk': unbounded,
  'a trial leases nothing': tried,
  'the budget is held': late,
  'the exit code is true': untrue,
  "post contacts main's hosts only": strayed,
  'a supplied header reaches its own server alone': misdirected,
  'no rejection is unhandled': ({ rejections }) => rejections.map(String),
  'no internal error': internal,
}

const logOf = (...steps: readonly (StepEnd | undefined)[]): string =>
  steps
    .flatMap((step) => step?.transcript ?? [])
    .flatMap((event) => (event.kind === 'say' ? [event.text] : []))
    .concat(steps.map((step) => step?.message ?? ''))
    .join('\n')

const NAMED =
  /^(?:.*\n)*?(?<lease>[a-z][a-z0-9-]*): (?:(?:the password for \S+ )?cannot be revoked|could not be revoked|expired|no usable response from|was already gone according to|(?<count>\d+) unusable responses from|not revoked)/

/** Returns how many things the log names as alive, by lease. */
function namedIn(log: string): ReadonlyMap<string, number> {
  const named = new Map<string, number>()
  for (const line of log.split('\n')) {
    const found = NAMED.exec(line.replace(/^##\[\w+\]/, ''))
    const { lease = '', count = '1' } = found?.groups ?? {}
    if (lease) named.set(lease, (named.get(lease) ?? 0) + Number(count))
  }
  return named
}

/** Whatever is alive after post is named by it, or by main's rollback. */
function unnamed({ servers, main, post }: Evidence): readonly string[] {
  if (post?.outcome === 'killed') return []
  const named = namedIn(logOf(main, post))
  return servers
    .alive()
    .filter(({ leases }) => !leases.some((lease) => named.has(lease)))
    .map(({ what }) => `${what} is alive and not named`)
}

/** No ID token reaches a provider before every token of the step was minted and found good. */
function sentEarly({ servers, arrivals, spec }: Evidence): readonly string[] {
  const { minted } = servers
  const initial = new Set(minted.map(({ audience }) => audience)).size
  const tokens = minted.map(({ token }) => token)
  const sent = arrivals.filter(({ request, step }) => {
    // A sink receives its own token alone, which only it accepts; a refusal is reported with it.
    if (step === 'post' || isOwnToken(servers, request)) return false
    const text = `${request.body}\n${JSON.stringify(request.headers)}`
    return tokens.some((token) => text.includes(token) || text.includes(encodeURIComponent(token)))
  })
  const [first] = sent
  if (!first) return []
  const wrong = spec.leases.filter(({ flaw }) => flaw === 'claim mismatch')
  const before = arrivals
    .filter(({ order }) => order < first.order)
    .filter(({ request, status }) => request.url.searchParams.has('audience') && status === 200)
  const audiences = new Set(before.map(({ request }) => request.url.searchParams.get('audience')))
    .size
  return [
    ...(audiences < initial
      ? [`a token was sent after ${audiences} of ${initial} were minted`]
      : []),
    ...wrong.map(({ name }) => `a token was sent although the claims of ${name} do not match`),
    ...(spec.forgery && spec.forgery.nth <= initial && spec.faults.length === 0
      ? [`a token was sent although one was forged (${spec.forgery.how})`]
      : []),
  ]
}

/** Whether a request carries the token of the host that receives it to its sink, and no other. */
function isOwnToken(
  { minted, sink }: Evidence['servers'],
  { url, headers, body }: Evidence['arrivals'][number]['request'],
): boolean {
  const text = `${body}\n${JSON.stringify(headers)}`
  const carried = minted.filter(({ token }) => text.includes(token))
  return (
    Object.hasOwn(sink.hosts, url.origin) &&
    carried.every(({ audience }) => audience === url.origin)
  )
}

/**
 * A sink holds no secret, and two lines with one uid are one line. What a sink must store is there
 * before it is exported, and everything that it stored is on record.
 */
function shipped({ servers, lab, spec, main, filesAfterPost, post }: Evidence): readonly string[] {
  const { lines, requests } = servers.sink
  const received = requests.map(({ body }) => ({ where: 'sink', text: body }))
  const byUid = Map.groupBy(lines, ({ uid }) => uid)
  const differing = [...byUid].filter(
    ([, same]) => new Set(same.map((line) => JSON.stringify(line))).size > 1,
  )
  const record = [...filesAfterPost].find(([path]) => path.endsWith('record.jsonl'))?.[1] ?? ''
  const begun = record.split('\n').filter((line) => line.includes('"event":"leased"'))
  const missing = begun.filter((line) => !byUid.has((JSON.parse(line) as { uid: string }).uid))
  const must = spec.sink === 'fail' && spec.trial === undefined && main.outcome === 'success'
  return [
    ...findLeaks(received, lab.issued).map(() => 'a secret was sent to a sink'),
    ...differing.map(([uid]) => `two lines have the uid ${uid}`),
    ...(must && !spec.hostility.includes('record forged') && post?.outcome !== 'killed'
      ? missing.map(() => 'a line is exported and not in the sink that must store it')
      : []),
  ]
}

/** Either every lease is exported, or none is, and then main failed. */
function halves({
  spec,
  main,
  post,
  env,
  outputs,
  filesAfterPost,
  lab,
}: Evidence): readonly string[] {
  if (main.outcome === 'killed') return []
  const texts = [...Object.values(env), ...Object.values(outputs)]
  const leased = [...lab.issued]
  const exported = texts.filter((text) => leased.some((secret) => text.includes(secret)))
  const left =
    post?.outcome === 'killed'
      ? []
      : [...filesAfterPost].filter(
          ([path, text]) =>
            !path.endsWith('record.jsonl') &&
            !(path.endsWith('/docker/config.json') && text === '{}'),
        )
  if (main.outcome === 'failure' || outputs['leased'] !== 'true')
    return [
      ...exported.map(() => 'main failed and exported a secret'),
      ...(Object.keys(env).length > 0 ? ['main failed and exported variables'] : []),
    ]
  const flawed = spec.leases.filter(({ flaw }) => flaw !== undefined)
  return [
    ...flawed.map(({ name, flaw }) => `main succeeded although of ${name}: ${flaw}`),
    ...left.map(([path]) => `${path} is left after post`),
  ]
}

/** No secret stands in a log, a summary, the record, or a file that post leaves. */
function readable({ lab, main, post, summaries, filesAfterPost }: Evidence): readonly string[] {
  const shown = [
    { where: 'log', text: logOf(main, post) },
    ...summaries.map((text) => ({ where: 'summary', text })),
    ...(post?.outcome === 'killed' ? [] : [...filesAfterPost]).map(([path, text]) => ({
      where: path.split('/').at(-1) ?? path,
      text,
    })),
  ]
  return findLeaks(shown, lab.issued).map(({ where }) => `a secret stands in the ${where}`)
}

/** What ends a Kubernetes token is a fresh ID token: neither is in the state. */
function stored({ main }: Evidence): readonly string[] {
  return main.transcript.flatMap((event) =>
    event.kind === 'remember' && /eyJ[\w-]+\.eyJ[\w-]+/.test(event.line)
      ? [`${event.key} holds one`]
      : [],
  )
}

/**
 * Post names the latest expiry of each lease that later steps lease again, and no file that main
 * wrote holds the request token.
 */
function unbounded(evidence: Evidence): readonly string[] {
  const { spec, arrivals, filesAfterMain, main, post, outputs } = evidence
  const bearers = arrivals
    .filter(({ request }) => request.url.searchParams.has('audience'))
    .map(({ request }) => String(request.headers['authorization']).replace('Bearer ', ''))
  const holders = [...filesAfterMain].filter(([, text]) =>
    bearers.some((bearer) => text.includes(bearer)),
  )
  const log = logOf(post)
  const ended =
    main.outcome === 'success' && post?.outcome === 'success' && outputs['leased'] === 'true'
  const refreshed = spec.leases.filter(({ fields }) => fields['refresh'] === 'true')
  return [
    ...holders.map(([path]) => `${path} holds the request token`),
    ...refreshed
      .filter(
        ({ name }) => ended && !log.includes(`${name}: cannot be revoked; what was refreshed`),
      )
      .map(({ name }) => `the expiry of ${name} is not named`),
  ]
}

interface RecordLine {
  readonly event?: string
  readonly lease?: string
}

/** Every lease that was exported has one beginning and at least one end, and no end is repeated. */
function unpaired({ spec, main, post, filesAfterPost, outputs }: Evidence): readonly string[] {
  const record = [...filesAfterPost].find(([path]) => path.endsWith('record.jsonl'))
  if (main.outcome !== 'success' || outputs['leased'] !== 'true') return []
  const lines = (record?.[1] ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as RecordLine)
  const count = (event: string, name: string): number =>
    lines.filter((line) => line.event === event && line.lease === name).length
  return spec.leases.flatMap(({ name }) => [
    ...(count('leased', name) === 1 ? [] : [`${name} has ${count('leased', name)} beginnings`]),
    ...(post?.outcome === 'killed' || count('ended', name) >= 1 ? [] : [`${name} has no end`]),
  ])
}

const seconds = (text: string | undefined): number => Number(/^(\d+)s$/.exec(text ?? '60s')?.[1])
// What an abort after a signal, or the last response of an attempt, may take beyond the budget.
const GRACE_MS = 6_000

/** Neither step takes longer than it may. */
function late({ spec, main, post }: Evidence): readonly string[] {
  const budget = 1_000 * seconds(spec.step['timeout'])
  const limits = [
    ['main', main, budget],
    ['post', post, Math.min(budget, 15_000)],
  ] as const
  return limits.flatMap(([name, step, limit]) =>
    step && step.milliseconds > limit + GRACE_MS
      ? [`${name} took ${Math.round(step.milliseconds)} ms of ${limit}`]
      : [],
  )
}

/**
 * A dry run contacts the runner and the issuer only. A test of trust policies succeeds only if each
 * server rejects, by its trust, what it was sent.
 */
function tried({ spec, main, arrivals, servers, outputs }: Evidence): readonly string[] {
  if (spec.trial === undefined) return []
  const identity = new Set(Object.keys(servers.issuer.hosts))
  const strays = arrivals.filter(({ request }) => !identity.has(request.url.origin))
  const granted = spec.leases.filter(({ flaw }) => flaw !== 'refused by the server')
  return [
    ...(outputs['leased'] === 'true' ? ['a trial says that it leased'] : []),
    ...(spec.trial === 'dry-run' && strays.length > 0 ? ['a dry run contacted a server'] : []),
    ...(spec.trial === 'must-be-rejected' && main.outcome === 'success'
      ? [
          ...granted.map(({ name }) => `main succeeded although ${name} would be granted`),
          ...servers.alive().map(({ what }) => `main succeeded, and ${what} is alive`),
        ]
      : []),
  ]
}

/** Main succeeds if, and only if, it exported, or was told to skip. */
function untrue({ spec, main, outputs }: Evidence): readonly string[] {
  // A dry run that fails shows the claims all the same.
  if (main.outcome === 'killed' || spec.trial !== undefined) return []
  const leased = outputs['leased']
  const skips = !spec.idToken && spec.step['on-unavailable'] === 'skip'
  const expected = skips ? 'false' : 'true'
  return (main.outcome === 'success') === (leased === expected)
    ? []
    : [`main ended with ${main.outcome}, and "leased" is ${leased}`]
}

/** Post contacts no host that main did not contact. */
function strayed({ arrivals, servers }: Evidence): readonly string[] {
  const known = new Set(Object.keys(servers.hosts))
  return arrivals
    .filter(({ step, request }) => step === 'post' && !known.has(request.url.origin))
    .map(({ request }) => `post contacted ${request.url.origin}`)
}

/** Each request to the server of a lease has the lease's own header, and no other request has it. */
function misdirected({ spec, arrivals }: Evidence): readonly string[] {
  const passes = new Map<string, string>(
    spec.leases.flatMap(({ name, fields }) => {
      const [, pass] = /^X-Pass: (.+)$/.exec(fields['headers'] ?? '') ?? []
      return pass === undefined ? [] : [[`https://${name}.lab.test`, pass] as const]
    }),
  )
  return arrivals.flatMap(({ request: { url, headers } }) =>
    headers['x-pass'] === passes.get(url.origin)
      ? []
      : [`${url.origin} received ${headers['x-pass'] ?? 'no header'}`],
  )
}

function internal({ main, post }: Evidence): readonly string[] {
  return [main, post].flatMap((step) =>
    step?.code === 'INTERNAL' ? [step.message.slice(0, 300)] : [],
  )
}
