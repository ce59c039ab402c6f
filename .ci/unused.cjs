'use strict'

// Stands in for packages that the toolkit imports and this action never calls (decision 25):
// `undici`, for one method of `@actions/http-client`, and `@actions/exec`, for a description of the
// platform in `@actions/core`. Using them fails, and says so.
const unused = (name) => {
  throw new Error(`${name} is not part of this action: see .github/decisions/0025-one-build.md`)
}
exports.ProxyAgent = class ProxyAgent {
  constructor() {
    unused('undici')
  }
}
exports.getExecOutput = () => unused('@actions/exec')
