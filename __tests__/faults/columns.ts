import type { Column } from './column.ts'
import { aws } from './columns/aws.ts'
import { azure } from './columns/azure.ts'
import { gcp } from './columns/gcp.ts'
import { oauth } from './columns/oauth.ts'
import { octoSts } from './columns/octo-sts.ts'
import { vault } from './columns/vault.ts'

/** The columns of the matrix; the first one also stands behind the calls that all of them share. */
export const columns: readonly [Column, ...Column[]] = [vault, aws, oauth, gcp, azure, octoSts]
