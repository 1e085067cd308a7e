/** The folder with the shared test data (`vectors/`, `recorded/`), where there is one; tests that need it are else skipped. */
export const testData: string | null = process.env.HEDGE_TEST_DATA ?? null
