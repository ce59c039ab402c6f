import { suite } from './suite.ts'
export const workflowSuite = suite({ name: 'workflows', parts: [], open: async () => 0, scenarios: {} })
