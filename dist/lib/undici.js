'use strict'

// Stands in for the package `undici`, which `@actions/http-client` imports for one method that this
// action never calls (decision 25). It has no code for the network: using it fails, and says so.
exports.ProxyAgent = class ProxyAgent {
  constructor() {
    throw new Error('undici is not part of this action: see .github/decisions/0025-one-build.md')
  }
}
