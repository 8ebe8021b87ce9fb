import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import compression from "http-compression";
import { FOR_EVER, foreverRuleOf } from "../deployment/host/hashed-files.ts";
import { NOT_FOUND_PAGE } from "../domain/edition.ts";
import { refusedCaller } from "./callers.ts";
import { isEndpoint, type ReceiverOptions, receiveForm } from "./form-receiver.ts";
import { headersFor, type NetlifyConfig } from "./netlify-config.ts";
import { redirectFor } from "./redirect-for.ts";
import { RedirectRules } from "./redirects-file.ts";
import { sendFile } from "./send-file.ts";
import { readSiteAddress } from "./site-address.ts";
import { type SiteFiles, SiteFolder } from "./site-folder.ts";

export interface ServeOptions extends ReceiverOptions {
  readonly folder: string;
  /** In the place of the files of the folder; its redirects still count. */
  readonly files?: SiteFiles;
  readonly config: NetlifyConfig;
  /**
   * Whether the rules are those of an upload, which name every file that may be kept for ever. Otherwise the server looks:
   * what does not exist must not be kept (docs/decisions/0019).
   */
  readonly uploaded?: boolean;
  /** Whether it shows what is not published: then nothing is for pages of other sites, whatever the rules say. */
  readonly unpublished?: boolean;
  /** Looks at a request first; true when it has answered. */
  readonly intercept?: (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;
  /** Changes a page on its way out; `path` is the address that was asked for. */
  readonly finishPage?: (html: string, path: string) => string;
}

/** Sent by a host on the web only: on a loopback address they would lock the browser out. */
const WEB_ONLY = new Set(["strict-transport-security"]);
/** What lets other sites read along; nothing that is not public yet is for them. */
const FOR_OTHER_SITES = new Set(["access-control-allow-origin", "cross-origin-resource-policy"]);

/** Text as a CDN sends it; pictures and the files of the search index are compressed inside. */
const compress = compression({ level: { brotli: 5, gzip: 6 }, mimes: /^text\/|javascript|json|xml/ });

/**
 * Serves a built site as the host will: headers and redirects of netlify.toml, text compressed, 404.html, and a receiver
 * for the form. Whatever it is asked, and whatever the disk says, it answers and goes on.
 */
export function createSiteServer(options: ServeOptions): Server {
  const site = options.files ?? new SiteFolder(options.folder);
  const redirects = new RedirectRules(options.folder, options.config);
  return createServer((request, response) => {
    response.on("error", () => response.destroy());
    serve(request, response).catch((error: unknown) => reportFault(response, error));
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = readSiteAddress(request.url);
    const refused = refusedCaller(request, isEndpoint(address?.path ?? ""));
    if (refused) return answer(response, refused.status, refused.reason);
    if (await options.intercept?.(request, response)) return;
    if (!address) return answer(response, 400, "地址不合规范");
    const { path, names, parameters } = address;
    setHeaders(response, path, options);
    const file = await site.find(names);
    if (file !== undefined && !options.uploaded && foreverRuleOf(path) !== undefined)
      response.setHeader("cache-control", FOR_EVER);
    const redirect = redirectFor({ redirects: redirects.now() }, path, parameters);
    if (redirect && (redirect.force || file === undefined) && request.method !== "POST")
      return follow(redirect.status, redirect.location, path, response);
    if (request.method === "POST") {
      if (file === undefined && !isEndpoint(path)) return answer(response, 404, "没有这个地址");
      return receiveForm(request, response, path, options);
    }
    if (request.method !== "GET" && request.method !== "HEAD") return answer(response, 405, "不支持的方法");
    response.setHeader("vary", "Accept-Encoding");
    // A part of a file is counted in bytes of the file.
    if (!request.headers.range) compress(request, response);
    const found = file === undefined ? undefined : await site.read(file);
    if (!found) return sendPage([NOT_FOUND_PAGE], 404, path, response);
    if (options.finishPage && found.name.endsWith(".html"))
      return sendHtml(found.bytes.toString("utf8"), 200, path, response);
    sendFile(request, response, found);
  }

  /** A rule without redirect asks for a page of the site with a status of its own. */
  async function follow(status: number, location: string, path: string, response: ServerResponse): Promise<void> {
    if (status >= 300 && status < 400) return void response.writeHead(status, { location }).end();
    const names = readSiteAddress(location)?.names ?? [];
    // Another page in the place of the one that was asked for, if there is any (docs.netlify.com/routing/redirects/rewrites-proxies).
    if (status === 200 && (await site.find(names)) === undefined)
      return sendPage([NOT_FOUND_PAGE], 404, path, response);
    await sendPage(names, status, path, response);
  }

  async function sendPage(
    names: readonly string[],
    status: number,
    path: string,
    response: ServerResponse,
  ): Promise<void> {
    const file = await site.find(names);
    const html = file === undefined ? undefined : (await site.read(file))?.bytes.toString("utf8");
    sendHtml(html ?? "<!doctype html><title>404</title><p>404", status, path, response);
  }

  function sendHtml(html: string, status: number, path: string, response: ServerResponse): void {
    const finished = options.finishPage?.(html, path) ?? html;
    response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(finished);
  }
}

function setHeaders(response: ServerResponse, path: string, { config, unpublished }: ServeOptions): void {
  for (const [name, value] of headersFor(config, path)) {
    if (WEB_ONLY.has(name) || (unpublished && FOR_OTHER_SITES.has(name))) continue;
    response.setHeader(name, value.replace(/;?\s*upgrade-insecure-requests/, ""));
  }
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${text}\n`);
}

/** Too many open files pass by themselves, and the reader may try again; everything else is for whoever runs the server. */
function reportFault(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const busy = code === "EMFILE" || code === "ENFILE";
  if (busy) response.setHeader("retry-after", "1");
  response.setHeader("cache-control", "no-store");
  answer(
    response,
    busy ? 503 : 500,
    busy ? "打开的文件太多，请稍后再试" : `没有做成，请稍后再试（${code || "程序出错"}）`,
  );
}

/**
 * Starts listening on this machine only.
 * @param port 0 takes any free one
 * @returns the port
 * @throws Error with a Chinese sentence when the port is taken, or is none
 */
export async function listen(server: Server, port: number): Promise<number> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error("PORT 要是 0 到 65535 的整数，如 PORT=8080。");
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const taken = "code" in error && error.code === "EADDRINUSE";
      reject(new Error(taken ? `端口 ${port} 已被占用。换一个端口：PORT=${port + 1} npm start` : error.message));
    });
    server.listen(port, "127.0.0.1", () => {
      // Without a free descriptor the system takes no more callers for a while; those who are there are served.
      server.on("error", () => undefined);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
