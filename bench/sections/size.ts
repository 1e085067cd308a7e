import { bundled } from '../../build/bundled.ts'
import { inlinedIn } from '../../build/inlined.ts'
import type { Section } from '../section.ts'
import { installed } from '../support/installed.ts'
import { kilobytes, megabytes } from '../tools/units.ts'

const limit = 8e6

export const size: Section = {
  id: 'size',
  title: 'Installed size',
  about: `\`npm pack\`, and \`npm install\` of what it made into an empty folder, with scripts allowed and no registry: sums of the sizes of
all files. Code of other packages stands in \`dist\`, minified, and only as much of each as is reached;
[docs/inlined.md](inlined.md) has their versions and licences.`,
  run: async ({ folder }) => {
    const { packed, contents, packages } = await installed(folder)
    const inlined = inlinedIn((await bundled()).metafile).toSorted((a, b) => b.bytes - a.bytes)
    const [large, small] = [inlined.slice(0, 12), inlined.slice(12)]
    const bytes = packages.reduce((sum, each) => sum + each.bytes, 0)
    const scripts = packages.flatMap(each => each.scripts)
    return {
      tables: [
        {
          caption: 'What is installed:',
          head: ['package', 'version', 'files', 'size', 'install scripts'],
          rows: [
            ...packages.map(each => [
              each.name,
              each.version,
              String(each.files),
              megabytes(each.bytes),
              each.scripts.join(', ') || 'none',
            ]),
            ['all', '', String(packages.reduce((sum, { files }) => sum + files, 0)), megabytes(bytes), ''],
          ],
        },
        {
          caption: `What \`npm pack\` puts into ours, ${kilobytes(packed)} compressed:`,
          head: ['place', 'files', 'size'],
          rows: Object.entries(contents).map(([place, it]) => [place, String(it.files), kilobytes(it.bytes)]),
        },
        {
          caption: 'Code of others in it:',
          head: ['package', 'version', 'licence', 'size'],
          rows: [
            ...large.map(each => [each.name, each.version, each.license, kilobytes(each.bytes)]),
            [`${small.length} more`, '', '', kilobytes(small.reduce((sum, each) => sum + each.bytes, 0))],
          ],
        },
      ],
      budgets: [
        { what: 'installed size', budget: '≤ 8 MB', measured: megabytes(bytes), met: bytes <= limit },
        {
          what: 'installed packages',
          budget: '3: ours, the keyring and its platform part',
          measured: String(packages.length),
          met: packages.length === 3,
        },
        {
          what: 'install scripts, native builds',
          budget: 'none',
          measured: scripts.join(', ') || 'none',
          met: scripts.length === 0,
        },
      ],
    }
  },
}
