import { readRequest } from './readRequest.ts'

/** The value reaches aws by standard input as a file: on its command line every user of the machine could read it. */
export const aws = String.raw`#!/bin/sh
# hedge's exec store in AWS Secrets Manager (https://docs.aws.amazon.com/secretsmanager): one secret a secret.
# Region and profile come from the environment (AWS_REGION, AWS_PROFILE) or from ~/.aws.
${readRequest}
export AWS_PAGER=
secret() { aws secretsmanager "$@"; }
# What went wrong, from what aws says; nothing else means missing. One that is being deleted is gone.
failed() {
  case $1 in
  *ResourceNotFoundException* | *'marked for deletion'* | *'marked deleted'*) echo "$2" ;;
  *AccessDenied* | *UnrecognizedClient* | *InvalidClientTokenId* | *InvalidSignature*) echo error denied ;;
  *ExpiredToken* | *'SSO'* | *'session has expired'*) echo error locked ;;
  *) echo error unavailable ;;
  esac
  exit
}
case $verb in
get)
  if value=$(secret get-secret-value --secret-id "$key" --query SecretString --output text); then echo "value $value"
  else
    said=$(secret describe-secret --secret-id "$key" 2>&1 >/dev/null) || failed "$said" missing
    case $(secret describe-secret --secret-id "$key" --query DeletedDate --output text) in 2*) echo missing ;; esac
  fi ;;
set)
  if said=$(secret describe-secret --secret-id "$key" 2>&1 >/dev/null); then
    printf %s "$value" | secret put-secret-value --secret-id "$key" --secret-string file:///dev/stdin >&2 && echo ok
  else
    case $said in *ResourceNotFoundException*) ;; *) failed "$said" 'error failed' ;; esac
    printf %s "$value" | secret create-secret --name "$key" --secret-string file:///dev/stdin >&2 && echo ok
  fi ;;
delete)
  said=$(secret describe-secret --secret-id "$key" 2>&1 >/dev/null) || failed "$said" missing
  secret delete-secret --secret-id "$key" --force-delete-without-recovery >&2 && echo ok ;;
list)
  names=$(secret list-secrets --filters Key=name,Values=hedge-monitor/ --query 'SecretList[].Name' --output text) || {
    said=$(secret list-secrets --max-items 1 2>&1 >/dev/null) || failed "$said" 'error failed'
    exit 1
  }
  printf '%s\n' "$names" | tr '\t' '\n' | sed -n 's|^hedge-monitor/|key &|p' && echo ok ;;
esac
`
