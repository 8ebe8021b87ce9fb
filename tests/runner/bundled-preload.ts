import { isMainThread } from "node:worker_threads";

/**
 * Loaded before a test file that is put together (bundle.ts). A process that it forks is called as it was itself, but with a
 * source, which needs the loader that the test does without.
 */
if (isMainThread) {
  await import("./count-work.ts");
  if (/\.tsx?$/.test(process.argv[1] ?? "")) (await import("tsx/esm/api")).register();
}
