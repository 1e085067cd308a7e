import { readRequest } from './readRequest.ts'

/** pass keeps one GnuPG file a secret: whether it is there is seen without opening it. */
export const pass = String.raw`#!/bin/sh
# hedge's exec store in pass (https://www.passwordstore.org): one entry a secret, under hedge-monitor/.
${readRequest}
folder=$PASSWORD_STORE_DIR
[ -n "$folder" ] || folder=$HOME/.password-store
[ -f "$folder/.gpg-id" ] || { echo error unavailable; exit; }
# Nobody is there: a key that wants its passphrase is locked, and no dialog is opened.
[ "$interactive" = yes ] || export PASSWORD_STORE_GPG_OPTS='--batch --pinentry-mode=error'
case $verb in
get)
  if [ ! -e "$folder/$key.gpg" ]; then echo missing
  elif value=$(pass show "$key"); then echo "value $value"
  else echo error locked
  fi ;;
set) printf '%s\n' "$value" | pass insert --multiline --force "$key" >&2 && echo ok ;;
delete)
  if [ ! -e "$folder/$key.gpg" ]; then echo missing
  else pass rm --force "$key" >&2 && echo ok
  fi ;;
list) cd "$folder" && find . -name '*.gpg' | sed -n 's|^\./\(hedge-monitor/.*\)\.gpg$|key \1|p' && echo ok ;;
esac
`
