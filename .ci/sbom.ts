import { hash } from 'node:crypto'

/** A package, as its package.json describes it. */
export interface Package {
  readonly name: string
  readonly version: string
  readonly license: string
}

/**
 * Returns the software bill of materials of a release, in CycloneDX: the packages in the bundles,
 * not those that were installed for the build.
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
 * Returns a serial number, without which GitHub does not attest a bill of materials. It is derived
 * from the content, so that equal builds have equal numbers.
 */
function serialOf(content: object): string {
  const digest = hash('sha256', JSON.stringify(content))
  return `urn:uuid:${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`
}
