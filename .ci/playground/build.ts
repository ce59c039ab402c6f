// Writes docs/playground/index.html, one file without references: `npm run playground`. With
// `--check`, fails if the file differs.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { posix, relative, resolve, sep } from 'node:path'
import ts from 'typescript'

/** The generated page. */
export const PAGE = 'docs/playground/index.html'
const SOURCE = '.ci/playground'

/** Returns the page. The hashes of the policy name its only script and its only style. */
export function playground(): string {
  const read = (file: string): string => readFileSync(`${SOURCE}/${file}`, 'utf8')
  const script = bundle(`${SOURCE}/page.ts`)
  const style = read('page.css')
  const policy = [
    "default-src 'none'",
    `script-src '${hash(script)}'`,
    `style-src '${hash(style)}'`,
    ...['connect-src', 'form-action', 'base-uri'].map((name) => `${name} 'none'`),
  ].join('; ')
  const parts: Readonly<Record<string, string>> = { STYLE: style, SCRIPT: script }
  return read('page.html').replace(/\/\* (STYLE|SCRIPT) \*\/|"CSP"/g, (mark, name?: string) =>
    name === undefined ? `"${policy}"` : (parts[name] ?? mark),
  )
}

const hash = (text: string): string =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`

/**
 * Returns a module and all that it imports as one script: each module is a function, and the names
 * of a module are its own. Types are removed; nothing is minified, so that the page can be read.
 */
function bundle(entry: string): string {
  const modules = new Map<string, string>()
  const add = (file: string): void => {
    if (modules.has(file)) return
    modules.set(file, '')
    const code = compiled(file)
    for (const [, target = ''] of code.matchAll(/require\("([^"]+)"\)/g)) {
      if (!target.startsWith('.')) throw new Error(`${file} imports ${target}`)
      add(posix.join(posix.dirname(file), target))
    }
    modules.set(file, code)
  }
  add(entry)
  const functions = [...modules].map(
    ([file, code]) => `${JSON.stringify(file)}(exports, require) {\n${code}}`,
  )
  const script = `'use strict'
const modules = {
${functions.join(',\n')}
}
const loaded = new Map()
function load(file) {
  if (!loaded.has(file)) {
    const exports = {}
    loaded.set(file, exports)
    const folder = file.split('/').slice(0, -1)
    modules[file](exports, (name) => {
      const path = [...folder]
      for (const part of name.split('/'))
        if (part === '..') path.pop()
        else if (part !== '.') path.push(part)
      return load(path.join('/'))
    })
  }
  return loaded.get(file)
}
load(${JSON.stringify(entry)})
`
  if (/<\/script|<!--/i.test(script)) throw new Error('the script would end its element')
  return script
}

function compiled(file: string): string {
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2024,
      verbatimModuleSyntax: false,
      removeComments: true,
    },
  })
  return outputText.replace('"use strict";\n', '')
}

if (import.meta.main) {
  process.chdir(resolve(import.meta.dirname, '../..'))
  const page = playground()
  if (!process.argv.includes('--check')) writeFileSync(PAGE, page)
  else if (readFileSync(PAGE, 'utf8') !== page)
    throw new Error(`${relative('.', PAGE).split(sep).join('/')} is not what its source makes`)
  console.log(`${PAGE}: ${Buffer.byteLength(page)} bytes`)
}
