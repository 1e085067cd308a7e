import { environmentWords } from '../../words/environmentWords.ts'
import { wrap } from '../../words/wrap.ts'

export const environment = [
  ...environmentWords.flatMap(({ names, meaning }) => [
    names.join(', '),
    ...wrap(meaning.replaceAll('`', ''), 96).map(line => `    ${line}`),
  ]),
  '',
  'No secret is taken from the environment: whoever lists processes may see it.',
  'Where settings and state lie as things are: hedge config path',
  'What of it a job of cron lacks:             hedge doctor --as-cron',
  '',
].join('\n')
