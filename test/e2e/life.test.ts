import { plans } from '../support/life/plans.ts'
import { checkLife } from './lifeChecks.ts'

checkLife('the life of a hedge on WETH/USDC', plans.dollar)
