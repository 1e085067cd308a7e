import { defineAction } from '../domain/command.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { nearestWord } from '../domain/nearestWord.ts'
import { type Shell, shellNames, shells } from './completion/shells.ts'

export const completion = defineAction({
  name: 'completion',
  summary: 'a script that completes commands, options, hedges and chains in bash, zsh, fish or PowerShell',
  operands: '<bash|zsh|fish|powershell>',
  examples: [
    'hedge completion bash > ~/.local/share/bash-completion/completions/hedge',
    'hedge completion fish > ~/.config/fish/completions/hedge.fish',
  ],
  notes: [
    'bash with bash-completion takes it from the first file below; without it, as zsh does, from the line in its profile:',
    '',
    '  bash        mkdir -p ~/.local/share/bash-completion/completions',
    '              hedge completion bash > ~/.local/share/bash-completion/completions/hedge',
    '              or in ~/.bashrc: source <(hedge completion bash)',
    '  zsh         in ~/.zshrc, after compinit: source <(hedge completion zsh)',
    '  fish        hedge completion fish > ~/.config/fish/completions/hedge.fish',
    '  powershell  in $PROFILE: hedge completion powershell | Out-String | Invoke-Expression',
    '',
    'The script holds no list: each time it asks the hedge that is installed, which reads the names in the settings and',
    'nothing else; no secret store is opened, and nothing is asked of the network.',
  ].join('\n'),
  read: ({ operands: [typed = ''] }): Shell => {
    const shell = shellNames.find(name => name === typed)
    if (shell !== undefined) return shell
    const nearest = nearestWord(typed, shellNames)
    throw new Failure(
      'usage',
      `the shell is one of ${shellNames.join(', ')}${nearest === null ? '' : `; did you mean ${nearest}?`}`,
      `hedge completion ${nearest ?? 'bash'}`,
      exitCodes.usage,
    )
  },
  run: async (_context, shell) => ({
    report: { schema: 'hedge.completion/1', shell, script: shells[shell] },
    sections: [{ kind: 'verbatim', text: shells[shell] }],
  }),
})
