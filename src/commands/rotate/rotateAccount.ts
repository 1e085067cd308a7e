import type { ActionContext } from '../../domain/actionContext.ts'
import type { Agent } from '../../domain/authorities.ts'
import type { Outcome } from '../../domain/command.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Hedge } from '../../domain/hedge.ts'
import type { AccountRole } from '../../domain/perp.ts'
import type { Gap, Read } from '../../domain/read.ts'
import type { Cell } from '../../domain/section.ts'
import { addressesOf } from '../words/addressesOf.ts'
import { agentLines, agentReports } from '../words/agentLines.ts'
import { agentsOf } from '../words/authorityProofs.ts'
import { proveAccount } from '../words/proveAccount.ts'
import { agentPage } from '../words/venueSite.ts'

/** Nothing of an address can be replaced: it is proved again, and the agents, which do end, are counted down. */
export async function rotateAccount(context: ActionContext, hedge: Hedge): Promise<Outcome> {
  const { account } = await addressesOf(context, hedge)
  if (account === null) throw lost(hedge)
  const network = hedge.testnet ? 'testnet' : 'mainnet'
  const venue = await context.perpVenue(network)
  const question = { venue, account, checksum: null, now: context.now, signal: context.deadline() }
  const { role, authorities, controller, evidence } = await context.progress(
    'Asking Hyperliquid about the account',
    proveAccount(question),
  )
  await context.alone(async () => {
    const stored = context.settings.hedges().find(({ id }) => id === hedge.id)
    if (stored === undefined) throw gone(hedge)
    await context.settings.saveHedge({ ...stored, proof: evidence })
  })
  const now = context.now()
  const own = authorities === null ? null : agentsOf(authorities)
  const above = controller === null ? null : agentsOf(controller.control)
  const gaps = [own, above].flatMap(read => (read !== null && 'gap' in read ? [read.gap] : []))
  const shown = (read: Read<Agent[]> | null) => (read !== null && 'ok' in read ? agentReports(read.ok, now) : null)
  const [agents, controllerAgents] = [shown(own), shown(above)]
  const lines: Cell[] = [
    `${hedge.name} is known by addresses, and an address cannot rotate: there is nothing to replace.`,
    roleLine(hedge, role),
    ...(agents === null ? [] : countdown('Agents of the account, which can trade for it', agents)),
    ...(controllerAgents === null
      ? []
      : countdown('Agents of the one who controls it, which can too', controllerAgents)),
    ...gaps.map(({ source, message }: Gap): Cell => ({ text: `not known: ${source}: ${message}`, tone: 'warn' })),
    `Agents last 90 days unless asked otherwise, and 180 at most; they are revoked and renewed at ${agentPage(network)}`,
  ]
  const report = { schema: 'hedge.rotate-account/1', hedge: hedge.name, role: role.role, proof: evidence }
  return {
    report: { ...report, agents, controllerAgents, gaps },
    sections: [{ kind: 'lines', lines }],
    exit: exitOf(role, gaps),
  }
}

const countdown = (title: string, agents: ReturnType<typeof agentReports>): Cell[] =>
  agents.length === 0 ? [`${title}: none`] : [`${title}:`, ...agentLines(agents)]

const roleLine = (hedge: Hedge, { role }: AccountRole): Cell =>
  role === hedge.role
    ? { text: `Proved again: the venue knows its account as ${role}. The new evidence is stored.`, tone: 'good' }
    : {
        text: `It was proved as ${hedge.role} and the venue says ${role} now: hedge incident ${hedge.name}`,
        tone: 'bad',
      }

function exitOf({ role }: AccountRole, gaps: readonly Gap[]) {
  if (role === 'agent') return exitCodes.refused
  if (role === 'missing') return exitCodes.missing
  return gaps.length > 0 ? exitCodes.partial : exitCodes.fine
}

const gone = ({ name }: Hedge): Failure =>
  new Failure(
    'no-such-hedge',
    `${name} was removed while its account was proved: nothing was stored`,
    'hedge list',
    exitCodes.missing,
  )

const lost = ({ name }: Hedge): Failure =>
  new Failure(
    'secret-missing',
    `the account of ${name} is not in the secret store`,
    `hedge store; or add it again: hedge remove ${name} && hedge add ${name}`,
    exitCodes.missing,
  )
