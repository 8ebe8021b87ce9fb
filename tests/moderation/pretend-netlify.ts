import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after } from "node:test";

export const TOKEN = "pretend-token";
export const SITE = "site-1";

/** Netlify's API as far as forms go (open-api.netlify.com), two submissions a page. */
export interface PretendNetlify {
  readonly url: string;
  readonly verified: { id: string }[];
  readonly spam: { id: string }[];
  /** Of the other form. */
  readonly notices: { id: string }[];
  /** Answers the next requests in another way. */
  answer: ((response: ServerResponse) => void) | undefined;
}

const PAGE = 2;

export async function pretendNetlify(): Promise<PretendNetlify> {
  const lists: Record<"verified" | "spam" | "notices", { id: string }[]> = { verified: [], spam: [], notices: [] };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", netlify.url);
    const json = (value: unknown) => response.setHeader("content-type", "application/json").end(JSON.stringify(value));
    if (netlify.answer) return netlify.answer(response);
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return response.writeHead(401).end("reader@example.com");
    if (pathname === `/api/v1/sites/${SITE}/forms`)
      return json([
        { id: "f0", name: "rights-notice" },
        { id: "f1", name: "comment" },
      ]);
    if (request.method === "DELETE") {
      for (const list of Object.values(lists)) {
        const at = list.findIndex(({ id }) => pathname === `/api/v1/submissions/${id}`);
        if (at >= 0) list.splice(at, 1);
      }
      return response.writeHead(204).end();
    }
    if (pathname === "/api/v1/forms/f0/submissions") return json(lists.notices);
    if (pathname !== "/api/v1/forms/f1/submissions") return response.writeHead(404).end();
    const list = searchParams.get("state") === "spam" ? lists.spam : lists.verified;
    const page = Number(searchParams.get("page") ?? 1);
    searchParams.set("page", String(page + 1));
    if (list.length > page * PAGE)
      response.setHeader("link", `<${netlify.url.replace("/api/v1", "")}${pathname}?${searchParams}>; rel="next"`);
    return json(list.slice((page - 1) * PAGE, page * PAGE));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const netlify: PretendNetlify = {
    url: `http://127.0.0.1:${portOf(server.address())}/api/v1`,
    answer: undefined,
    ...lists,
  };
  return netlify;
}

function portOf(address: string | AddressInfo | null): number {
  if (typeof address !== "object" || !address) throw new Error("the server does not listen");
  return address.port;
}
