import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Texts } from '../lab/job.ts'
import { page } from './examples.ts'

/** A fenced block of a page, and the heading that it stands under. */
export interface PageBlock {
  readonly heading: string
  readonly language: string
  readonly text: string
}

/** Returns the fenced blocks of a page, in their order. */
export function blocksOf(path: string): readonly PageBlock[] {
  const blocks: PageBlock[] = []
  for (const section of page(path).split(/^(?=## )/m)) {
    const [, heading = ''] = /^## (.*)$/m.exec(section) ?? []
    for (const [, language = '', text = ''] of section.matchAll(/^```(\w*)\n(.*?)^```$/gms))
      blocks.push({ heading, language, text })
  }
  return blocks
}

/** A directory with files, in which commands of a page run, one block after the other. */
export interface PageShell {
  write(name: string, text: string): void
  /** Returns what a block printed. Throws if it ends with another code than is expected. */
  run(script: string, codes?: readonly number[]): Promise<string>
}

/** Opens a shell with functions that stand for the programs of the page. */
export function openShell(functions: string, env: Texts): PageShell {
  const cwd = mkdtempSync(join(tmpdir(), 'page-'))
  return {
    write: (name, text) => writeFileSync(join(cwd, name), text),
    run: (script, codes = [0]) =>
      new Promise((done, reject) => {
        const child = spawn('sh', ['-c', `${functions}\n${script}`], {
          cwd,
          env: { ...process.env, ...env },
          stdio: ['ignore', 'pipe', 'pipe'],
        })
        let printed = ''
        for (const stream of [child.stdout, child.stderr])
          stream.setEncoding('utf8').on('data', (text: string) => (printed += text))
        child.on('error', reject).on('close', (code) => {
          if (codes.includes(code ?? -1)) done(printed)
          else reject(new Error(`${script}\nended with ${code}:\n${printed}`))
        })
      }),
  }
}
