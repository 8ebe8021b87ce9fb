import { appendFileSync } from "node:fs";
import { takeLock } from "../../src/disk/lock.ts";

/** A process of its own for lock.test.ts: takes the lock of an output once and keeps it until told, or many times. */
const [output = "", rounds = "1"] = process.argv.slice(2);

if (rounds === "1") {
  const lock = await takeLock(output, () => {});
  process.send?.("holds");
  process.once("message", () => {
    lock.release();
    process.disconnect();
  });
} else {
  for (let round = 0; round < Number(rounds); round += 1) {
    const lock = await takeLock(output, () => {});
    appendFileSync(`${output}.diary`, `in ${process.pid}\n`);
    await new Promise(setImmediate);
    appendFileSync(`${output}.diary`, `out ${process.pid}\n`);
    lock.release();
  }
}
