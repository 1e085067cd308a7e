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
        test: {
          name: 'suite',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, long],
          // Nearly every file would load the same modules anew, which is a quarter of its time: they share them, and so no
          // test may leave a module, the environment or a clock other than it found it.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'long', include: [long] } },
    ],
  },
})
