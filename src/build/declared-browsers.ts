/**
 * The oldest browsers in which everything that readers read, write and set works: WeChat's on phones of 2017, iPhones that
 * were never brought past iOS 14, Firefox's long-term version. Styles and scripts are built for them, and a test holds what
 * was built against what they know (tests/browsers/ages.test.ts, docs/decisions/0042-declared-browsers.md).
 */
export const DECLARED_BROWSERS = { chrome: "88", safari: "14", firefox: "102" } as const;

/** The same for esbuild. */
export const TARGETS: readonly string[] = Object.entries(DECLARED_BROWSERS).map(([name, version]) => name + version);
