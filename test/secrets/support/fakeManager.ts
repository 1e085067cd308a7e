import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryHome } from './temporaryHome.ts'

/**
 * A fake secret manager: a program of the exec store's protocol that keeps one file a secret, and whatever else a test
 * wants it to do first. It stands in for what the user writes, nothing of ours.
 */
export function fakeManager(first = '') {
  const home = temporaryHome()
  const folder = join(home, 'kept')
  mkdirSync(folder)
  const command = program(
    home,
    `${first}
while read -r word rest; do eval "$word=\\$rest"; done 2>/dev/null
file='${folder}'/$(printf %s "$key" | tr / :)
case $verb in
  get) if [ -e "$file" ]; then printf 'value '; cat "$file"; else echo missing; fi ;;
  set) printf '%s\\n' "$value" >"$file.$$" && mv "$file.$$" "$file" && echo ok ;;
  delete) if [ -e "$file" ]; then rm "$file" && echo ok; else echo missing; fi ;;
  list) ls '${folder}' | tr : / | sed 's/^/key /'; echo ok ;;
esac`,
  )
  return { command, folder, home }
}

/** A shell script that runs, in a folder that only we can write to. */
export function program(folder: string, text: string, mode = 0o700): string {
  const path = join(folder, 'manager')
  writeFileSync(path, `#!/bin/sh\n${text}\n`, { mode })
  return path
}
