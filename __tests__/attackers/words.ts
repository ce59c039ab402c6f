/** How log lines name a lease that lives on; a line about several lost responses counts them. */
const LIVES_ON =
  /(?:(\d+) (?:answers|responses) of .*)?may (?:live|be valid) (?:until|for)|could not be (?:returned|revoked)|cannot be (?:returned|revoked)|(?:not|un)(?:returned|revoked): /g

/** A post step that claims to have left nothing behind. */
const NOTHING_LEFT = /^Nothing (?:is left|was leased|left|to)\b/m

/** Counts the leases that a text names as living on. */
export function countNamed(text: string): number {
  return [...text.matchAll(LIVES_ON)].reduce((sum, [, count = '1']) => sum + Number(count), 0)
}

/** Whether a text claims that nothing is left to revoke. */
export function claimsNothingLeft(text: string): boolean {
  return NOTHING_LEFT.test(text)
}

/** Stands in every text that an attacker invents; it must never become a command or a name. */
export const MARK = 'pwned'

/** Workflow commands and shell syntax, as an attacker would put them into a text. */
export const INJECTION = [
  MARK,
  `::set-output name=${MARK}::1`,
  `##[set-env name=${MARK.toUpperCase()}]1\r::error::${MARK}`,
  `::add-mask::${MARK}`,
  `\`touch ${MARK}\`$(touch ${MARK});"'&|`,
].join('\n')
