import type { IncomingMessage, ServerResponse } from "node:http";
import { extname } from "node:path";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import type { PublicationFolders } from "../content/read-publication.ts";
import { readSiteAddress } from "../serve/site-address.ts";
import type { SiteFiles } from "../serve/site-folder.ts";
import { folderAt } from "./article-preview.ts";
import type { LiveReload } from "./live-reload.ts";
import { WaitingPage } from "./WaitingPage.tsx";

/**
 * Answers for a page that is not there while one may be on its way: before the publication has been read, and for an article
 * that has been wrong ever since. Nobody is told that a page does not exist because it is not finished.
 *
 * @returns whether it has answered
 */
export async function answerWhileWaiting(
  { method, url }: IncomingMessage,
  response: ServerResponse,
  site: Pick<SiteFiles, "find">,
  reload: LiveReload,
  places: Pick<PublicationFolders, "articles">,
): Promise<boolean> {
  const address = readSiteAddress(url);
  if (method !== "GET" || !address || ![".html", ""].includes(extname(address.path))) return false;
  const wrong = reload.problems.length > 0 && folderAt(address.path, places) !== undefined;
  if (reload.built && (!wrong || (await site.find(address.names)) !== undefined)) return false;
  response.writeHead(503, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "retry-after": "1",
  });
  response.end(reload.addTo(waitingPage(reload)));
  return true;
}

/** Says what is being made, or why it is not. */
export function waitingPage({
  building,
  problems,
  waits,
}: Pick<LiveReload, "building" | "problems" | "waits">): string {
  return `<!doctype html>${renderToString(h(WaitingPage, { building, problems, waits }))}`;
}
