import { configDefaults, defineConfig } from 'vitest/config'

const long = 'test/**/*.long.test.ts'

export default defineConfig({
  test: {
    pool: 'forks',
    // Two cores are what CI has; vitest itself would leave one of them idle.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    globalSetup: './test/support/shareCompiled.ts',
    reporters: ['default', './test/support/closingLine.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'suite', include: ['test/**/*.test.ts'], exclude: [...configDefaults.exclude, long] },
      },
      { extends: true, test: { name: 'long', include: [long] } },
    ],
  },
})
