import { WRITING } from "./commands.ts";
import { mortalDisk } from "./mortal.ts";

/** A command that is killed at a step of its writing, for killed-commands.nightly.test.ts; 0 counts the steps instead. */
const [name = "", root = "", step = "0"] = process.argv.slice(2);

const die = (): never => {
  process.kill(process.pid, "SIGKILL");
  throw new Error("still alive");
};

const disk = mortalDisk(Number(step) || Number.POSITIVE_INFINITY, die);
// What it says to people is not what this is about.
process.stdout.write = () => true;
await WRITING[name]?.run(root);
process.stderr.write(String(disk.steps));
