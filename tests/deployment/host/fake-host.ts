import { mkdirSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { createSiteServer, listen } from "../../../src/serve/server.ts";
import { readSiteAddress } from "../../../src/serve/site-address.ts";
import { answerApi } from "./fake-api.ts";
import { type Call, type Fault, SITE, TOKEN } from "./fake-calls.ts";
import { type Deploy, FakeStore } from "./fake-store.ts";

export interface FakeHostOptions {
  /** Everything lies here: `blobs`, `deployments/<id>`, and `public`, which is what readers see. */
  readonly folder: string;
  /** 0 takes any free port. */
  readonly port?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Deployments a page of the list, as many as are asked for at most. */
  readonly perPage?: number;
}

/**
 * A host of static sites as far as uploading and serving goes (open-api.netlify.com): a real HTTP server that knows files by
 * their digest, publishes a deployment when it has all of them, at one moment, and serves it with the headers and redirects
 * of the `netlify.toml` that came with it. What it holds it keeps on the disk.
 */
export interface FakeHost {
  /** The published site, as readers see it. */
  readonly url: string;
  /** What the uploader has to be told. */
  readonly env: Readonly<Record<"NETLIFY_API_URL" | "NETLIFY_AUTH_TOKEN" | "NETLIFY_SITE_ID", string>>;
  /** The published files; empty before the first deployment. */
  readonly publicFolder: string;
  /** Oldest first. */
  readonly deploys: readonly Deploy[];
  readonly live: Deploy | undefined;
  /** Digest of every file by its path on the published site, without `netlify.toml`. */
  publicFiles(): ReadonlyMap<string, string>;
  /** Digests in the order in which their files were taken in. */
  readonly taken: readonly string[];
  /** Calls in the order in which they came, such as `upload`. */
  readonly calls: readonly Call[];
  /** Breaks the next calls of a kind. */
  fault(call: Call, fault: Fault, times?: number): void;
  /** Ends all faults that have not come yet. */
  heal(): void;
  /** How often somebody has to ask until the wanted files are known, and until a whole deployment is public. */
  slow(waits: { readonly preparing?: number; readonly processing?: number }): void;
  /** What comes of the next whole deployment instead of being published. */
  failNext(message: string): void;
  /** Whether new deployments are published only by hand. */
  lock(locked: boolean): void;
  /** Forgets the bytes of a file, as a host may that keeps no old deployments. */
  forget(digest: string): void;
  close(): Promise<void>;
}

export async function createFakeHost({
  folder,
  port = 0,
  now = Date.now,
  perPage = 100,
}: FakeHostOptions): Promise<FakeHost> {
  mkdirSync(folder, { recursive: true });
  const store = new FakeStore(folder, now);
  const faults: { readonly call: Call; readonly fault: Fault }[] = [];
  const calls: Call[] = [];
  const sites = new Map<string, Server>();
  let base = "";

  const server = createServer((request, response) => {
    const pathname = readSiteAddress(request.url)?.path ?? "/";
    if (!pathname.startsWith("/api/v1/") && !pathname.startsWith("/.deploys/")) return serve(request, response);
    answerApi(request, response, { store, base, perPage, now, breakage }).catch(() => response.destroy());
  });
  base = `http://127.0.0.1:${await listen(server, port)}`;

  return {
    url: base,
    env: { NETLIFY_API_URL: `${base}/api/v1`, NETLIFY_AUTH_TOKEN: TOKEN, NETLIFY_SITE_ID: SITE },
    publicFolder: join(folder, "public"),
    get deploys() {
      return store.deploys;
    },
    get live() {
      return store.live;
    },
    publicFiles: () => new Map(Object.entries(store.live?.files ?? {}).filter(([path]) => path !== "netlify.toml")),
    taken: store.taken,
    calls,
    fault: (call, fault, times = 1) => faults.push(...Array.from({ length: times }, () => ({ call, fault }))),
    heal: () => {
      faults.length = 0;
    },
    slow: (waits) => Object.assign(store.waits, waits),
    failNext: (message) => {
      store.failure = message;
    },
    lock: (locked) => {
      store.locked = locked;
    },
    forget: (digest) => store.forget(digest),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  function breakage(call: Call): Fault | undefined {
    calls.push(call);
    const at = faults.findIndex((one) => one.call === call);
    return at < 0 ? undefined : faults.splice(at, 1)[0]?.fault;
  }

  /** The live deployment answers whole: a request that has begun is never answered by two of them. */
  function serve(request: IncomingMessage, response: ServerResponse): void {
    const { live } = store;
    if (!live) return void response.writeHead(404).end("nothing is published\n");
    const site =
      sites.get(live.id) ??
      createSiteServer({
        folder: store.folderOf(live),
        inbox: join(folder, "inbox"),
        config: store.configOf(live),
        uploaded: true,
      });
    sites.set(live.id, site);
    site.emit("request", request, response);
  }
}
