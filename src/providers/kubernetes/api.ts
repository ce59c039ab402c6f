import type { HttpRequest, HttpResponse, Json } from '../../core/runtime.ts'
import type { Secret } from '../../core/secret.ts'
import type { Judging } from '../../core/verdict.ts'
import { bearer } from '../bearer.ts'
import type { ServerError } from '../refusals.ts'
import { jsonOrEmpty, objectAt, textAt } from '../response.ts'

/** A Kubernetes API server, and how requests authenticate there. */
export interface Cluster {
  /** Ends with a slash, so that the path of a proxy in front of the cluster is kept. */
  readonly base: URL
  /** Sends a request with the bearer token of the caller; a retry may have a fresh one. */
  send(request: (token: Secret) => HttpRequest, judging?: Judging): Promise<HttpResponse>
}

/** The name of a service account. */
export interface ServiceAccount {
  readonly namespace: string
  readonly name: string
}

/** The action of a request, for messages and for the rows of rejections. */
export type KubeAction = 'review' | 'secret' | 'token' | 'delete'

/** Returns a request to an API path, which has no leading slash. */
export const apiRequest = (
  { base }: Pick<Cluster, 'base'>,
  path: string,
  options: {
    readonly token: Secret
    readonly value: Json
    readonly method?: 'POST' | 'DELETE'
    readonly ca?: string | undefined
  },
): HttpRequest => ({
  method: options.method ?? 'POST',
  url: new URL(path, base),
  headers: bearer(options.token),
  body: { kind: 'json', value: options.value },
  expects: 'json',
  ca: options.ca,
})

/** Returns the path of the Secrets of a namespace. */
export const secretsPath = (namespace: string): string => `api/v1/namespaces/${namespace}/secrets`

/** A Secret that a token is bound to. */
export interface SecretPlace {
  readonly namespace: string
  readonly secret: string
  /** `undefined` if the response to its creation was lost. */
  readonly uid?: string | undefined
}

/** Returns the request that deletes the Secret, and no other one of its name. */
export const deletionOf = (
  cluster: Pick<Cluster, 'base'>,
  { namespace, secret, uid }: SecretPlace,
  token: Secret,
): HttpRequest =>
  apiRequest(cluster, `${secretsPath(namespace)}/${secret}`, {
    ...{ method: 'DELETE', token },
    value: {
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      ...(uid !== undefined && { preconditions: { uid } }),
    },
  })

/**
 * Returns whether the server confirms the deletion of this Secret. A finalizer may keep the object
 * for a while; its tokens are invalid nevertheless once its `deletionTimestamp` is a minute old.
 */
export function isDeleted({ status, text }: HttpResponse, { secret, uid }: SecretPlace): boolean {
  if (status !== 200 && status !== 202) return false
  const body = jsonOrEmpty({ text })
  const metadata = objectAt(body, 'metadata') ?? {}
  const marked = textAt(metadata, 'deletionTimestamp') !== undefined
  const success = textAt(body, 'kind') === 'Status' && textAt(body, 'status') === 'Success'
  const named = success ? objectAt(body, 'details') : marked ? metadata : undefined
  if (!named || textAt(named, 'name') !== secret) return false
  const stated = textAt(named, 'uid')
  return uid === undefined || stated === undefined || stated === uid
}

/** Returns the error in a response: the reason and the message of its Status object. */
export function errorIn(response: HttpResponse, action: KubeAction): ServerError {
  const body = jsonOrEmpty(response)
  const status = textAt(body, 'kind') === 'Status'
  const [code, message] = status ? [textAt(body, 'reason'), textAt(body, 'message')] : []
  return { status: response.status, code: code ?? '', message: message ?? '', action }
}
