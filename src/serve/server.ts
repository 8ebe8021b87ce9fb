import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import compression from "http-compression";
import sirv from "sirv";
import { FOR_EVER, foreverRuleOf } from "../deployment/host/kept-for-ever.ts";
import { NOT_FOUND_PAGE } from "../domain/edition.ts";
import { fileOf } from "../domain/page-file.ts";
import { isEndpoint, type ReceiverOptions, receiveForm } from "./form-receiver.ts";
import { headersFor, type NetlifyConfig, redirectFor } from "./netlify-config.ts";
import { readRedirects } from "./redirects-file.ts";

export interface ServeOptions extends ReceiverOptions {
  readonly folder: string;
  readonly config: NetlifyConfig;
  /**
   * Whether the rules are those of an upload, which name every file that may be kept for ever. Otherwise the server looks:
   * what does not exist must not be kept (docs/decisions/0019).
   */
  readonly uploaded?: boolean;
  /** Looks at a request first; true when it has answered. */
  readonly intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Changes a page on its way out; `path` is the address that was asked for. */
  readonly finishPage?: (html: string, path: string) => string;
}

/** Sent by a host on the web only: on a loopback address they would lock the browser out. */
const WEB_ONLY = new Set(["strict-transport-security"]);

/** Text as a CDN sends it; pictures and the files of the search index are compressed inside. */
const compress = compression({ level: { brotli: 5, gzip: 6 }, mimes: /^text\/|javascript|json|xml/ });

/**
 * Serves a built site as the host will: headers and redirects of netlify.toml, text compressed, 404.html, and a receiver
 * for the form.
 */
export function createSiteServer(options: ServeOptions): Server {
  const { folder, config } = options;
  const files = sirv(folder, { dev: true, etag: true });
  return createServer((request, response) => {
    if (options.intercept?.(request, response)) return;
    const path = decodedPath(request.url);
    if (path === undefined) return answer(response, 400, "地址不合规范");
    for (const [name, value] of headersFor(config, path)) {
      if (!WEB_ONLY.has(name)) response.setHeader(name, value.replace(/;?\s*upgrade-insecure-requests/, ""));
    }
    const redirects = [...readRedirects(folder), ...config.redirects];
    const redirect = redirectFor({ redirects }, path, new URL(request.url ?? "/", "http://localhost").searchParams);
    const hasFile = existsSync(join(folder, path));
    if (hasFile && !options.uploaded && foreverRuleOf(path) !== undefined)
      response.setHeader("cache-control", FOR_EVER);
    if (redirect && (redirect.force || !hasFile) && request.method !== "POST")
      return follow(redirect.status, redirect.location, path, response);
    if (request.method === "POST") {
      if (!hasFile && !isEndpoint(path)) return answer(response, 404, "没有这个地址");
      receiveForm(request, response, path, options).catch(() => answer(response, 500, "没有收下，请稍后再试"));
      return;
    }
    if (request.method !== "GET" && request.method !== "HEAD") return answer(response, 405, "不支持的方法");
    response.setHeader("vary", "Accept-Encoding");
    // A part of a file is counted in bytes of the file.
    if (!request.headers.range) compress(request, response);
    const page = join(folder, path, path.endsWith("/") ? "index.html" : "");
    if (options.finishPage && page.endsWith(".html") && existsSync(page)) return sendPage(page, 200, path, response);
    files(request, response, () => sendPage(join(folder, NOT_FOUND_PAGE), 404, path, response));
  });

  /** A rule without redirect asks for a page of the site with a status of its own. */
  function follow(status: number, location: string, path: string, response: ServerResponse): void {
    if (status >= 300 && status < 400) response.writeHead(status, { location }).end();
    else sendPage(join(folder, fileOf(location)), status, path, response);
  }

  function sendPage(file: string, status: number, path: string, response: ServerResponse): void {
    const html = existsSync(file) ? readFileSync(file, "utf8") : "<!doctype html><title>404</title><p>404";
    const finished = options.finishPage?.(html, path) ?? html;
    response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(finished);
  }
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${text}\n`);
}

function decodedPath(url = "/"): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    return path.includes("\0") ? undefined : path;
  } catch {
    return undefined;
  }
}

/**
 * Starts listening on this machine only.
 * @param port 0 takes any free one
 * @returns the port
 * @throws Error with a Chinese sentence when the port is taken
 */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const taken = "code" in error && error.code === "EADDRINUSE";
      reject(new Error(taken ? `端口 ${port} 已被占用。换一个端口：PORT=${port + 1} npm start` : error.message));
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
