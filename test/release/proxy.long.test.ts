import { useStage } from '../support/useStage.ts'
import { proxySuite, useProxied } from './support/behindProxy.ts'

const stage = useStage({ furnished: false })
proxySuite(
  useProxied(() => stage.scene),
  process.execPath,
  process.versions.node,
)
