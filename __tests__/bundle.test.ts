import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { chunkName, packageFolder } from '../.ci/chunkNames.ts'

const text = (path: string): string => readFileSync(path, 'utf8')

describe('chunkName', () => {
  const load = (from: string, request: string) => ({ from: `.build/${from}`, request })
  const [main, post] = [load('index.js', './main.js'), load('index.js', './post.js')]

  test.each([
    ['the module that an import() names', ['.build/flow/lease.js'], 'flow-lease'],
    ['a provider without its folder', ['.build/providers/aws/assume.js'], 'aws-assume'],
    ['a package', ['node_modules/yaml/dist/index.js'], 'yaml'],
    ['a scoped package', ['node_modules/@actions/core/lib/core.js'], 'actions-core'],
    ['a part of a package', ['node_modules/jose/dist/jws/verify.js'], 'jose-verify'],
    ['what two entries share', ['.build/edge/a.js', '.build/edge/b.js'], 'for-main-and-post'],
    ['the same, with the target in it', ['.build/edge/a.js', '.build/post.js'], 'post'],
  ])('names a chunk after %s', (_, roots, name) => {
    expect(chunkName({ roots, loads: [main, post] })).toBe(name)
  })

  test('does not depend on the order in which the bundler lists the imports', () => {
    const more = load('flow/main.js', '../providers/vault/revoke.js')
    const name = 'for-main-and-post-and-vault-revoke'
    expect(chunkName({ roots: [], loads: [post, more, main] })).toBe(name)
    expect(chunkName({ roots: [], loads: [main, post, more] })).toBe(name)
    const roots = ['.build/core/url.js', '.build/core/json.js']
    const many = [more, main, post, load('index.js', './refresh.js')]
    expect(chunkName({ roots, loads: many })).toBe('core-json-and-others')
  })

  test('does not treat a file of unknown origin as a module of src', () => {
    expect(packageFolder('.build/main.js')).toBeUndefined()
    expect(packageFolder('node_modules/a/node_modules/@b/c/d.js')).toBe(
      'node_modules/a/node_modules/@b/c',
    )
    expect(() => packageFolder('../evil.js')).toThrow('../evil.js')
  })
})

describe('dist', () => {
  const files = globSync('dist/**/*.js').map((path) => ({ path, code: text(path) }))

  test('names no chunk by a number', () => {
    expect(files.filter(({ path }) => /\/\d/.test(path))).toEqual([])
    const numbers = /\.e\((?:\/\*.*?\*\/ )?\d|exports\.ids? = \[?\d/
    expect(files.filter(({ code }) => numbers.test(code)).map(({ path }) => path)).toEqual([])
  })

  test('contains no code of undici, Octokit or @actions/exec', () => {
    expect(files.filter(({ code }) => /@octokit\//i.test(code)).map(({ path }) => path)).toEqual([])
    expect(text('dist/README.md')).not.toMatch(/`undici` \d/)
    expect(text('dist/README.md')).not.toMatch(/octokit|`@actions\/(?:exec|io)` \d/i)
  })

  test('describes each of its files in its README', () => {
    const rows = [...text('dist/README.md').matchAll(/^\| `([^`]+)` \|.*\| \S.* \|$/gm)]
    const listed = globSync('dist/**/*.*').map((path) => path.slice('dist/'.length))
    expect(new Set([...rows.map(([, path]) => path), 'README.md'])).toEqual(
      new Set(listed.map((path) => path.replaceAll('\\', '/'))),
    )
  })
})

describe('the stand-in for unused packages', () => {
  const client = text('node_modules/@actions/http-client/lib/index.js')

  test('throws when it is used', () => {
    const { ProxyAgent, getExecOutput } = createRequire(import.meta.url)('../dist/lib/unused.js')
    const error = /not part of this action/
    expect(() => new ProxyAgent({ uri: 'http://proxy.lab.test' })).toThrow(error)
    expect(() => getExecOutput('powershell')).toThrow(error)
  })

  test('is used by one method of the toolkit, which this action does not call', () => {
    expect(client.match(/^import .*undici.*$/gm)).toEqual(["import { ProxyAgent } from 'undici';"])
    expect(client.match(/\bProxyAgent\(/g)).toEqual(['ProxyAgent('])
    expect(methodAround(client, 'new ProxyAgent(')).toBe('_getProxyAgentDispatcher')
    expect(methodAround(client, 'this._getProxyAgentDispatcher(')).toBe('getAgentDispatcher')
    const named = [...globSync('src/**/*.ts'), ...globSync('dist/lib/*.js')].filter((path) =>
      /AgentDispatcher\(/.test(text(path)),
    )
    expect(named).toEqual([join('dist', 'lib', 'actions-http-client.js')])
    expect(client.match(/\bgetAgentDispatcher\(/g)).toHaveLength(1)
  })

  test('is used for the description of the platform, which this action does not read', () => {
    const core = globSync('node_modules/@actions/core/lib/*.js')
    const users = core.filter((path) => /@actions\/(?:exec|io)'/.test(text(path)))
    expect(users).toEqual([join('node_modules', '@actions', 'core', 'lib', 'platform.js')])
    const calls = text(users[0] ?? '').match(/\bexec\.\w+/g)
    expect(new Set(calls)).toEqual(new Set(['exec.getExecOutput']))
    const own = globSync('src/**/*.ts').filter((path) => /\bplatform\.get/.test(text(path)))
    expect(own).toEqual([])
  })
})

/** The name of the method in which a piece of code stands. */
function methodAround(code: string, piece: string): string | undefined {
  const before = code.slice(0, code.indexOf(piece))
  return [...before.matchAll(/^ {4}(?:async )?(\w+)\([^)]*\) \{$/gm)].at(-1)?.[1]
}
