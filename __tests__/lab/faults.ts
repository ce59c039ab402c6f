import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { gzipSync } from 'node:zlib'
import type { LabAnswer } from './handler.ts'

/**
 * How a server misbehaves at the socket. With `done`, it first does what it was asked to: only its
 * response is lost or spoilt.
 */
export type Fault = Misdeed & { readonly done?: true }

type Misdeed =
  | Spoilt
  /** The port is closed: for some milliseconds, or for good. */
  | { readonly kind: 'refuse'; readonly milliseconds?: number }
  | { readonly kind: 'raw'; readonly bytes: string | Buffer }
  | { readonly kind: Broken }

/** A whole response, only not the one that was due. */
type Spoilt =
  /** Status 200 with nothing, or with a portal's page. */
  | { readonly kind: 'empty' | 'html' }
  | {
      readonly kind: 'status'
      readonly status: number
      readonly retryAfter?: number | { readonly date: number }
    }
  /** To another path of the same host, to itself for ever, or to an address. */
  | { readonly kind: 'redirect'; readonly to: 'same' | 'loop' | URL; readonly status?: number }
  | { readonly kind: 'answer'; readonly answer: LabAnswer }

type Broken =
  | 'reset' // before any answer
  | 'reset-midway'
  | 'close' // without a response
  | 'cut-length' // the body ends before its Content-Length
  | 'cut-chunked' // the last chunk never comes
  | 'silence'
  | 'headers-then-silence'
  | 'drip' // a byte now and then, for ever
  | 'huge' // 300 MB
  | 'huge-declared' // the same, announced by Content-Length
  | 'bomb' // gzip that grows a thousandfold
  | 'controls' // control characters in headers
  | 'not-http'

/**
 * Where a misdeed happens: the stream that speaks HTTP, the socket below it, and what would have
 * been answered.
 */
export interface Scene {
  readonly stream: Duplex
  readonly socket: Socket
  readonly text: string
}

const MEGABYTE = 1024 * 1024
const HUGE = 300
const OK = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'
const PAGE =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please accept the ' +
  'terms.</body></html>'

const SPOILT = ['empty', 'html', 'status', 'redirect', 'answer']

export function isSpoilt(fault: Fault): fault is Spoilt {
  return SPOILT.includes(fault.kind)
}

/** What is answered in place of what was due. */
export function spoiltAnswer(fault: Spoilt, url: URL): LabAnswer {
  switch (fault.kind) {
    case 'empty':
      return { status: 200 }
    case 'html':
      return { status: 200, headers: { 'content-type': 'text/html' }, body: PAGE }
    case 'status':
      return {
        status: fault.status,
        headers: retryAfter(fault.retryAfter),
        body: { errors: ['a fault of the lab'] },
      }
    case 'redirect': {
      const location =
        fault.to === 'loop'
          ? url.href
          : fault.to === 'same'
            ? `${url.origin}/elsewhere`
            : fault.to.href
      return { status: fault.status ?? 307, headers: { location } }
    }
    case 'answer':
      return fault.answer
  }
}

function retryAfter(
  wait: number | { readonly date: number } | undefined,
): Readonly<Record<string, string>> {
  if (wait === undefined) return {}
  return {
    'retry-after':
      typeof wait === 'number'
        ? String(wait)
        : new Date(Date.now() + wait.date * 1000).toUTCString(),
  }
}

/** Closes the connection, or writes bytes that are not a response. */
export function misdo(kind: Broken, { stream, socket, text }: Scene): void {
  const half = text.slice(0, Math.ceil(text.length / 2))
  switch (kind) {
    case 'reset':
      socket.resetAndDestroy()
      return
    case 'reset-midway':
      stream.write(`${OK}Content-Length: ${text.length}\r\n\r\n${half}`)
      // Later, as a reset overtakes what the other side has not read yet.
      setTimeout(() => socket.resetAndDestroy(), 20)
      return
    case 'close':
      stream.end()
      return
    case 'cut-length':
      stream.end(`${OK}Content-Length: ${text.length}\r\n\r\n${half}`)
      return
    case 'cut-chunked':
      stream.end(`${OK}Transfer-Encoding: chunked\r\n\r\n${chunk(half)}`)
      return
    case 'silence':
      return
    case 'headers-then-silence':
      stream.write(`${OK}Content-Length: 100\r\n\r\n`)
      return
    case 'drip':
      drip(stream)
      return
    case 'huge':
      stream.write(`${OK}Connection: close\r\n\r\n{"value":"`)
      pour(stream, HUGE)
      return
    case 'huge-declared':
      stream.write(`${OK}Content-Length: ${HUGE * MEGABYTE}\r\n\r\n`)
      pour(stream, HUGE)
      return
    case 'bomb': {
      const packed = bomb()
      stream.write(`${OK}Content-Encoding: gzip\r\nContent-Length: ${packed.length}\r\n\r\n`)
      stream.write(packed)
      return
    }
    case 'controls':
      stream.end(
        `HTTP/1.1 200 OK\r\nX-Note: a\x1b[31mb\x07\x00c\r\nContent-Type: ` +
          `application/json\r\nContent-Length: 2\r\n\r\n{}`,
      )
      return
    case 'not-http':
      stream.end('220 mail.lab.test ESMTP\r\n')
  }
}

const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`

function drip(stream: Duplex): void {
  stream.write(`${OK}Transfer-Encoding: chunked\r\n\r\n${chunk('{"value":"')}`)
  const timer = setInterval(() => stream.write(chunk('a')), 50)
  stream.once('close', () => clearInterval(timer))
}

/** Megabytes of the letter a, as fast as they are taken. */
function pour(stream: Duplex, megabytes: number): void {
  const block = Buffer.alloc(MEGABYTE, 'a')
  let left = megabytes
  const more = (): void => {
    while (left > 0 && !stream.destroyed) {
      left--
      if (!stream.write(block)) {
        stream.once('drain', more)
        return
      }
    }
    if (!stream.destroyed) stream.end()
  }
  more()
}

/**
 * Members of gzip may follow each other: two hundred megabytes in two hundred kilobytes, made in no
 * time.
 */
function bomb(): Buffer {
  return Buffer.concat(Array<Buffer>(200).fill(gzipSync(Buffer.alloc(MEGABYTE, ' '))))
}
