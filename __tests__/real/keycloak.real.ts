import { suite } from './suite.ts'
export const keycloakSuite = suite({ name: 'keycloak', parts: [], open: async () => 0, scenarios: {} })
