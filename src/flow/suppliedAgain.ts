import { Failure } from '../core/failure.ts'
import type { HttpRequest } from '../core/runtime.ts'
import { parseSafeUrl } from '../core/url.ts'
import { importYaml } from '../inputs/deferredYaml.ts'
import type { YamlValue } from '../inputs/yamlValue.ts'
import type { Receipt } from '../journal/entry.ts'
import type { Supplies } from '../providers/provider.ts'
import { clientCertificate, headersIn, type Supplied } from '../providers/supplied.ts'
import { withSupplied } from './leaseRequests.ts'

const INPUTS = ['headers', 'tls-certificate', 'tls-key']

/**
 * Returns a function that adds to a request what the workflow supplied to main. It reads the inputs
 * of this process on the first request to that origin, and throws `INPUT_INVALID` if one is not the
 * input of main.
 */
export function suppliedAgain(
  { origin = '', ...digests }: NonNullable<Receipt['supplied']>,
  supplies: Pick<Supplies, 'input'>,
): (request: HttpRequest) => Promise<HttpRequest> {
  const valid =
    parseSafeUrl(origin)?.origin === origin &&
    Object.entries(digests).every(
      ([name, digest]) => INPUTS.includes(name) && /^[0-9a-f]{64}$/.test(digest),
    )
  if (!valid) throw new Failure('INTERNAL', 'the receipt names no valid inputs of this lease')
  let read: ReturnType<typeof readInputs> | undefined
  return async (request) => {
    if (request.url.origin !== origin) return request
    read ??= readInputs(digests, supplies)
    return withSupplied(request, { origin, ...(await read) })
  }
}

async function readInputs(
  digests: Readonly<Record<string, string>>,
  supplies: Pick<Supplies, 'input'>,
): Promise<Pick<Supplied, 'headers' | 'identity'>> {
  const texts = new Map<string, string>()
  for (const [name, digest] of Object.entries(digests))
    texts.set(name, (await supplies.input(name, digest)).reveal())
  const [headers, certificate, key] = INPUTS.map((name) => texts.get(name))
  const parsed = headers === undefined ? undefined : (await importYaml())(headers)
  const map = parsed && 'value' in parsed && parsed.value instanceof Map ? parsed.value : new Map()
  return {
    headers: headersIn(map as ReadonlyMap<string, YamlValue>),
    identity:
      certificate !== undefined && key !== undefined
        ? clientCertificate(certificate, key)
        : undefined,
  }
}
