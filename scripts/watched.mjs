// @ts-check
import { spawn } from "node:child_process";

/**
 * Runs a command of ours and says what nobody inside could: that there was no memory left. `node scripts/watched.mjs [options
 * of Node] <file> [arguments]`. When its heap is full V8 ends a process on the spot, with pages of addresses on standard error;
 * when the machine's memory is, the system kills it without a word. Everything else passes as it is: text, exit code, signals.
 */
const FAILED = 3;
/** With these words V8 begins its last ones, below an empty line. */
const LAST_WORDS = /\n?^(?:<--- Last few GCs|FATAL ERROR: |# Fatal )/m;
const ADVICE = "关掉别的程序，或让 Node 多用一些（NODE_OPTIONS=--max-old-space-size=4096，以 MB 计），再运行一次。";

const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(2)], {
  stdio: ["inherit", "inherit", "pipe"],
});
/** A terminal tells both of them; the command decides what it means. */
for (const signal of /** @type {const} */ (["SIGINT", "SIGQUIT"])) process.on(signal, () => {});
for (const signal of /** @type {const} */ (["SIGTERM", "SIGHUP"])) process.on(signal, () => child.kill(signal));
process.stderr.on("error", () => child.stderr.destroy());

let dying = false;
/** What has come and is not passed on yet: an unfinished line may be the beginning of those words. */
let held = "";
child.stderr.setEncoding("utf8").on("data", (text) => {
  if (dying) return;
  held += text;
  const words = held.search(LAST_WORDS);
  dying = words >= 0;
  const end = dying ? words : held.lastIndexOf("\n", held.length - 2) + 1;
  process.stderr.write(held.slice(0, end));
  held = held.slice(end);
});
child.on("close", (code, signal) => {
  if (!dying) process.stderr.write(held);
  if (dying || signal === "SIGKILL") {
    process.stderr.write(`✗ ${dying ? "内存不够，没有做完。" : "程序被强行结束了，多半是内存不够。"}${ADVICE}\n`);
    process.exitCode = FAILED;
  } else if (signal) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  } else process.exitCode = code ?? FAILED;
});
