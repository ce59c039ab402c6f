import { hash } from 'node:crypto'

/** A package, as its package.json names it. */
export interface Package {
  readonly name: string
  readonly version: string
  readonly license: string
}

/**
 * The software bill of materials of a release, in CycloneDX: what is in the bundles, not what was
 * installed to make them.
 */
export function bill({ name, version, license }: Package, parts: readonly Package[]): object {
  const licenses = (id: string): object => ({ licenses: [{ license: { id } }] })
  const components = parts.map((part) => ({
    ...{ type: 'library', name: part.name, version: part.version, ...licenses(part.license) },
    purl: `pkg:npm/${part.name.replace('@', '%40')}@${part.version}`,
  }))
  const content = {
    metadata: { component: { type: 'application', name, version, ...licenses(license) } },
    components,
  }
  return {
    ...{ bomFormat: 'CycloneDX', specVersion: '1.5', serialNumber: serialOf(content), version: 1 },
    ...content,
  }
}

/**
 * GitHub attests no bill without a serial number. It follows from the content: whoever builds the
 * same gets the same.
 */
function serialOf(content: object): string {
  const digest = hash('sha256', JSON.stringify(content))
  return `urn:uuid:${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`
}
