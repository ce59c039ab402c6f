import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'

/**
 * The server's end of a connection whose other end is far away: a new connection costs one round
 * trip for TCP, and each answer comes one round trip after its request. TLS inside of it pays for
 * its own flights.
 */
export function distant(socket: Socket, milliseconds: number): Duplex {
  const outward = lane(milliseconds / 2)
  const inward = lane(milliseconds / 2, milliseconds)
  const link = new Duplex({
    read: () => undefined,
    write(chunk: Buffer, _encoding, done) {
      outward(() => socket.write(chunk))
      if (socket.writableNeedDrain) socket.once('drain', done)
      else done()
    },
    final: (done) =>
      outward(() => {
        socket.end()
        done()
      }),
    destroy(error, done) {
      // What was written before is still on its way.
      outward(() => socket.destroySoon())
      done(error)
    },
  })
  const push = (chunk: Buffer | null): void =>
    inward(() => {
      if (!link.destroyed) link.push(chunk)
    })
  socket.on('data', push).on('end', () => push(null))
  socket.on('error', (error) => link.destroy(error)).on('close', () => link.destroy())
  return link
}

/** First in, first out, each act late; the first one later still. */
function lane(delay: number, atFirst = 0): (act: () => void) => void {
  let last = performance.now() + delay + atFirst
  return (act) => {
    const now = performance.now()
    last = Math.max(last, now + delay)
    setTimeout(act, last - now)
  }
}
