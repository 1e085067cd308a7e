import { defineAction } from '../domain/command.ts'

export const configPath = defineAction({
  name: 'config path',
  summary: 'where the settings are',
  examples: ['hedge config path --select path   # for a script', 'hedge config path'],
  read: () => null,
  run: async context => ({
    report: { schema: 'hedge.config-path/1', path: context.settings.path },
    sections: [{ kind: 'lines', lines: [context.settings.path] }],
  }),
})
