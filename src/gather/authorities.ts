import type { Address } from '../domain/address.ts'
import type { Authorities, Control } from '../domain/authorities.ts'
import type { AuthorityReading } from '../domain/authorityReading.ts'
import { ReadFailure } from '../domain/failure.ts'
import type { AccountRole, Network } from '../domain/perp.ts'
import { type Gap, isRead, known, type Read } from '../domain/read.ts'
import type { PerpVenue } from '../domain/venue.ts'
import { attempt } from './attempt.ts'
import type { Gatherer, Sources } from './gathering.ts'

type Account = { network: Network; address: Address }
type Own = Pick<AuthorityReading, 'role' | 'authorities'>

/** Of the venue's 1,200 a minute: a role takes 60, any other question 20; each approved builder is one question more. */
const weights = { account: 60 + 8 * 20, control: 4 * 20 }

const keyOf = ({ network, address }: Account): string => `${network} ${address}`

/** Each account once, and whoever acts on several of them once, who is not asked for again where it is read anyway. */
export const authorities: Gatherer<'authorities'> = async sources => {
  const subjects = known(await sources.artifact('subjects')) ?? []
  const accounts = new Map<string, Account>()
  for (const { network, account } of subjects) {
    if (isRead(account)) accounts.set(keyOf({ network, address: account.ok }), { network, address: account.ok })
  }
  const own = new Map([...accounts].map(([key, account]) => [key, readOwn(sources, account)]))
  const controls = new Map<string, Promise<Control>>()
  const controlOf = (account: Account): Promise<Control> => {
    const key = keyOf(account)
    const control = own.get(key)?.then(({ authorities }) => authorities) ?? controls.get(key) ?? ask(sources, account)
    controls.set(key, control)
    return control
  }
  return Promise.all(
    [...accounts].map(async ([key, account]) => {
      const { role, authorities } = await own.get(key)!
      return { ...account, role, authorities, controller: await readController(sources, account, role, controlOf) }
    }),
  )
}

/** Of what is no account nothing more is asked: every answer about it is as empty as that of one that nobody may touch. */
async function readOwn(sources: Sources, { network, address }: Account): Promise<Own> {
  const { now, signal } = sources
  const venue = await sources.perpVenue(network)
  const whole = await attempt(now, 'hyperliquid', () =>
    inTurn(sources, venue, weights.account, async (): Promise<Own> => {
      const role = await attempt(now, 'hyperliquid', () => venue.readRole(address, signal))
      const nobody = notAnAccount(known(role))
      if (nobody !== null) return { role, authorities: eachUnknown(nobody) }
      const read = await attempt(now, 'hyperliquid', () => venue.readAuthorities(address, signal))
      return { role, authorities: isRead(read) ? read.ok : eachUnknown(read.gap) }
    }),
  )
  return isRead(whole) ? whole.ok : { role: whole, authorities: eachUnknown(whole.gap) }
}

async function ask(sources: Sources, { network, address }: Account): Promise<Control> {
  const venue = await sources.perpVenue(network)
  return inTurn(sources, venue, weights.control, () => venue.readControl(address, sources.signal))
}

/** What many accounts need is more than the venue's minute: each is read whole when it is its turn, or not at all. */
async function inTurn<T>(sources: Sources, venue: PerpVenue, weight: number, read: () => Promise<T>): Promise<T> {
  const answered = await venue.turn?.(weight, sources.signal, sources.timeLeft?.()).catch(error => {
    if (!(error instanceof ReadFailure)) throw error
    throw new ReadFailure({ ...error.gap, hint: 'hedge audit NAME; or all of them: hedge audit --timeout 300' })
  })
  try {
    return await read()
  } finally {
    answered?.()
  }
}

async function readController(
  { now, signal, perpVenue }: Sources,
  { network, address }: Account,
  role: Read<AccountRole>,
  controlOf: (account: Account) => Promise<Control>,
): Promise<AuthorityReading['controller']> {
  if (!isRead(role)) return role
  const nobody = notAnAccount(role.ok)
  if (nobody !== null) return { gap: nobody }
  if (role.ok.role === 'user') return { ok: null, at: role.at }
  const who = role.ok
  return attempt(now, 'hyperliquid', async () => {
    const above =
      who.role === 'subAccount' ? who.master : (await (await perpVenue(network)).readVault(address, signal)).leader
    const { agents, unnamedAgent, multiSig, stakingLink } = await controlOf({ network, address: above })
    return { address: above, control: { agents, unnamedAgent, multiSig, stakingLink } }
  })
}

function notAnAccount(role: AccountRole | undefined): Gap | null {
  if (role?.role !== 'agent' && role?.role !== 'missing') return null
  const what = role.role === 'agent' ? 'that of an API wallet' : 'that of no account that Hyperliquid knows'
  return {
    code: role.role === 'agent' ? 'agent-address' : 'account-missing',
    source: 'hyperliquid',
    message: `the address read as the account is ${what}: who may act on the account is not known`,
    hint: 'hedge list',
  }
}

const eachUnknown = (gap: Gap): Authorities => ({
  agents: { gap },
  unnamedAgent: { gap },
  multiSig: { gap },
  stakingLink: { gap },
  subAccounts: { gap },
  builders: { gap },
  referrer: { gap },
  leadingVaults: { gap },
})
