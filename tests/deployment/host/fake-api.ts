import { existsSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { type Call, type Fault, SITE, TOKEN } from "./fake-calls.ts";
import type { Deploy, FakeStore } from "./fake-store.ts";

interface Api {
  readonly store: FakeStore;
  readonly base: string;
  readonly perPage: number;
  readonly now: () => number;
  /** Notes the call, and says what is to go wrong with it. */
  breakage(call: Call): Fault | undefined;
}

interface Question {
  readonly call: Call;
  /** @returns the status and the answer */
  readonly answer: (body: Buffer) => readonly [status: number, answer: unknown];
}

/** Answers a call of the API, or a file of a deployment that need not be the published one (`/.deploys/<id>/…`). */
export async function answerApi(request: IncomingMessage, response: ServerResponse, api: Api): Promise<void> {
  const url = new URL(request.url ?? "/", api.base);
  const question = questionOf(request.method ?? "GET", url, response, api);
  const fault = question && api.breakage(question.call);
  if (fault?.kind === "hang") return;
  if (fault?.kind === "drop" && !fault.done) return void request.destroy();
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  response.setHeader("content-type", "application/json");
  if (fault?.kind === "status") {
    if (fault.retryAfter !== undefined) response.setHeader("retry-after", fault.retryAfter);
    if (fault.resetAfter !== undefined)
      response.setHeader("x-ratelimit-reset", String(Math.ceil(api.now() / 1000) + fault.resetAfter));
    return send(response, fault.status, { code: fault.status, message: "<b>fault</b>" });
  }
  if (fault?.kind === "nonsense") return void response.end("<!doctype html>");
  const isFile = url.pathname.startsWith("/.deploys/");
  if (isFile && request.headers.authorization !== undefined)
    return send(response, 400, { message: "the token was sent to an address that is not the API" });
  if (!isFile && request.headers.authorization !== `Bearer ${TOKEN}`)
    return send(response, 401, { code: 401, message: "Access Denied" });
  if (!question) return send(response, 404, { code: 404, message: "Not Found" });
  const damaged = fault?.kind === "damage" ? Buffer.concat([body, Buffer.from("x")]) : body;
  const [status, answer] = question.answer(damaged);
  if (fault?.kind === "drop") return void response.destroy();
  if (Buffer.isBuffer(answer)) return void response.writeHead(status).end(answer);
  send(response, status, answer);
}

function send(response: ServerResponse, status: number, answer: unknown): void {
  response.writeHead(status).end(JSON.stringify(answer));
}

function questionOf(method: string, url: URL, response: ServerResponse, api: Api): Question | undefined {
  const { store, base } = api;
  const path = url.pathname.replace("/api/v1", "");
  const [, id = "", rest = ""] = /^(?:\/sites\/[^/]+)?\/deploys\/(\w+)(.*)$/.exec(path) ?? [];
  const deploy = store.deploys.find((one) => one.id === id);
  const about = (one: Deploy) => ({ ...summary(one, base), required: required(one, store) });

  if (method === "GET" && path.startsWith("/.deploys/")) return permalink(path, store);
  if (path === `/sites/${SITE}`) {
    const published_deploy = store.live && { ...summary(store.live, base), locked: store.locked };
    return { call: "site", answer: () => [200, { id: SITE, name: "fake", ssl_url: base, published_deploy }] };
  }
  if (path === `/sites/${SITE}/deploys` && method === "GET")
    return { call: "list", answer: () => [200, page(url, response, api)] };
  if (path === `/sites/${SITE}/deploys` && method === "POST")
    return {
      call: "create",
      answer: (body) => [200, about(store.create(url.searchParams.get("title") ?? "", parsed(body).draft === true))],
    };
  if (!deploy) return undefined;
  if (method === "GET" && rest === "")
    return {
      call: "poll",
      answer: () => {
        store.advance(deploy);
        return [200, about(deploy)];
      },
    };
  if (method === "PUT" && rest === "")
    return {
      call: "files",
      answer: (body) => {
        const { files = {}, async } = parsed(body);
        store.begin(deploy, files, async === true);
        return [200, about(deploy)];
      },
    };
  if (method === "PUT" && rest.startsWith("/files/"))
    return {
      call: "upload",
      answer: (body) =>
        store.take(deploy, decodeURIComponent(rest.slice("/files/".length)), body)
          ? [200, { path: rest }]
          : [422, { code: 422, message: "<i>sha mismatch</i>" }],
    };
  if (method === "POST" && rest === "/restore")
    return { call: "restore", answer: () => (store.restore(deploy) ? [201, about(deploy)] : [422, { code: 422 }]) };
  if (method === "POST" && rest === "/cancel")
    return {
      call: "poll",
      answer: () => {
        store.cancel(deploy);
        return [201, about(deploy)];
      },
    };
  return undefined;
}

/** While the host still compares, it names no file. */
function required(deploy: Deploy, store: FakeStore): string[] {
  return deploy.state === "new" || deploy.state === "preparing" ? [] : store.required(deploy);
}

function summary({ files: _, waits: __, ...deploy }: Deploy, base: string): object {
  return { ...deploy, site_id: SITE, context: "production", deploy_ssl_url: `${base}/.deploys/${deploy.id}` };
}

/** Newest first, a page at a time, with the next one in a Link header. */
function page(url: URL, response: ServerResponse, { store, base, perPage }: Api): object[] {
  const size = Math.min(perPage, Number(url.searchParams.get("per_page") ?? 100));
  const number = Number(url.searchParams.get("page") ?? 1);
  const all = store.deploys.toReversed();
  if (all.length > number * size) {
    const next = new URL(url);
    next.searchParams.set("page", String(number + 1));
    response.setHeader("link", `<${next.href}>; rel="next"`);
  }
  return all.slice((number - 1) * size, number * size).map((deploy) => summary(deploy, base));
}

function permalink(path: string, store: FakeStore): Question {
  const [, id, file = ""] = /^\/\.deploys\/(\w+)\/(.*)$/.exec(path) ?? [];
  const deploy = store.deploys.find((one) => one.id === id);
  const name = deploy ? join(store.folderOf(deploy), file) : "";
  return {
    call: "permalink",
    answer: () => (file && existsSync(name) ? [200, readFileSync(name)] : [404, { message: "Not Found" }]),
  };
}

interface Sent {
  readonly files?: Record<string, string>;
  readonly async?: boolean;
  readonly draft?: boolean;
}

function parsed(body: Buffer): Sent {
  return JSON.parse(body.toString("utf8") || "{}");
}
