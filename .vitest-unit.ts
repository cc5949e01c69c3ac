// How unit tests are run that need no DOM: by the whole suite, and by `vitest --root packages/…`, alike.

/** Only what hangs is to fail, however busy the machine is. */
export const PATIENT = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 60_000 } } };

/** Node runs our sources as they are, and faster than what Vite makes of them: there each use of an import is looked up. */
export const NATIVE = { viteModuleRunner: false, nodeLoader: false };

export const UNIT = {
  ...PATIENT,
  experimental: NATIVE,
  // A process for each file would cost more than many of them.
  isolate: false,
  include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}", "bench/**/*.test.ts"],
};
