import { readRequest } from './readRequest.ts'

/** Vault lists one level: all secrets lie in one folder, the slashes of their names written as colons. */
export const vault = String.raw`#!/bin/sh
# hedge's exec store in HashiCorp Vault, KV version 2 (https://developer.hashicorp.com/vault): one path a secret.
# The mount is the first argument: hedge store use exec --command THIS --argument secret
${readRequest}
mount=$1
[ -n "$mount" ] || mount=secret
path=hedge-monitor/$(printf %s "$key" | sed 's|^hedge-monitor/||' | tr / :)
# What went wrong, from what vault says; nothing else means missing.
failed() {
  case $1 in
  *'No value found'*) echo "$2" ;;
  *'permission denied'* | *'missing client token'*) echo error denied ;;
  *sealed*) echo error locked ;;
  *) echo error unavailable ;;
  esac
  exit
}
case $verb in
get)
  said=$(vault kv get -mount="$mount" "$path" 2>&1 >/dev/null) || failed "$said" missing
  value=$(vault kv get -mount="$mount" -field=value "$path") && echo "value $value" ;;
set)
  said=$(printf %s "$value" | vault kv put -mount="$mount" "$path" value=- 2>&1 >/dev/null) || failed "$said" 'error failed'
  echo ok ;;
delete)
  said=$(vault kv get -mount="$mount" "$path" 2>&1 >/dev/null) || failed "$said" missing
  # Every version of it, not the newest alone.
  said=$(vault kv metadata delete -mount="$mount" "$path" 2>&1 >/dev/null) || failed "$said" missing
  echo ok ;;
list)
  said=$(vault kv list -mount="$mount" hedge-monitor 2>&1 >/dev/null) || failed "$said" ok
  names=$(vault kv list -mount="$mount" hedge-monitor) || exit
  printf '%s\n' "$names" | sed '1,2d; s|:|/|g; s|^|key hedge-monitor/|' && echo ok ;;
esac
`
