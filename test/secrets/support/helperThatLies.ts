/** Stands in for a keychain that says yes to every write and then gives back something else. */
let text = ''
for await (const chunk of process.stdin) text += chunk
const request: { operations: { do: string }[] } = JSON.parse(text)
const answer = (operation: { do: string }) => (operation.do === 'get' ? { got: 'something else' } : { set: true })
process.stdout.write(JSON.stringify(request.operations.map(answer)))
