import type { ActionContext, Prompt } from '../../domain/actionContext.ts'

/** What a person types, or chooses from a list, to be asked the question before this one again. */
export const back = '<'

/** Thrown through whatever asks, up to `walk`. */
class WentBack extends Error {}

export type Step = (context: ActionContext) => Promise<void>

/**
 * Takes the steps in their order. Going back leads to the step that asked last: to the first question of the same one, if
 * it has asked others before. Each keeps what it was answered and offers it again. A step that asks nothing is passed over.
 */
export async function walk(context: ActionContext, steps: readonly Step[]): Promise<void> {
  const asked: number[] = []
  let at = 0
  while (at < steps.length) {
    let questions = 0
    const count = () => {
      questions += 1
      return asked.length > 0 || questions > 1
    }
    try {
      await steps[at]!({ ...context, prompt: withBack(context.prompt, count) })
      if (questions > 0) asked.push(at)
      at += 1
    } catch (error) {
      if (!(error instanceof WentBack)) throw error
      if (questions <= 1) at = asked.pop() ?? 0
    }
  }
}

/** `count` is told of each question, and says whether there is one to go back to. */
function withBack(prompt: Prompt, count: () => boolean): Prompt {
  return {
    text: async question => {
      const { check } = question
      const isBack = (answer: string) => answer.trim() === back
      if (!count()) return prompt.text(question)
      const answer = await prompt.text({
        ...question,
        check: typed => isBack(typed) || (check?.(typed) ?? true),
      })
      if (isBack(answer)) throw new WentBack()
      return answer
    },
    secret: async question => {
      count()
      return prompt.secret(question)
    },
    confirm: async question => {
      count()
      return prompt.confirm(question)
    },
    choose: async question => {
      if (!count()) return prompt.choose(question)
      const choices = [...question.choices.map(choice => ({ ...choice, value: { own: choice.value } })), goBack]
      const ready = choices.find(({ value }) => value !== null && value.own === question.default)
      const { default: _preset, ...rest } = question
      const chosen = await prompt.choose({ ...rest, choices, ...(ready === undefined ? {} : { default: ready.value }) })
      if (chosen === null) throw new WentBack()
      return chosen.own
    },
    chooseMany: async question => {
      if (!count()) return prompt.chooseMany(question)
      const choices = [...question.choices.map(choice => ({ ...choice, value: { own: choice.value } })), goBack]
      const chosen = await prompt.chooseMany({ ...question, choices })
      return chosen.map(value => {
        if (value === null) throw new WentBack()
        return value.own
      })
    },
  }
}

const goBack = { name: '← back', value: null }
