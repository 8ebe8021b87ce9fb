import { isIP } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/**
 * - `ok`: the address answers with a page
 * - `moved`: it says for good that it is somewhere else now
 * - `gone`: it answers 404 or 410, its name no longer exists, or it leads to the front page of its site
 * - `changed`: a file of our own store is another one than the record says
 * - `unknown`: it keeps machines out, has trouble of its own or does not answer; a person has to look
 */
export type Verdict =
  | { readonly state: "ok" }
  | { readonly state: "moved"; readonly to: string }
  | { readonly state: "gone" | "changed" | "unknown"; readonly why: string };

/** As `fetch`, as far as it is needed here, so that tests need no network. */
export type Ask = (
  url: string,
  options: {
    method: "HEAD" | "GET" | "POST";
    redirect: "manual";
    headers: Record<string, string>;
    body?: string;
    signal: AbortSignal;
  },
) => Promise<Pick<Response, "status" | "headers" | "body">>;

export const HEADERS = {
  "user-agent": "Mozilla/5.0 (compatible; laiyuan-link-check)",
  accept: "text/html,*/*;q=0.8",
};
/** What is said of a host that nobody knows; when it is said of all, this machine has no network. */
export const NO_SUCH_NAME = "域名已经不存在";
export const TIMEOUT_MS = 20_000;
export const MOST_REDIRECTS = 8;
/** Redirects that hold for good (RFC 9110, 15.4). */
const FOR_GOOD = new Set([301, 308]);
const GONE = new Set([404, 410]);
/** Answers of servers that do not know HEAD or refuse it; asked again with GET. */
const HEAD_REFUSED = new Set([400, 403, 404, 405, 406, 410, 500, 501, 503]);

/** Asks one address. Never throws: whatever happens is a verdict. */
export async function checkLink(url: string, ask: Ask): Promise<Verdict> {
  let at = url;
  let forGood = true;
  try {
    for (let step = 0; step <= MOST_REDIRECTS; step += 1) {
      if (!isPublic(at)) return { state: "unknown", why: "地址不在公网上" };
      const { status, location } = await answer(at, ask);
      if (status >= 300 && status < 400 && location !== undefined) {
        at = new URL(location, at).href;
        forGood &&= FOR_GOOD.has(status);
        continue;
      }
      return verdict(url, at, status, forGood);
    }
    return { state: "unknown", why: "转址太多" };
  } catch (error) {
    return failure(error);
  }
}

/** As long as a file of this size takes on a slow line. */
const LOAD_MS = 600_000;

/** Hosts asked at the same time. */
export const AT_ONCE = 8;

type Load = (url: string, ask: Ask, headers: Record<string, string>) => ReturnType<Ask>;

/** Asks for a file, or a part of it, as somebody who has waited long enough; whatever happens is a verdict. */
export async function answered(look: (load: Load) => Promise<Verdict>): Promise<Verdict> {
  try {
    return await look((url, ask, headers) => {
      const signal = AbortSignal.timeout(LOAD_MS);
      return ask(url, { method: "GET", redirect: "manual", headers: { ...HEADERS, ...headers }, signal });
    });
  } catch (error) {
    return failure(error);
  }
}

interface CheckOptions {
  readonly ask: Ask;
  /** Between two questions to the same host, milliseconds. */
  readonly patience: number;
  /** Hosts asked at the same time. */
  readonly atOnce: number;
  onAnswer?(done: number, total: number): void;
}

/** Asks many addresses whether they are still there. */
export function checkLinks(urls: readonly string[], options: CheckOptions): Promise<Map<string, Verdict>> {
  return askAll(urls, options, (url) => checkLink(url, options.ask));
}

/**
 * Asks many addresses: several hosts at a time, the addresses of one host one after the other with a pause between them,
 * so that nobody is burdened.
 */
export async function askAll<T>(
  urls: readonly string[],
  options: Omit<CheckOptions, "ask">,
  look: (url: string) => Promise<T>,
): Promise<Map<string, T>> {
  const queues = byHost(urls);
  const verdicts = new Map<string, T>();
  const work = async (): Promise<void> => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const [index, url] of queue.entries()) {
        if (index > 0) await pause(options.patience);
        verdicts.set(url, await look(url));
        options.onAnswer?.(verdicts.size, urls.length);
      }
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, work));
  return verdicts;
}

async function answer(
  url: string,
  ask: Ask,
): Promise<{ readonly status: number; readonly location: string | undefined }> {
  const by = async (method: "HEAD" | "GET") => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { status, headers, body } = await ask(url, { method, redirect: "manual", headers: HEADERS, signal });
    // What stands on the page does not matter.
    await body?.cancel();
    return { status, location: headers.get("location") ?? undefined };
  };
  const head = await by("HEAD");
  return HEAD_REFUSED.has(head.status) ? by("GET") : head;
}

function verdict(asked: string, at: string, status: number, forGood: boolean): Verdict {
  if (GONE.has(status)) return { state: "gone", why: `回答 ${status}` };
  if (status < 200 || status >= 300) return { state: "unknown", why: `回答 ${status}` };
  if (at === asked) return { state: "ok" };
  const [from, to] = [new URL(asked), new URL(at)];
  if (to.pathname === "/" && from.pathname !== "/") return { state: "gone", why: `只转到首页 ${at}` };
  return forGood && !sameButForm(from, to) ? { state: "moved", to: at } : { state: "ok" };
}

/** http for https, with or without `www.` or a slash at the end: nothing an editor should have to mend. */
function sameButForm(a: URL, b: URL): boolean {
  const [one, other] = [a, b].map(({ hostname, pathname, search }) =>
    [hostname.replace(/^www\./, ""), pathname.replace(/\/$/, ""), search].join(" "),
  );
  return one === other;
}

/** What the machine calls a fault of the network; empty of any other. */
export function faultOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}

/** What is said of a name that no host has. */
export const NO_NAME = "ENOTFOUND";

function failure(error: unknown): Verdict {
  const code = faultOf(error);
  if (code === NO_NAME) return { state: "gone", why: NO_SUCH_NAME };
  if (error instanceof Error && error.name === "TimeoutError") return { state: "unknown", why: "没有回答" };
  return { state: "unknown", why: code === "" ? "连不上" : `连不上（${code}）` };
}

/** Articles come from people: a check that runs in CI asks no machine of its own network. */
export function isPublic(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return /^https?:$/.test(protocol) && hostname.includes(".") && isIP(hostname.replace(/^\[|\]$/g, "")) === 0;
}

/** Addresses of one host together. */
function byHost(urls: readonly string[]): string[][] {
  const queues = new Map<string, string[]>();
  for (const url of urls) {
    const { host } = new URL(url);
    queues.set(host, [...(queues.get(host) ?? []), url]);
  }
  return [...queues.values()];
}
