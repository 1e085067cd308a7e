/** Stands in for a helper whose keyring is in the state that the last word of the name asks for. */
let text = ''
for await (const chunk of process.stdin) text += chunk
const request: { operations: { service: string }[] } = JSON.parse(text)
process.stdout.write(JSON.stringify(request.operations.map(({ service }) => ({ shut: service.split('/').at(-1) }))))
