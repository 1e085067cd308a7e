import { expect, it } from 'vitest'
import { type Step, walk } from '../../../src/commands/add/goBack.ts'
import type { ActionContext, Prompt } from '../../../src/domain/actionContext.ts'

/** Walks with a person who gives these answers: to a list, the name of a choice; to one of several, the names of some. */
async function walked(answers: readonly (string | readonly string[])[], steps: readonly Step[]): Promise<string[]> {
  const asked: string[] = []
  const left = [...answers]
  const next = (message: string) => {
    asked.push(message)
    const answer = left.shift()
    if (answer === undefined) throw new Error(`asked once too often: ${message}`)
    return answer
  }
  const prompt = {
    text: async ({ message, check }) => {
      const answer = String(next(message))
      const judged = await check?.(answer)
      return judged === true || judged === undefined ? answer : Promise.reject(new Error(judged))
    },
    confirm: async ({ message }) => next(message) === 'yes',
    choose: async ({ message, choices, default: preset }) => {
      const name = next(`${message} [${choices.find(({ value }) => value === preset)?.name ?? ''}]`)
      return choices.find(choice => choice.name === name)!.value
    },
    chooseMany: async ({ message, choices }) => {
      const names = next(message)
      return choices.filter(({ name }) => names.includes(name)).map(({ value }) => value)
    },
  } as Prompt
  await walk({ prompt } as ActionContext, steps)
  expect(left).toEqual([])
  return asked
}

const text =
  (message: string): Step =>
  async ({ prompt }) =>
    void (await prompt.text({ message, check: answer => answer === 'ok' || 'not ok' }))
const silent: Step = async () => {}

it('goes from step to step', async () => {
  expect(await walked(['ok', 'ok'], [text('a'), silent, text('b')])).toEqual(['a', 'b'])
})

it('goes back to the step that asked last, over those that asked nothing', async () => {
  expect(await walked(['ok', '<', 'ok', 'ok'], [text('a'), silent, text('b')])).toEqual(['a', 'b', 'a', 'b'])
  const three = [text('a'), text('b'), text('c')]
  expect(await walked(['ok', 'ok', ' < ', '<', 'ok', 'ok', 'ok'], three)).toEqual(['a', 'b', 'c', 'b', 'a', 'b', 'c'])
})

it('goes back to the first question of a step that has asked others', async () => {
  const twice: Step = async context => {
    await text('b1')(context)
    await text('b2')(context)
  }
  expect(await walked(['ok', 'ok', '<', '<', 'ok', 'ok', 'ok'], [text('a'), twice])).toEqual(
    ['a', 'b1', 'b2', 'b1', 'a', 'b1', 'b2'], //
  )
})

it('has nowhere to go from the first question', async () => {
  await expect(walked(['<'], [text('a')])).rejects.toThrow('not ok')
})

it('is the last choice of every list but the first, and the choice that was made stands ready', async () => {
  let kept: string | null = null
  const list: Step = async ({ prompt }) => {
    const choices = ['x', 'y'].map(name => ({ name, value: name }))
    kept = await prompt.choose({ message: 'a', choices, ...(kept === null ? {} : { default: kept }) })
  }
  const many: Step = async ({ prompt }) => {
    await prompt.chooseMany({ message: 'b', choices: [{ name: 'x', value: 1 }] })
  }
  const asked = await walked(
    ['x', ['x', '← back'], 'y', ['← back'], 'y', ['x'], '← back', ['x'], 'x'],
    [list, many, list],
  )
  expect(asked).toEqual(['a []', 'b', 'a [x]', 'b', 'a [y]', 'b', 'a [y]', 'b', 'a [y]'])
  expect(kept).toBe('x')
})

it('lets through what is no going back', async () => {
  const fails: Step = async () => Promise.reject(new Error('trouble'))
  await expect(walked(['ok'], [text('a'), fails])).rejects.toThrow('trouble')
})
