// Castagnoli's polynomial, reversed. `zlib.crc32` computes another checksum (IEEE 802.3).
const POLYNOMIAL = 0x82f63b78

/** Returns the CRC-32C checksum of bytes, as Google states it for a secret. */
export function crc32c(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1
  }
  return ~crc >>> 0
}
