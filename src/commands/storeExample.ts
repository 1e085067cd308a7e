import { defineAction } from '../domain/command.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { aws } from './storeExample/aws.ts'
import { op } from './storeExample/op.ts'
import { pass } from './storeExample/pass.ts'
import { vault } from './storeExample/vault.ts'

export const examples = { pass, op, vault, aws } as const
type Manager = keyof typeof examples

export const storeExample = defineAction({
  name: 'store example',
  summary: 'a script that makes pass, 1Password, Vault or AWS Secrets Manager the exec store',
  operands: '<pass|op|vault|aws>',
  examples: [
    'hedge store example pass > ~/.local/bin/hedge-pass && chmod 700 ~/.local/bin/hedge-pass',
    'hedge store use exec --command ~/.local/bin/hedge-pass',
  ],
  notes: [
    'Any program can be one. It is started once a request, without a shell, and reads lines until the end of its input:',
    '',
    '  hedge-store 1            the version',
    '  verb get                 or set, delete, list',
    '  key hedge-monitor/…      letters that mean nothing to a shell: [a-z0-9/._-]',
    '  interactive no           nobody is there, no dialog may be opened; else yes',
    '  value BASE64             for set; may be kept as it is',
    '',
    'It answers on its output, and ends with 0:',
    '',
    '  get                      value BASE64, or missing',
    '  set                      ok',
    '  delete                   ok, or missing',
    '  list                     key NAME for each that begins with the key of the request, then ok',
    '  any                      error locked, error unavailable, error denied or error failed',
    '',
    'Whatever else is a failure, and never reads as missing. It has 5 seconds (60 where a person is there) and 64 KiB, no',
    'terminal, and of the environment PATH, HOME, USER, LOGNAME, LANG, LC_ALL, TMPDIR, XDG_*, DBUS_SESSION_BUS_ADDRESS,',
    'GNUPGHOME, PASSWORD_STORE_*, OP_*, VAULT_*, AWS_*, BW_*, SSL_CERT_*, the proxy, and where a person is there DISPLAY,',
    'WAYLAND_DISPLAY, XAUTHORITY, GPG_TTY, TERM, SSH_AUTH_SOCK. What it says on standard error is shown to nobody. Neither',
    'it nor a folder above it may be one that others can change.',
  ].join('\n'),
  read: ({ operands }) => {
    const names = Object.keys(examples) as Manager[]
    const manager = names.find(name => name === operands[0])
    if (manager !== undefined) return manager
    throw new Failure(
      'usage',
      `there are examples for ${names.join(', ')}`,
      'hedge store example pass',
      exitCodes.usage,
    )
  },
  run: async (_context, manager) => ({
    report: { schema: 'hedge.store-example/1', manager, script: examples[manager] },
    sections: [{ kind: 'verbatim', text: examples[manager] }],
  }),
})
