import { defineCheck } from '../../domain/check.ts'
import { folderVerdicts, worth } from '../words/folderVerdicts.ts'

export const folderGit = defineCheck({
  id: 'folder-git',
  topic: 'machine',
  title: 'No folder of hedge lies in a git repository',
  failureTitle: 'A folder of hedge lies in a git repository',
  severity: 'medium',
  rationale: 'What one commit takes in stays in the history, and goes wherever the repository is pushed.',
  remediation: 'move the folder out of the repository, then: export HEDGE_HOME="$HOME/.hedge"',
  reference:
    'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/removing-sensitive-data-from-a-repository',
  needs: ['machine'],
  run: ({ machine }) =>
    folderVerdicts(machine, 'in no repository of git', 'in none', ({ git, role }) => {
      if (git === null) return null
      const where = `in the repository ${git.top}`
      return git.ignored
        ? { status: 'warn', severity: 'low', actual: `${where}, which ignores it` }
        : { status: 'fail', severity: worth(role), actual: `${where}, which is not seen to ignore it` }
    }),
})
