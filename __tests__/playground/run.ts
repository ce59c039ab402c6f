// The page in a real browser: `npm run test:playground`, with a folder as parameter for screenshots.
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { lacking } from '../real/parts/part.ts'
import { type Browser, openBrowser } from './browser.ts'

const [folder] = process.argv.slice(2)
const program = 'chromium'
const missing = await lacking({
  name: 'the page',
  folder: '',
  tools: [{ name: program, ask: [program, '--version'], answers: /^Chromium \d+/ }],
  make: () => Promise.resolve(),
})
if (missing.length > 0) {
  console.log(`skipped the page, as this machine has no ${missing.join(', ')}`)
  process.exit(process.env['CI'] ? 1 : 0)
}
const PAGE = pathToFileURL(resolve(import.meta.dirname, '../../docs/playground/index.html')).href
const set = (id: string, value: string): string =>
  `(() => { const field = document.getElementById(${JSON.stringify(id)}); field.value = ` +
  `${JSON.stringify(value)}; field.dispatchEvent(new Event('input', { bubbles: true })); ` +
  `field.dispatchEvent(new Event('change', { bubbles: true })) })()`
const textOf = (id: string): string => `document.getElementById('${id}').textContent`
const JWT = `eyJhbGciOiJSUzI1NiJ9.${'e'.repeat(40)}.${'s'.repeat(40)}`

const scenarios: Readonly<Record<string, (page: Browser) => Promise<void>>> = {
  async 'opens with findings for a policy with a wildcard'(page) {
    match(await page.evaluate<string>(textOf('count')), /^\d+ found:$/)
    match(await page.evaluate<string>(textOf('findings')), /A pull request gets in/)
    ok((await page.evaluate<number>("document.querySelectorAll('#rows tr').length")) > 10)
  },
  async 'writes a policy for exactly this job, in which nothing is found'(page) {
    for (const kind of ['aws', 'vault']) {
      await page.evaluate(set('kind', kind))
      await page.evaluate("document.getElementById('write').click()")
      match(await page.evaluate<string>(textOf('count')), /^Nothing found/)
      equal(await page.evaluate("document.querySelectorAll('.bad').length"), 0)
    }
  },
  async 'refuses a token, and forgets it'(page) {
    await page.evaluate(set('claims', JWT))
    match(await page.evaluate<string>(textOf('pasted')), /^This is a token\./)
    equal(await page.evaluate("document.getElementById('claims').value"), '')
    equal((await page.evaluate<string>('document.documentElement.outerHTML')).includes(JWT), false)
  },
  async 'takes claims, and shows what they hold as text only'(page) {
    const environment = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
    const claims = {
      repository: 'octo-org/app',
      sub: 'repo:octo-org@65/app@1296269:environment:x',
      environment,
    }
    await page.evaluate(set('claims', JSON.stringify(claims)))
    await page.evaluate(set('policy', '{"Statement": []}'))
    match(await page.evaluate<string>(textOf('findings')), /<img src=x/)
    equal(await page.evaluate("document.querySelectorAll('#findings img, #rows img').length"), 0)
    equal(await page.evaluate('document.title'), 'Who gets in? Trust policies for GitHub Actions')
    equal(await page.evaluate("document.getElementById('immutable').checked"), true)
  },
  async 'says what it cannot read'(page) {
    await page.evaluate(set('policy', '{'))
    match(await page.evaluate<string>(textOf('errors')), /The policy is not JSON/)
    await page.evaluate(set('expect', 'a: [b'))
    match(await page.evaluate<string>(textOf('errors')), /simple YAML/)
  },
  async 'is reached by the keyboard, in the order of the page'(page) {
    const order = await page.evaluate<readonly string[]>(
      "[...document.querySelectorAll('input, select, textarea, button')].map(({ id, tabIndex }) => `${id} ${tabIndex}`)",
    )
    ok(order.every((field) => field.endsWith(' 0')))
    for (const key of ['keyDown', 'keyUp'])
      await page.send('Input.dispatchKeyEvent', { type: key, key: 'Tab', windowsVirtualKeyCode: 9 })
    equal(await page.evaluate('document.activeElement.id'), 'owner')
    const unlabelled =
      "[...document.querySelectorAll('input, select, textarea')].filter((field) => field.labels.length === 0).length"
    equal(await page.evaluate(unlabelled), 0)
  },
  async 'fits a phone'(page) {
    await size(page, 360, true)
    ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'))
  },
  async 'stores nothing and asks for nothing'(page) {
    await page.evaluate(set('ref', 'refs/heads/x'))
    equal(await page.evaluate('location.href'), PAGE)
    deepEqual(page.requests, [PAGE])
    const blocked = "fetch('https://example.com').then(() => 'sent', () => 'blocked')"
    equal(await page.evaluate(blocked), 'blocked')
  },
}

const size = (page: Browser, width: number, mobile: boolean): Promise<unknown> =>
  page.send('Emulation.setDeviceMetricsOverride', {
    ...{ width, mobile, height: 900, deviceScaleFactor: 1 },
  })

async function screenshots(into: string): Promise<void> {
  for (const scheme of ['light', 'dark'])
    for (const width of [1200, 360]) {
      const page = await openBrowser(program, PAGE)
      await size(page, width, width < 500)
      await page.send('Emulation.setEmulatedMedia', {
        features: [{ name: 'prefers-color-scheme', value: scheme }],
      })
      const { data } = (await page.send('Page.captureScreenshot', {
        captureBeyondViewport: true,
      })) as { data: string }
      writeFileSync(join(into, `${scheme}-${width}.png`), Buffer.from(data, 'base64'))
      await page.close()
    }
}

let failed = 0
for (const [sentence, play] of Object.entries(scenarios)) {
  const page = await openBrowser(program, PAGE)
  try {
    await play(page)
    // Only the request that a scenario makes on purpose may be forbidden.
    if (!sentence.includes('asks for nothing')) deepEqual(page.complaints, [])
    console.log(`passed  ${sentence}`)
  } catch (error) {
    failed += 1
    console.log(`FAILED  ${sentence}: ${error instanceof Error ? error.message : error}`)
  } finally {
    await page.close()
  }
}
if (folder !== undefined) await screenshots(folder)
console.log(`${Object.keys(scenarios).length - failed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
