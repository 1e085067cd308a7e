import { describe, expect, it } from 'vitest'
import { chains } from '../../src/chains/index.ts'
import { commands } from '../../src/commands/index.ts'
import { commandWords } from '../../src/domain/hedge.ts'
import { formats } from '../../src/formats/index.ts'
import { gatherers } from '../../src/gather/index.ts'
import { lpVenues, perpVenues } from '../../src/venues/index.ts'
import { commandFaults, commandFiles, gathererFaults, notListed, wordFaults } from './support/catalogues.ts'
import { explanationFaults } from './support/explained.ts'
import { pathsUnder, textsOf } from './support/project.ts'

/** Files that lie in a folder itself, by name without extension; its index is the list. */
const namesIn = (folder: string) =>
  pathsUnder(folder)
    .flatMap(path => /^[^/]+\/[^/]+\/([^/]+)\.ts$/.exec(path)?.[1] ?? [])
    .filter(it => it !== 'index')

const files = await commandFiles()

describe('every file of a catalogue folder is listed', () => {
  it('commands', () => expect(commandFaults(files, commands)).toEqual([]))

  it('a command loads what its line says', async () => {
    for (const { name, load } of commands) expect((await load()).name, `src/commands/index.ts, ${name}`).toBe(name)
  })

  it('the words of the commands are no names of hedges', () => {
    expect(
      wordFaults(
        commands.map(({ name }) => name),
        commandWords,
      ),
    ).toEqual([])
  })

  it('chains', () => {
    expect(
      notListed(
        namesIn('src/chains'),
        chains.map(({ name }) => name),
        'src/chains/index.ts',
      ),
    ).toEqual([])
  })

  it('formats', () =>
    expect(notListed(namesIn('src/formats'), Object.keys(formats), 'src/formats/index.ts')).toEqual([]))

  it('venues', () => {
    const folders = pathsUnder('src/venues').flatMap(path => /^src\/venues\/([^/]+)\/index\.ts$/.exec(path)?.[1] ?? [])
    const listed = Object.keys({ ...lpVenues, ...perpVenues })
    expect(notListed(folders, listed, 'src/venues/index.ts')).toEqual([])
  })

  it('gatherers', () => {
    const texts = textsOf([...pathsUnder('src/gather'), 'src/domain/artifacts.ts'])
    expect(gathererFaults(texts, Object.keys(gatherers))).toEqual([])
  })
})

describe('every command explains itself', () => {
  const specs = files.map(({ command }) => command)

  it.each(specs.map(command => [command.name, command] as const))('%s', (_name, command) => {
    expect(explanationFaults(command, specs)).toEqual([])
  })
})

describe('the checkers themselves', () => {
  it('name the command that is not listed, or listed as something else', () => {
    const command = files[0]!.command
    const peel = { file: 'src/commands/peel.ts', command: { ...command, name: 'peel', summary: 'peel a hedge' } }
    expect(commandFaults([peel], [])).toEqual(['src/commands/peel.ts: "peel" is not in src/commands/index.ts'])
    expect(commandFaults([peel], [{ name: 'peel', summary: 'slice' }])).toEqual([
      'src/commands/index.ts: the summary of "peel" is not that of src/commands/peel.ts',
    ])
    expect(commandFaults([], [{ name: 'peel', summary: 'slice' }])).toEqual([
      'src/commands/index.ts: "peel" has no file in src/commands',
    ])
    expect(commandFaults([{ file: 'src/commands/x.ts', command: null }], [])).toEqual([
      'src/commands/x.ts exports no command: it belongs into a folder of its own',
    ])
  })

  it('name what a command leaves unexplained', () => {
    const options = [{ flags: '--thin', description: 'thinly' }]
    const peel = { kind: 'action' as const, name: 'peel', summary: 'peel a hedge', options }
    const faults = (change: object) => {
      const spec = { ...peel, examples: ['hedge peel --thin --json'], ...change }
      return explanationFaults(spec, [spec])
    }
    expect(faults({})).toEqual([])
    expect(faults({ summary: ' ' })).toEqual(['peel: the summary is empty'])
    expect(faults({ options: [{ flags: '--thin', description: '' }] })).toEqual([
      'peel: --thin does not say what it does',
    ])
    expect(faults({ examples: [] })).toEqual(['peel: no example begins with "hedge peel"'])
    expect(faults({ examples: ['hedge peel --thick'] })).toEqual([
      'peel: an example uses --thick, which peel does not know',
    ])
    expect(faults({ examples: ['hedge peel --from saved.json'] })).toEqual([
      'peel: an example uses --from, which peel does not know',
    ])
    expect(faults({ kind: 'view', examples: ['hedge peel --from saved.json'] })).toEqual([])
    expect(faults({ examples: ['hedge peel', 'hedge dig'] })).toEqual(['peel: an example is no command: hedge dig'])
  })

  it('name what else is not listed, and what is listed and not there', () => {
    expect(notListed(['csv', 'xml'], ['csv'], 'src/formats/index.ts')).toEqual(['add "xml" to src/formats/index.ts'])
    expect(notListed([], ['csv'], 'src/formats/index.ts')).toEqual([
      'src/formats/index.ts lists "csv", which has no file',
    ])
    expect(wordFaults(['dig up'], ['dig'])).toEqual(['add "up" to commandWords in src/domain/hedge.ts'])
  })

  it('name the gatherer that is not listed, or has no artifact, or another name than its file', () => {
    const domain = { 'src/domain/artifacts.ts': 'export type ArtifactTypes = { lps: string[] }' }
    const faults = (name: string, text: string) =>
      gathererFaults({ ...domain, [`src/gather/${name}.ts`]: text }, ['lps'])
    const lps = `export const lps: Gatherer<'lps'> = async () => []`
    expect(faults('lps', lps)).toEqual([])
    expect(gathererFaults({ ...domain, 'src/gather/lps.ts': lps }, [])).toEqual(['add "lps" to src/gather/index.ts'])
    expect(faults('fills', `${lps}\nexport const fills: Gatherer<'fills'> = async () => []`)).toEqual([
      'src/gather/fills.ts gathers "lps": one artifact a file, named after it',
      'add "fills" to ArtifactTypes in src/domain/artifacts.ts',
      'add "fills" to src/gather/index.ts',
    ])
  })
})
