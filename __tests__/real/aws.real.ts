import { suite } from './suite.ts'
export const awsSuite = suite({ name: 'aws', parts: [], open: async () => 0, scenarios: {} })
