import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/** Every call that changes something on the disk, as the commands make them. */
const CHANGES = [
  "writeFileSync",
  "openSync",
  "renameSync",
  "rmSync",
  "rmdirSync",
  "mkdirSync",
  "mkdtempSync",
  "fsyncSync",
] as const;
// Node loads what removes folders at the first use, and it keeps the functions that it finds then.
fs.rmSync(".no-such-file", { force: true });
const PROMISED = ["mkdir", "open", "rename", "rm", "rmdir"] as const;

/** What a process that dies within this process ends with. */
export class Killed extends Error {}

/** Counts what a command changes on the disk, and makes it die at one of these steps. */
export interface MortalDisk {
  /** How many changes there were. */
  readonly steps: number;
  /** The disk is as it was. */
  restore(): void;
}

/**
 * From now on nothing changes on the disk any more from this step on. A file that is being written then is there in half.
 *
 * @param dieAt number of the step, from 1
 * @param die ends the process, or throws
 */
export function mortalDisk(dieAt: number, die: () => never): MortalDisk {
  const [real, promised] = [{ ...fs }, { ...fs.promises }];
  let steps = 0;
  const count = (name: string, args: readonly unknown[]) => {
    if (!changes(name, args)) return;
    steps += 1;
    if (steps < dieAt) return;
    if (steps === dieAt) tear(real, name, args);
    die();
  };
  for (const name of CHANGES)
    Object.assign(fs, {
      [name](...args: unknown[]) {
        count(name, args);
        return Reflect.apply(real[name], fs, args);
      },
    });
  for (const name of PROMISED)
    Object.assign(fs.promises, {
      async [name](...args: unknown[]) {
        count(name, args);
        return Reflect.apply(promised[name], fs.promises, args);
      },
    });
  syncBuiltinESMExports();
  return {
    get steps() {
      return steps;
    },
    restore() {
      for (const name of CHANGES) Object.assign(fs, { [name]: real[name] });
      for (const name of PROMISED) Object.assign(fs.promises, { [name]: promised[name] });
      syncBuiltinESMExports();
    },
  };
}

function changes(name: string, [, flags]: readonly unknown[]): boolean {
  return !name.startsWith("open") || (typeof flags === "string" && flags !== "r");
}

/** Half of the text, or a new file without any. */
function tear(real: typeof fs, name: string, [target, content]: readonly unknown[]): void {
  try {
    if (typeof content !== "string" || (typeof target !== "string" && typeof target !== "number")) return;
    if (name === "writeFileSync") real.writeFileSync(target, content.slice(0, content.length / 2));
    else if (typeof target === "string") real.closeSync(real.openSync(target, content));
  } catch {
    // Then it is the step itself that would have failed.
  }
}
