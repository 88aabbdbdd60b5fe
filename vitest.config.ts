import { configDefaults, defineConfig } from 'vitest/config';

/** `vitest run --mode full` adds `test/full`: what takes longer, or wants more than a fresh machine has. */
export default defineConfig(({ mode }) => ({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: mode === 'full' ? configDefaults.exclude : [...configDefaults.exclude, 'test/full/**'],
    setupFiles: ['test/support/propertySeed.ts'],
    env:
      mode === 'full'
        ? { ZABLAB_FULL: 'yes' }
        : { ZABLAB_PROPERTY_SEED: process.env['ZABLAB_PROPERTY_SEED'] ?? '20261121' },
    // By default one core is left to the machine, and of two that is half of the time.
    maxWorkers: '100%',
    // Our modules keep nothing between tests, and loading them anew for each file takes longer than the tests.
    isolate: false,
    testTimeout: mode === 'full' ? 300_000 : 60_000,
    hookTimeout: 120_000,
  },
}));
