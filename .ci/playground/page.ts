import type { JobIdentity } from '../../src/trust/neighbours.ts'
import type { TrustFinding } from '../../src/trust/strangers.ts'
import { exactPolicy, jobOfPasted, judge, type PolicyKind, type Row } from './model.ts'

type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const field = (id: string): Input => document.getElementById(id) as Input
const text = (id: string): string => field(id).value
const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement
const checked = (id: string): boolean => (field(id) as HTMLInputElement).checked

/** Fields of the form that are a member of the job, by the same name. */
const TEXTS = [
  ...(['owner', 'ownerId', 'repository', 'repositoryId', 'ref', 'event', 'workflow'] as const),
  ...(['audience', 'issuer'] as const),
]

const kind = (): PolicyKind => (text('kind') === 'vault' ? 'vault' : 'aws')

function job(): JobIdentity {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, text(name)]))
  return {
    ...(texts as Record<(typeof TEXTS)[number], string>),
    environment: text('environment') || undefined,
    reusable: text('reusable') || undefined,
    immutable: checked('immutable'),
  }
}

function show(): void {
  const { rows, findings, errors } = judge({
    job: job(),
    kind: kind(),
    policy: text('policy'),
    expect: text('expect'),
  })
  byId('errors').replaceChildren(...errors.map((error) => element('li', error)))
  byId('rows').replaceChildren(...rows.map(rowOf))
  byId('findings').replaceChildren(...findings.map(findingOf))
  byId('count').textContent =
    findings.length === 0
      ? 'Nothing found: the policy admits this job, in both forms of its subject, and no job around it.'
      : `${findings.length} found:`
}

function element(name: string, content: string, ...children: readonly Node[]): HTMLElement {
  const made = document.createElement(name)
  made.textContent = content
  made.append(...children)
  return made
}

function rowOf({ who, intended, judgement, expected }: Row): HTMLElement {
  const { decision, because } = judgement
  const good = decision === (intended ? 'admits' : 'denies')
  const verdict = element('td', `${good ? '✓' : '✗'} ${decision.replace('-', ' ')}`)
  verdict.className = good ? 'good' : 'bad'
  const matches = expected === undefined ? '–' : expected ? 'matches' : 'differs'
  const head = element('th', who)
  head.setAttribute('scope', 'row')
  return element('tr', '', head, verdict, element('td', because), element('td', matches))
}

function findingOf({ sentence, fix, witness }: TrustFinding): HTMLElement {
  const details = element('details', '', element('summary', 'Witness: the claims of such a job'))
  details.append(element('pre', JSON.stringify(witness, undefined, 2)))
  const upper = sentence.charAt(0).toUpperCase() + sentence.slice(1)
  return element('li', `${upper}.`, element('p', `Fix: ${fix}.`), details)
}

function paste(): void {
  const pasted = jobOfPasted(text('claims'), job())
  const notice = byId('pasted')
  notice.textContent = typeof pasted === 'string' ? pasted : 'The fields above have these claims.'
  if (typeof pasted === 'string') {
    if (pasted.startsWith('This is a token')) field('claims').value = ''
    return
  }
  for (const name of TEXTS) field(name).value = pasted[name]
  field('environment').value = pasted.environment ?? ''
  field('reusable').value = pasted.reusable ?? ''
  ;(field('immutable') as HTMLInputElement).checked = pasted.immutable
  show()
}

function write(): void {
  field('policy').value = exactPolicy(job(), kind())
  show()
}

async function copy(): Promise<void> {
  const done = await navigator.clipboard.writeText(text('policy')).then(
    () => true,
    () => false,
  )
  if (!done) (field('policy') as HTMLTextAreaElement).select()
  byId('copied').textContent = done ? 'Copied.' : 'Selected: copy it with the keyboard.'
}

const AUDIENCES: Readonly<Record<PolicyKind, string>> = {
  aws: 'sts.amazonaws.com',
  vault: 'https://vault.example.com',
}

function change(): void {
  field('audience').value = AUDIENCES[kind()]
  write()
}

byId('form').addEventListener('input', show)
byId('form').addEventListener('submit', (event) => event.preventDefault())
byId('kind').addEventListener('change', change)
byId('claims').addEventListener('input', paste)
byId('write').addEventListener('click', write)
byId('copy').addEventListener('click', () => void copy())
show()
