import type { PastedKind } from '../../domain/actionContext.ts'
import { hedgeNamePattern } from '../../domain/hedge.ts'
import { targetNamePattern } from '../../domain/notifyTarget.ts'
import { storeKinds } from '../../domain/secretStore.ts'
import { array, boolean, integer, label, nullable, object, oneOf, optional, text, where } from '../../domain/shape.ts'
import { activityShape } from '../../state/activityShape.ts'
import { chainName, moment, printable, read } from './words.ts'

const pastedKinds = [
  'address',
  'private-key',
  'seed-phrase',
  'keystore',
  'wif',
  'age-identity',
  'url',
  'header',
  'other',
] as const satisfies readonly PastedKind[]

const hedgeName = where(text, is => hedgeNamePattern.test(is), 'the name of a hedge')
const name = where(printable, is => is.length > 0 && is.length <= 160, 'a name')
const place = where(integer, is => is > 0 && is < 100, 'a place')

export const storeFactsReading = object({
  kind: oneOf(...storeKinds),
  where: printable,
  persistent: read(nullable(boolean)),
  encrypted: read(nullable(boolean)),
  unattended: read(object({ how: printable })),
  holdings: read(array(object({ key: name, holds: oneOf(...pastedKinds, 'missing') }))),
  unexpected: read(nullable(array(name))),
  strays: read(array(object({ file: printable, kind: oneOf(...pastedKinds) }))),
  rpcs: array(object({ chain: chainName, place, of: place, setAt: moment })),
  // Snapshots of before there were any have none.
  webhooks: optional(
    array(object({ name: where(text, is => targetNamePattern.test(is), 'the name of a target'), setAt: moment })),
    [],
  ),
  vaultKeyAt: nullable(moment),
  unusedRpcs: array(chainName),
  moving: boolean,
  hedges: array(
    object({
      id: label,
      name: hedgeName,
      createdAt: moment,
      activity: nullable(activityShape),
      sharedWith: array(hedgeName),
    }),
  ),
})
