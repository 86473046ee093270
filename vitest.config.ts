// Two kinds of test: unit tests beside the code, and journeys through the whole in test/.
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Most of them wait for another program: on two processors one at a time would take over twenty minutes.
    // Each journey starts a server and a browser of its own: more than four at once only get in each other's way.
    maxWorkers: Math.min(4, Math.max(2, availableParallelism() - 1)),
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts', 'test/house/*.test.ts'], environment: 'node', testTimeout: 60_000 } },
      {
        test: {
          name: 'journey',
          include: ['test/journey/**/*.test.ts'],
          environment: 'node',
          testTimeout: 240_000,
          hookTimeout: 180_000,
          // A server and a browser share the machine with the test: what is waited for may take its time.
          expect: { poll: { timeout: 60_000, interval: 50 } },
        },
      },
    ],
  },
})
