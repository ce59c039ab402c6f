import type { Field } from '../../inputs/reader.ts'

/** The rows that every provider with `read` shares; each adds a sentence of its own to `read`. */
export const readingFields = (read: string, credentials: string): readonly Field[] => [
  {
    name: 'read',
    description: read,
  },
  {
    name: 'unmasked',
    description:
      'Names in `read`, or `DB_*`, whose values are not secrets and are not masked; one, or a list.',
  },
  {
    name: 'export-credentials',
    description: credentials,
    default: 'false',
  },
]
