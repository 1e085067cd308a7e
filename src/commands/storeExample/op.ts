import { readRequest } from './readRequest.ts'

/**
 * 1Password finds items by id: the id of a title is looked up in the list, which also tells missing from locked. The
 * value goes in by a JSON template on standard input; base64 needs no escaping there.
 */
export const op = String.raw`#!/bin/sh
# hedge's exec store in 1Password (https://developer.1password.com/docs/cli), version 2.23 or newer: one item a secret.
# The vault is the first argument: hedge store use exec --command THIS --argument Hedge
${readRequest}
vault=$1
[ -n "$vault" ] || vault=Private
items=$(op item list --vault "$vault" --tags hedge-monitor --format json </dev/null 2>&1) || {
  case $items in
  *locked* | *'not currently signed in'* | *'not signed in'* | *'session expired'*) echo error locked ;;
  *"isn't a vault"* | *forbidden* | *ermission*) echo error denied ;;
  *) echo error unavailable ;;
  esac
  exit
}
# One item a line: "id":"…","title":"…",
items=$(printf %s "$items" | tr -d ' \n' | tr '{' '\n' | grep '"title"')
id=$(printf '%s\n' "$items" | grep -F "\"title\":\"$key\"," | sed 's/^"id":"\([^"]*\)".*/\1/' | head -1)
item=$(printf '{"title":"%s","category":"PASSWORD","tags":["hedge-monitor"],"fields":[{"id":"password","type":"CONCEALED","purpose":"PASSWORD","label":"password","value":"%s"}]}' "$key" "$value")
case $verb:$id in
get: | delete:) echo missing ;;
get:*) value=$(op item get "$id" --vault "$vault" --fields label=password --reveal </dev/null) && echo "value $value" ;;
set:) printf %s "$item" | op item create --vault "$vault" - >&2 && echo ok ;;
set:*) printf %s "$item" | op item edit "$id" --vault "$vault" >&2 && echo ok ;;
delete:*) op item delete "$id" --vault "$vault" </dev/null >&2 && echo ok ;;
list:*) printf '%s\n' "$items" | sed -n 's/.*"title":"\(hedge-monitor\/[^"]*\)".*/key \1/p' && echo ok ;;
esac
`
