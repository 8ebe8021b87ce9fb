import { resolve } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { BEGINS } from "./together-files.ts";

/**
 * Runs test files in this process, one after the other: node:test runs what they register in that order, and a test that
 * says nothing stands before those of each.
 */
for (const [number, file] of process.argv.slice(2).entries()) {
  test(`${BEGINS}${number}`, () => {});
  await import(pathToFileURL(resolve(file)).href);
}
