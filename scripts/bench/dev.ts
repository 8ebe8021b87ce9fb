import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Contender, Place } from "./contender.ts";
import { CORPUS_NOW, sampleArticle } from "./corpus.ts";
import { changeOne, restore, withTraditional } from "./corpus-changes.ts";
import type { Run } from "./generators.ts";
import { treeMemory } from "./measure.ts";

const POLL_MS = 50;
const PATIENCE_MS = 600_000;
const GREETING_MS = 500;
/** For what a server does when nobody waits for it any more. */
const SETTLE_MS = 3000;
/** Where open pages hear that something has changed. */
const EVENTS = "/__dev/events";

/** A running `npm run dev`. */
interface Session {
  readonly child: ChildProcess;
  readonly address: string;
}

/**
 * Writing an article with `npm run dev` open, in a publication with search and both editions: from starting it, with what an
 * earlier one has kept, to its first page; and from saving a sentence to the page that has it, as an open page learns of it.
 */
export function devContenders({ folder, articles, corpus }: Place): Contender[] {
  const cache = join(folder, "cache-dev");
  const { data } = withTraditional(corpus);
  const options = ["--articles", corpus.articles, "--data", data, "--cache", cache];
  const inbox = join(folder, "inbox");
  let session: Session | undefined;
  const start = async () => {
    session = await startDev([...options, "--now", CORPUS_NOW], inbox);
    return session;
  };
  const stop = async () => {
    if (session) await stopDev(session);
    session = undefined;
    restore(corpus, articles);
  };
  const save = (round: number) => () => changeOne(corpus, articles, sentence(round));
  /** Leaves what a day of writing leaves. */
  const warmUp = async () => {
    const begun = await start();
    await firstPage(begun);
    await seen(begun.address, articles, 0, save(0));
    await pause(SETTLE_MS);
    await stop();
  };
  return [
    {
      key: "dev-start",
      async run(round) {
        if (round === 1) await warmUp();
        const started = performance.now();
        const begun = await start();
        await firstPage(begun);
        return runOf((performance.now() - started) / 1000, begun.child);
      },
    },
    {
      key: "dev-save",
      async run(round) {
        if (!session) throw new Error("没有打开 dev。");
        try {
          const { address, child } = session;
          return runOf(await seen(address, articles, round, save(round)), child);
        } finally {
          await stop();
        }
      },
    },
  ];
}

/** Han alone: between Han and figures the page has something of its own. */
function sentence(round: number): string {
  return `存盘之后看见了${"零一二三四五六七八九"[round % 10]}句。`;
}

/** Of a server only the clock and the memory are told. */
function runOf(wall: number, { pid = 0 }: ChildProcess): Run {
  return { wall, cpu: 0, peak: treeMemory(pid), others: 0, pages: 0, files: 0, bytes: 0, steps: [] };
}

async function startDev(options: readonly string[], inbox: string): Promise<Session> {
  const port = await freePort();
  const child = spawn(process.execPath, ["scripts/bundled.mjs", "scripts/dev.ts", ...options], {
    // A group of its own: what it has started ends with it.
    detached: true,
    stdio: "ignore",
    env: { ...process.env, PORT: `${port}`, INBOX: inbox },
  });
  // Whatever ends the measurement ends it as well.
  const end = () => signal(child);
  const interrupted = () => process.exit(1);
  process.once("exit", end).once("SIGINT", interrupted).once("SIGTERM", interrupted);
  child.once("exit", () => process.off("exit", end).off("SIGINT", interrupted).off("SIGTERM", interrupted));
  return { child, address: `http://127.0.0.1:${port}` };
}

/** Ends a program and all that it has started. */
function signal({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, "SIGTERM");
}

async function stopDev({ child }: Session): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  signal(child);
  await ended;
}

async function firstPage({ address, child }: Session): Promise<void> {
  const late = performance.now() + PATIENCE_MS;
  while (performance.now() < late && child.exitCode === null) {
    const response = await fetch(`${address}/`).catch(() => undefined);
    if (response?.ok) return;
    await pause(POLL_MS);
  }
  throw new Error("dev 没有给出首页。");
}

/**
 * Waits as an open page does: for a word from the server, after which the page has what was written.
 * @returns seconds since it was saved
 */
async function seen(address: string, articles: number, round: number, save: () => void): Promise<number> {
  const page = `${address}/${sampleArticle(articles >> 1).folder}/`;
  await (await fetch(page)).text();
  const stop = AbortSignal.timeout(PATIENCE_MS);
  const { body } = await fetch(`${address}${EVENTS}`, { signal: stop });
  if (!body) throw new Error(`${EVENTS} 没有内容。`);
  const events = body.getReader();
  let next = events.read();
  // What it says to whoever comes anew, if it does, is no answer.
  const greeted = await Promise.race([next.then(() => true), pause(GREETING_MS).then(() => false)]);
  if (greeted) next = events.read();
  const started = performance.now();
  save();
  while (!(await next).done) {
    if ((await (await fetch(page)).text()).includes(sentence(round))) {
      const wall = (performance.now() - started) / 1000;
      await events.cancel();
      return wall;
    }
    next = events.read();
  }
  throw new Error("dev 没有说页面变了。");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject).listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
