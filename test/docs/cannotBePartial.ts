const whole = 'it is done whole, or not at all'
const here = 'all of it is in files of this program'
const fixed = 'it is the same for everybody'

/** Documents in which nothing can be missing, by the file of their schema, and why. */
export const cannotBePartial: ReadonlyMap<string, string> = new Map(
  Object.entries({
    add: 'nothing is offered to be stored that was not proved',
    'audit-attest': here,
    'audit-waive': here,
    'chain-add': whole,
    'chain-list': here,
    'chain-remove': whole,
    checks: fixed,
    completion: fixed,
    config: here,
    'config-path': here,
    'config-set': whole,
    notification: 'what is not known is an event of it',
    'notify-list': here,
    'notify-remove': whole,
    prune: here,
    remove: whole,
    rename: whole,
    rotate: here,
    'rotate-notify': whole,
    'rotate-rpc': whole,
    'rotate-vault': whole,
    'rpc-list': here,
    'rpc-remove': whole,
    'rpc-set': whole,
    'store-example': fixed,
    'store-use': whole,
    'vault-init': whole,
  }).map(([name, why]) => [`hedge.${name}.1.json`, why]),
)
