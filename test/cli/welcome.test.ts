import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { callMain, contentsOf } from '../support/callMain.ts'
import { newHome } from '../support/madeHome.ts'

/** What `hedge` alone says over these settings; undefined: there are none. */
async function said(settings?: string): Promise<string> {
  const home = newHome('http://127.0.0.1:1')
  try {
    if (settings !== undefined) {
      mkdirSync(join(home.path, 'hedge'))
      writeFileSync(join(home.path, 'hedge', 'settings.json'), settings)
    }
    const before = contentsOf(home)
    const { code, stdout, stderr } = await callMain([], home)
    expect({ code, stderr, after: contentsOf(home) }).toEqual({ code: 0, stderr: '', after: before })
    return stdout
  } finally {
    home.remove()
  }
}

it('says what it is in three lines, and what to type', async () => {
  const lines = (await said()).split('\n')
  expect(lines.indexOf('')).toBe(3)
  expect(lines.slice(4)).toEqual([
    'No hedge is stored yet. To begin:',
    expect.stringMatching(/^ {2}hedge add {2}/),
    expect.stringMatching(/^ {2}hedge status 0xYOURADDRESS {2}/),
    expect.stringMatching(/^ {2}hedge --help {2}/),
    '',
  ])
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80)
  expect(await said('{"hedges":[],"rpcs":{"local":{}}}')).toBe(lines.join('\n'))
})

it.each([
  ['once a hedge is stored', '{"hedges":[{"name":"a"}]}'],
  ['where nobody can say what is stored', '{"hedges":'],
  ['where the settings are of another shape', '{}'],
])('says what there is to ask for %s', async (_when, settings) => {
  expect(await said(settings)).toMatch(/^Commands:$/m)
})
