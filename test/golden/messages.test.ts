import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hintFaults, messageFaults, passesOn } from '../laws/support/messageFaults.ts'
import { listDifference, messageList } from '../laws/support/messageList.ts'
import { isWorded, messagesOf } from '../laws/support/messages.ts'
import { sources } from '../laws/support/project.ts'

/** `UPDATE_MESSAGES=1 npx vitest run test/golden/messages.test.ts` writes the list anew. */
const update = Boolean(process.env.UPDATE_MESSAGES)
const path = new URL('messages.txt', import.meta.url)

const messages = messagesOf(sources())

/** What passes on the text of an error, and why it is none of a library's. */
const wordedBefore = {
  'src/cli/autoPrune.ts': 'of a Failure alone',
  'src/cli/failures.ts': 'of a Failure alone',
  'src/cli/runCommand.ts': 'of a Failure alone',
  'src/commands/add/chooseAccount.ts': 'a Failure of its own',
  'src/commands/add/converse.ts': 'of a Failure alone',
  'src/commands/notify/notify.ts': 'of a Failure alone',
  'src/commands/store.ts': 'of a Failure alone',
  'src/commands/words/address.ts': 'a Failure of its own',
  'src/gather/attempt.ts': 'of a Failure alone',
  'src/gather/doctor.ts': 'of a Failure alone',
  'src/secrets/traitOf.ts': 'of a Failure alone',
  'src/state/accessLog.ts': 'of a Failure alone',
  'src/venues/hyperliquid/toReadFailure.ts': 'of what src/venues and src/domain/shape.ts word',
  'src/venues/json-rpc/gapFrom.ts': 'of what src/venues words; a node is quoted, made fit to be shown',
}

describe('every message the program can print', () => {
  it('stands in one list', () => {
    const found = messageList(messages)
    if (update) writeFileSync(path, found)
    const listed = readFileSync(path, 'utf8')
    expect(listDifference(listed, found), 'read them, then: UPDATE_MESSAGES=1').toEqual([])
    expect(listed === found, 'its order changed: UPDATE_MESSAGES=1').toBe(true)
  })

  it('says what happened in the words of the house, and what to type', () => {
    expect(messages.filter(isWorded).flatMap(messageFaults)).toEqual([])
    expect(messages.flatMap(hintFaults)).toEqual([])
  })

  it('has the text of a caught error only where it is known to be one of ours', () => {
    const files = messages.filter(passesOn).map(({ file }) => file)
    expect([...new Set(files)].sort()).toEqual(Object.keys(wordedBefore))
  })
})

describe('the list itself', () => {
  const listOf = (files: Record<string, string>) => messageList(messagesOf(files))

  it('follows words to where they are written, through constants, functions and callers', () => {
    const files = {
      'src/a.ts': `import { bad } from './b.ts'
        const hints = { one: 'hedge one', two: 'hedge two' }
        const wordsOf = (many: boolean): [string, string] => (many ? ['many', 'there are many'] : ['none', 'there is none'])
        export function read(name: string, many: boolean) {
          const [code, message] = wordsOf(many)
          if (name === '') throw bad('the name is empty', hints.one)
          throw new Failure(code, message, hints[name] ?? 'hedge list')
        }`,
      'src/b.ts': `const exits = { usage: 2 }
        export const bad = (what: string, hint: string, exit = 2) => new Failure('bad', \`\${what}\${exit > 1 ? '!' : ''}\`, hint, exits.usage)
        export const lost = (cause: Error) => ({ code: 'lost', message: cause.message, hint: 'hedge list' })`,
    }
    expect(listOf(files)).toBe(`src/a.ts
  bad · exit 2
    the name is empty[! | ]
    → hedge one
  many | none · exit 1
    there are many
    there is none
    → hedge one
    → hedge two
    → hedge list

src/b.ts
  lost · gap
    {cause.message}
    → hedge list
`)
    expect(messagesOf(files).filter(message => !isWorded(message))).toMatchObject([
      { file: 'src/b.ts', messages: ['{cause.message}'], hints: ['hedge list'] },
    ])
  })

  it('names what is new and what is gone, by its file', () => {
    const [before, after] = ["new Failure('x', 'it broke', 'hedge a')", "new Failure('x', 'it fell', 'hedge a')"].map(
      line => listOf({ 'src/a.ts': line, 'src/b.ts': "say('nothing')" }),
    )
    expect(listDifference(before!, after!)).toEqual(['new: src/a.ts: it fell', 'gone: src/a.ts: it broke'])
  })

  it('finds a message without a value, a word of a library, and a hint that says nothing to do', () => {
    const faults = (message: string, hint: string) => {
      const [found] = messagesOf({ 'src/a.ts': `new Failure('x', '${message}', '${hint}')` })
      return [...messageFaults(found!), ...hintFaults(found!)]
    }
    expect(faults('the disk is full', 'hedge doctor')).toEqual([])
    expect(faults('its answer is undefined', 'hedge doctor')).toHaveLength(1)
    expect(faults('SQLITE_BUSY', 'hedge doctor')).toHaveLength(1)
    expect(faults('Something broke.', 'hedge doctor')).toHaveLength(2)
    expect(faults('it broke', 'sorry')).toEqual(['src/a.ts: x: a hint that is nothing to type or do: sorry'])
    expect(faults('it broke', '')).toHaveLength(1)
  })
})
