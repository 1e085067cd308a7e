/** Stands in for a keychain whose unlock prompt nobody answers: takes the request and stays, deaf to SIGTERM. */
process.on('SIGTERM', () => {})
process.stdin.resume()
setTimeout(() => {}, 60_000)
