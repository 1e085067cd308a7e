import { plans } from '../support/life/plans.ts'
import { checkLife } from './lifeChecks.ts'

checkLife('the life of a hedge on USDC/WETH, priced the other way round', plans.dollarFirst)
checkLife('the life of a hedge on WBTC/WETH, which both move', plans.volatile)
