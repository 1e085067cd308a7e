import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryHome } from './temporaryHome.ts'

/** What each fake does first: it keeps its secrets as files, and says the words of a file `trouble` in place of all else. */
const begin = (folder: string) => `cd '${folder}'
[ -e ../trouble ] && { cat ../trouble >&2; exit 1; }
option() { for each in "$@"; do case $each in "$want="*) printf %s "\${each#*=}" ;; esac; done; }
after() { seen=; for each in "$@"; do [ -n "$seen" ] && { printf %s "$each"; return; }; [ "$each" = "$want" ] && seen=1; done; }
for last in "$@"; do :; done
`

/** As op 2 does it: items by id, JSON with a blank after each colon, "isn't an item" where there is none. */
const fakeOp = `
file=$3
case "$1 $2" in
'item list')
  echo '['
  for id in *; do [ -e "$id" ] && printf '  {\\n    "id": "%s",\\n    "title": "%s",\\n    "tags": ["hedge-monitor"],\\n    "vault": {\\n      "id": "v",\\n      "name": "Hedge"\\n    }\\n  },\\n' "$id" "$(sed 's/.*"title":"\\([^"]*\\)".*/\\1/' "$id")"; done
  echo ']' ;;
'item create') cat >"$$.new"; mv "$$.new" "id$$" ;;
'item edit') [ -e "$file" ] || exit 1; cat >"$file.new" && mv "$file.new" "$file" ;;
'item get') [ -e "$file" ] || { echo "[ERROR] \\"$file\\" isn't an item in the \\"Hedge\\" vault." >&2; exit 1; }
  sed 's/.*"value":"\\([^"]*\\)".*/\\1/' "$file" ;;
'item delete') rm "$file" ;;
esac`

const fakeVault = `
name=$(printf %s "$last" | tr / ,)
none() { echo "No value found at secret/data/$last" >&2; exit 2; }
case "$1 $2" in
'kv put') for path in "$@"; do case $path in hedge-monitor/*) name=$(printf %s "$path" | tr / ,) ;; esac; done
  cat >"$name.$$" && mv "$name.$$" "$name" && echo '== Secret Path ==' ;;
'kv get') [ -e "$name" ] || none; want=-field; [ -n "$(option "$@")" ] && cat "$name" || echo '== Secret Path ==' ;;
'kv metadata') rm -f "$name" ;;
'kv list') ls | grep -q . || none; echo Keys; echo ----; ls | sed 's/^hedge-monitor,//' ;;
esac`

const fakeAws = `
want=--secret-id; name=$(after "$@" | tr / ,)
none() { echo "An error occurred (ResourceNotFoundException) when calling the operation: Secrets Manager can't find the specified secret." >&2; exit 254; }
case $2 in
create-secret) want=--name; name=$(after "$@" | tr / ,); [ -e "$name" ] && exit 254; cat /dev/stdin >"$name.$$" && mv "$name.$$" "$name" ;;
put-secret-value) [ -e "$name" ] || none; cat /dev/stdin >"$name.$$" && mv "$name.$$" "$name" ;;
get-secret-value) [ -e "$name" ] || none; cat "$name"; echo ;;
describe-secret) [ -e "$name" ] || none; want=--query; [ "$(after "$@")" = DeletedDate ] && echo None ;;
delete-secret) rm "$name" ;;
list-secrets) ls | tr , / | tr '\\n' '\\t'; echo ;;
esac
exit 0`

/**
 * Fakes of op, vault and aws, in a folder to be put before all others on PATH: as much of each as the examples use, in the
 * words of the real one. \`kept\` holds what they were given; \`trouble\` is a file of words to fail with.
 */
export function fakeClis() {
  const home = temporaryHome()
  const [bin, kept] = [join(home, 'bin'), join(home, 'kept')]
  for (const folder of [bin, kept]) mkdirSync(folder)
  for (const [name, text] of Object.entries({ op: fakeOp, vault: fakeVault, aws: fakeAws })) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${begin(kept)}${text}\n`, { mode: 0o700 })
  }
  return { home, kept, trouble: join(home, 'trouble'), PATH: `${bin}:${process.env.PATH}` }
}
