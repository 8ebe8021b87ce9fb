import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { fileOf } from "../domain/address.ts";
import type { LiveReload } from "./live-reload.ts";
import { WaitingPage } from "./WaitingPage.tsx";

/**
 * Answers for a page that is not there while one may be on its way: before this run has built a site, and while it builds
 * another. Nobody is told that a page does not exist because it is not finished.
 *
 * @returns whether it has answered
 */
export function answerWhileWaiting(
  { method, url = "/" }: IncomingMessage,
  response: ServerResponse,
  output: string,
  reload: LiveReload,
): boolean {
  if (reload.built && !reload.building) return false;
  const path = pathOf(url);
  const page = path !== undefined && [".html", ""].includes(extname(path));
  if (method !== "GET" || !page || existsSync(join(output, fileOf(path)))) return false;
  const { building, problems, waits } = reload;
  const html = renderToString(h(WaitingPage, { building, problems, waits }));
  response.writeHead(503, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "retry-after": "1",
  });
  response.end(reload.addTo(`<!doctype html>${html}`));
  return true;
}

/** Without steps upwards, which the parser has taken away; undefined for what is no address. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    return path.includes("\0") || path.split(/[\\/]/).includes("..") ? undefined : path;
  } catch {
    return undefined;
  }
}
