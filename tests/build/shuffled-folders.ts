import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/** Loaded before a build: folders tell what is in them in another order, as another file system would. */
const real = fs.readdirSync;

function list(...args: readonly unknown[]): unknown {
  const entries: unknown = Reflect.apply(real, fs, args);
  return Array.isArray(entries) ? entries.toReversed() : entries;
}

Object.assign(fs, {
  readdirSync: list,
  readdir: (...args: unknown[]) => {
    const done = args.pop();
    if (typeof done !== "function") throw new TypeError("no callback");
    try {
      process.nextTick(done, null, list(...args));
    } catch (error) {
      process.nextTick(done, error);
    }
  },
});
Object.assign(fs.promises, { readdir: async (...args: unknown[]) => list(...args) });
syncBuiltinESMExports();
