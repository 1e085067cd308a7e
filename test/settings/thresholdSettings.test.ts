import { describe, expect, it } from 'vitest'
import { openSettings } from '../../src/settings/settings.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { hedgeOf as hedgeNamed } from '../support/fakeSources.ts'

const open = (home = temporaryHome()) => openSettings(home, () => '0123456789abcdef')
const hedgeOf = (name: string) => ({ ...hedgeNamed(name), id: `00000000${name}` })

describe('limits in the settings', () => {
  it('are of all hedges, or of one; off is kept as such', async () => {
    const home = temporaryHome()
    const settings = open(home)
    await settings.saveHedge(hedgeOf('one'))
    await settings.setThreshold('drift.warning', 0.2)
    await settings.setThreshold('il.warning', null)
    await settings.setThreshold('drift.warning', 0.3, '00000000one')
    await settings.setThreshold('drop.warning', null, '00000000one')
    expect(open(home).thresholds()).toMatchObject({ 'drift.warning': 0.2, 'il.warning': null, 'drop.warning': 0.1 })
    expect(open(home).ownThresholds()).toEqual({ 'drift.warning': 0.2, 'il.warning': null })
    expect(open(home).hedges()[0]!.thresholds).toEqual({ 'drift.warning': 0.3, 'drop.warning': null })
  })

  it('are unset where they were set, and a hedge without any is as it was before', async () => {
    const settings = open()
    const hedge = hedgeOf('one')
    await settings.saveHedge(hedge)
    await settings.setThreshold('drift.warning', 0.2)
    await settings.setThreshold('drift.warning', 0.3, hedge.id)
    await settings.unsetThreshold('drift.warning', hedge.id)
    expect(settings.hedges()).toEqual([hedge])
    expect(settings.thresholds()['drift.warning']).toBe(0.2)
    await settings.unsetThreshold('drift.warning')
    expect(settings.ownThresholds()).toEqual({})
  })

  it('go with their hedge, and stay with it under another name', async () => {
    const settings = open()
    await settings.saveHedge(hedgeOf('one'))
    await settings.setThreshold('il.warning', 0.3, '00000000one')
    await settings.saveHedge({ ...settings.hedges()[0]!, name: 'other' })
    expect(settings.hedges()[0]!.thresholds).toEqual({ 'il.warning': 0.3 })
    await settings.removeHedge('00000000one')
    expect(JSON.stringify(settings.read())).not.toContain('il.warning')
    await expect(settings.setThreshold('il.warning', 0.3, '00000000one')).rejects.toMatchObject({
      code: 'no-such-hedge',
    })
  })
})
