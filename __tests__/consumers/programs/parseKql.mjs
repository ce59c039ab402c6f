// Prints what Microsoft's KQL language service says about each query, as JSON: a list of messages
// each. Its folder is the parameter, the queries are a JSON list on standard input.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import vm from 'node:vm'

// The columns of the record, as a table of Azure Monitor has them.
const TABLE = `let LeaseCredentials_CL = datatable(
  TimeGenerated: datetime, uid: string, event: string, code: string, end: string, lease: string,
  lease_uid: string, host: string, run: dynamic, requested: dynamic, identity: dynamic)[];\n`

const folder = join(process.argv[2] ?? '', 'node_modules/@kusto/language-service-next')
// Scripts for a browser: they declare globals.
for (const script of ['bridge.min.js', 'Kusto.Language.Bridge.min.js'])
  vm.runInThisContext(readFileSync(join(folder, script), 'utf8'))
const { KustoCode, GlobalState } = globalThis.Kusto.Language

const messages = (query) => {
  const found = KustoCode.ParseAndAnalyze(TABLE + query, GlobalState.Default).GetDiagnostics()
  return Array.from({ length: found.Count }, (_, index) => found.getItem(index).Message)
}
console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(messages)))
