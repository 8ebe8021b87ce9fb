import type { Facets } from "../../search/shard.ts";
import { Engine, type Found, LASTING_MS } from "./engine.ts";
import type { Ahead, Asked } from "./inquiry.ts";
import { OutdatedPage } from "./outdated-page.ts";

/** What the page says to the engine, and hears: every call has a number. */
interface Call {
  readonly number: number;
  readonly method: keyof Remote;
  readonly asked: Asked | undefined;
  /** The list of the index, with the first call. */
  readonly list: string | undefined;
}

interface Reply {
  readonly number: number;
  readonly found?: Found;
  readonly facets?: Facets;
  readonly ahead?: Ahead;
  readonly failed?: "outdated" | "otherwise";
}

/** The engine as the page sees it, wherever it runs. */
export type Remote = Pick<Engine, "warm" | "prepare" | "ask" | "more" | "moreRelated" | "lookAhead" | "facets">;

/** Runs the engine in this worker. */
export function serveEngine(): void {
  const engine = new Engine();
  globalThis.addEventListener("message", async ({ data }: MessageEvent<Call>) => {
    const { number, method, asked, list } = data;
    try {
      if (list !== undefined) engine.hand(list);
      if (method === "warm" || (method === "prepare" && asked)) {
        await (asked ? engine.prepare(asked) : engine.warm());
        reply({ number });
      } else if (method === "facets") reply({ number, facets: await engine.facets() });
      else if (method === "lookAhead") reply({ number, ahead: await engine.lookAhead() });
      else if (method === "moreRelated") reply({ number, found: await engine.moreRelated() });
      else reply({ number, found: await (asked ? engine.ask(asked) : engine.more()) });
    } catch (error) {
      reply({ number, failed: error instanceof OutdatedPage ? "outdated" : "otherwise" });
    }
  });
}

function reply(message: Reply): void {
  // In a worker `postMessage` goes to the page; the compiler only knows the one of a window.
  globalThis.postMessage(message);
}

/**
 * Starts the engine in a worker, so that typing never waits for it; in a browser that has no module workers it runs in
 * the page.
 *
 * @param script address of the script that calls `serveEngine` in a worker
 * @param list of the index, which is being fetched already: a worker takes longer to start than a file to come. Whoever asks later
 *   reads it again.
 */
export function startEngine(script: string, list: Promise<string | undefined> = Promise.resolve(undefined)): Remote {
  const local = new Engine();
  let worker = startWorker(script);
  let calls = 0;
  const waiting = new Map<number, (reply: Reply | undefined) => void>();
  worker?.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
    waiting.get(data.number)?.(data);
    waiting.delete(data.number);
  });
  worker?.addEventListener("error", () => {
    worker = undefined;
    for (const done of waiting.values()) done(undefined);
    waiting.clear();
  });
  let handed = false;
  const started = Date.now();
  async function call(method: Call["method"], asked?: Asked): Promise<Reply | undefined> {
    const fetched = await list;
    const first = handed || Date.now() - started >= LASTING_MS ? undefined : fetched;
    handed = true;
    const running = worker;
    if (!running) {
      if (first !== undefined) local.hand(first);
      return undefined;
    }
    const message: Call = { number: ++calls, method, asked, list: first };
    const answer = await new Promise<Reply | undefined>((done) => {
      waiting.set(message.number, done);
      running.postMessage(message);
    });
    if (answer?.failed === "outdated") throw new OutdatedPage("the worker has said so");
    if (answer?.failed) throw new Error("the index could not be read");
    return answer;
  }
  return {
    async warm() {
      if (!(await call("warm"))) await local.warm();
    },
    async prepare(asked) {
      if (!(await call("prepare", asked))) await local.prepare(asked);
    },
    ask: async (asked) => (await call("ask", asked))?.found ?? local.ask(asked),
    more: async () => (await call("more"))?.found ?? local.more(),
    moreRelated: async () => (await call("moreRelated"))?.found ?? local.moreRelated(),
    lookAhead: async () => (await call("lookAhead"))?.ahead ?? local.lookAhead(),
    facets: async () => (await call("facets"))?.facets ?? local.facets(),
  };
}

function startWorker(script: string): Worker | undefined {
  try {
    allow(script);
    return new Worker(script, { type: "module" });
  } catch {
    return undefined;
  }
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

/** Under Trusted Types (netlify.toml) the one script that may be started from an address is the search script itself. */
function allow(script: string): void {
  window.trustedTypes?.createPolicy("default", {
    createScriptURL(url) {
      if (url === script) return url;
      throw new TypeError(`script address refused: ${url}`);
    },
  });
}
