import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, startChromium } from '../support/chromium.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

/** Script for the page, which nothing here has types of. */
const everythingOpen = `for (const each of document.querySelectorAll('details')) each.open = true`

type Opened = { page: Page; asked: string[]; said: string[] }

describe.skipIf(chromiumPath === null)('the report in a real browser', () => {
  let browser: Browser
  let file: string
  beforeAll(async () => {
    file = join(stage.home.path, 'report.html')
    expect((await stage.call('status')).code).toBe(0)
    expect((await stage.call(['report', '--out', file])).code).toBe(0)
    browser = await startChromium()
  }, 120_000)
  afterAll(() => browser?.close())

  async function open(look: {
    width: number
    scheme?: 'light' | 'dark'
    path?: string
    bypass?: true
  }): Promise<Opened> {
    const { width, scheme = 'light', path = file, bypass = false } = look
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme: scheme,
      bypassCSP: bypass,
    })
    const page = await context.newPage()
    const [asked, said]: [string[], string[]] = [[], []]
    page.on('request', request => asked.push(request.url()))
    page.on('console', message => said.push(message.text()))
    page.on('pageerror', error => said.push(String(error)))
    await page.goto(pathToFileURL(path).href)
    return { page, asked, said }
  }

  /** What axe finds wrong with everything opened; it has to run in the page, whose policy lets nothing run. */
  async function faults(width: number, scheme: 'light' | 'dark'): Promise<string[]> {
    const { page } = await open({ width, scheme, bypass: true })
    await page.evaluate(axe.source)
    const found = await page.evaluate<string[]>(
      `${everythingOpen}; axe.run().then(({ violations }) => violations.map(one => one.id + ': ' + one.nodes[0].html))`,
    )
    await page.context().close()
    return found
  }

  it('loads nothing but itself, and has nothing to complain of', async () => {
    const { page, asked, said } = await open({ width: 1200 })
    await page.evaluate(everythingOpen)
    await page.locator('nav a').last().click()
    expect(asked.filter(url => url !== 'data:,').map(url => url.split('#')[0])).toEqual([pathToFileURL(file).href])
    expect(said).toEqual([])
    await page.context().close()
  })

  it('runs nothing, whatever is put into it, and its policy lets nothing out', async () => {
    const path = join(stage.home.path, 'hostile.html')
    const evil = `<script>document.title = 'ran'</script><img src="https://example.invalid/a.png" onerror="document.title = 'ran'">`
    writeFileSync(path, readFileSync(file, 'utf8').replace('<main>', `<main>${evil}`))
    const { page, said } = await open({ width: 1200, path })
    expect(await page.title()).not.toBe('ran')
    // Both were refused, and said to be.
    expect(said.filter(line => line.includes('Content Security Policy')).length).toBeGreaterThanOrEqual(2)
    await page.context().close()
  })

  it('has every chart as a picture of some size, with a name and words', async () => {
    const { page } = await open({ width: 1200 })
    const pictures = await page.evaluate<{ isSeen: boolean; title: string }[]>(
      `[...document.querySelectorAll('svg[role=img]')].map(each => {
        const { width, height } = each.getBoundingClientRect()
        return { isSeen: width > 200 && height > 50, title: each.querySelector('title').textContent }
      })`,
    )
    expect(pictures.length).toBeGreaterThanOrEqual(9)
    expect(pictures.filter(({ isSeen, title }) => !isSeen || title === '')).toEqual([])
    expect(await page.getByRole('img', { name: 'Payoff over the price of ETH' }).count()).toBe(2)
    await page.context().close()
  })

  it.each([375, 320, 800])('has no need to be moved sideways at %d pixels, with everything open', async width => {
    const { page } = await open({ width })
    const sizes = await page.evaluate<{ wide: number; window: number }>(
      `${everythingOpen}; ({ wide: document.documentElement.scrollWidth, window: window.innerWidth })`,
    )
    expect(sizes.wide).toBeLessThanOrEqual(sizes.window)
    await page.context().close()
  })

  it.each([
    ['light', 1200],
    ['dark', 1200],
    ['light', 375],
  ] as const)(
    'is accessible in the %s at %d pixels',
    async (scheme, width) => {
      expect(await faults(width, scheme)).toEqual([])
    },
    180_000,
  )

  it('prints everything, dark ink on a light ground even at night', async () => {
    const { page } = await open({ width: 800, scheme: 'dark' })
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []
    expect(pages.length).toBeGreaterThan(3)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const seen = await page.evaluate<{ ink: string; hidden: string[] }>(
      `({
        ink: getComputedStyle(document.body).color,
        hidden: [...document.querySelectorAll('svg, main > section > details > *')]
          .filter(each => each.getBoundingClientRect().height === 0)
          .map(each => each.outerHTML.slice(0, 80)),
      })`,
    )
    expect(seen).toEqual({ ink: 'rgb(27, 31, 36)', hidden: [] })
    await page.context().close()
  }, 120_000)
})
