// @ts-check
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/**
 * Loaded before a build: folders tell what is in them in another order, as another file system would. JavaScript, because every
 * process that the build starts loads it as well, and would need the TypeScript loader for it.
 */
const real = fs.readdirSync;

/** @param {readonly unknown[]} args */
function list(...args) {
  /** @type {unknown} */
  const entries = Reflect.apply(real, fs, args);
  return Array.isArray(entries) ? entries.toReversed() : entries;
}

Object.assign(fs, {
  readdirSync: list,
  /** @param {unknown[]} args */
  readdir: (...args) => {
    const done = args.pop();
    if (typeof done !== "function") throw new TypeError("no callback");
    try {
      process.nextTick(done, null, list(...args));
    } catch (error) {
      process.nextTick(done, error);
    }
  },
});
Object.assign(fs.promises, { readdir: async (/** @type {unknown[]} */ ...args) => list(...args) });
syncBuiltinESMExports();
