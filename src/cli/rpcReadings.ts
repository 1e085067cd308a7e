import { isPublicHost } from '../chains/endpoints/publicHosts.ts'
import { chains as builtIn } from '../chains/index.ts'
import type { Chain } from '../domain/chain.ts'
import type { Read } from '../domain/read.ts'
import { placedNotes, rpcIds } from '../domain/rpcKey.ts'
import type { RpcReading } from '../domain/rpcReading.ts'
import { urlFacts } from '../secrets/urlFacts.ts'
import { readEndpoint } from '../venues/json-rpc/readEndpoint.ts'
import type { AuditGround } from './auditSources.ts'
import { cleaning } from './cleanVenue.ts'

/** Every endpoint that a chain is asked at, side by side: what its URL is, what was noted when it was set, what it says now. */
export async function rpcReadings(
  {
    io,
    settings,
    redactor: { guard, redact },
    endpoints,
  }: Pick<AuditGround, 'io' | 'redactor' | 'endpoints'> & {
    settings: Pick<AuditGround['settings'], 'rpcs' | 'read'>
  },
  chain: Chain,
  signal: AbortSignal,
): Promise<RpcReading[]> {
  const rpcs = await endpoints(chain)
  const notes = placedNotes(settings.rpcs()[chain.name])
  const ids = rpcIds(chain.name, notes)
  const listed = [...builtIn, ...settings.read().chains].flatMap(({ publicRpcs }) => publicRpcs.map(hostOf))
  for (const { own, url } of rpcs) if (own) guard(url)
  const { redacted } = cleaning(redact)
  const clean = <T>(read: Read<T>): Read<T> => ('gap' in read ? { gap: redacted(read.gap) } : read)
  return Promise.all(
    rpcs.map(async (rpc, index): Promise<RpcReading> => {
      const answers = await readEndpoint(chain, rpc, io.now, signal)
      // One whose URL was lost is not asked: the others keep their places.
      const noted = rpc.own ? ids.indexOf(rpc.id) : -1
      const note = notes[noted]
      return {
        place: (noted === -1 ? index : noted) + 1,
        label: rpc.label,
        own: rpc.own,
        url: urlFacts(rpc.url, host => isPublicHost(host, listed)),
        setAt: note?.setAt ?? null,
        insecureHttp: note?.insecureHttp === true,
        proof: note?.proof ?? null,
        head: clean(answers.head),
        signs: clean(answers.signs),
        namespaces: clean(answers.namespaces),
      }
    }),
  )
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '')
