// @ts-check
import { isMainThread } from "node:worker_threads";

// A thread inherits `--import`, and is given this before whatever could read TypeScript.
if (isMainThread) await import("./count-work.ts");
