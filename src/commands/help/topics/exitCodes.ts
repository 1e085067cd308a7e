import { exitCodeOrder, exitCodeWords } from '../../words/exitCodeWords.ts'
import { wrap } from '../../words/wrap.ts'

const plain = (text: string): string => text.replaceAll('`', '')

export const exitCodesText = [
  ...exitCodeWords.map(({ codes, meaning }) => `${codes.join(' · ').padStart(2).padEnd(18)} ${plain(meaning)}`),
  '',
  ...wrap(plain(exitCodeOrder.join(' ')), 100),
  '',
  'The code of a crossed threshold is asked for: hedge status --exit-code',
  'From which severity on an audit fails:        hedge audit --fail-on high',
  '',
].join('\n')
