/** Stands in for a keychain: each secret says which of how many one child was asked for; one of them is broken. */
let text = ''
for await (const chunk of process.stdin) text += chunk
const { operations }: { operations: { service: string }[] } = JSON.parse(text)
const answer = ({ service }: { service: string }, at: number) =>
  service.endsWith('broken')
    ? { failed: 'Password data is not valid UTF-8' }
    : { got: `${at + 1} of ${operations.length}` }
process.stdout.write(JSON.stringify(operations.map(answer)))
