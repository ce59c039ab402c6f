import type { AwsStatement } from './awsPolicy.ts'
import { hclString } from './quote.ts'

/**
 * Returns a statement as the `aws_iam_policy_document` of Terraform, without interpolation; empty
 * if a value has `&{`, which this data source turns into a policy variable and cannot escape.
 */
export function terraformDocument(statement: AwsStatement): readonly string[] {
  const { Principal, Action, Condition } = statement
  if (JSON.stringify(statement).includes('&{')) return []
  const conditions = Object.entries(Condition).flatMap(([test, keys = {}]) =>
    Object.entries(keys).flatMap(([variable, value]) => [
      '    condition {',
      `      test     = ${hclString(test)}`,
      `      variable = ${hclString(variable)}`,
      `      values   = [${[value].flat().map(hclString).join(', ')}]`,
      '    }',
    ]),
  )
  return [
    'data "aws_iam_policy_document" "trust" {',
    '  statement {',
    `    actions = [${hclString(Action)}]`,
    '    principals {',
    '      type        = "Federated"',
    `      identifiers = [${hclString(Principal.Federated)}]`,
    '    }',
    ...conditions,
    '  }',
    '}',
  ]
}
