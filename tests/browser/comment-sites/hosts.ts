import { readdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { Comments } from "../../../_includes/partials/comments/Comments.tsx";
import type { Comment } from "../../../src/domain/comment.ts";
import { dateStampOf } from "../../../src/domain/date-stamp.ts";
import { CommentEndpoint, commentFormOf, type FormSite, formOriginsOf } from "../../../src/domain/form.ts";
import { isFault } from "../../../src/serve/faults.ts";
import { type NetlifyConfig, readNetlifyConfig } from "../../../src/serve/netlify-config.ts";
import { createSiteServer, listen } from "../../../src/serve/server.ts";
import { ARTICLE } from "../addresses.ts";

const THREAD: readonly Comment[] = [
  { id: "20240501T143000Z-3fa9c1d20b7e", name: "张三", text: "文章写得清楚，数字从哪里来", date: minute(9) },
  { id: "20240502T143000Z-3fa9c1d20b7f", name: "李四", text: "想看原文链接", date: minute(8) },
];
/** Fourteen threads; the seventh has six answers, one of them to another, one by the desk; the last one answer. */
const CROWD: readonly Comment[] = [
  ...Array.from({ length: 14 }, (_, at) => said(`t${at}`, at)),
  ...Array.from({ length: 6 }, (_, at) => said(`r${at}`, 20 + at, at === 3 ? "r2" : "t7")),
  said("last", 30, "t0"),
].map((comment) => (comment.id === "r4" ? { ...comment, editor: true } : comment));

function said(id: string, at: number, parent?: string): Comment {
  const text = id === "t12" ? "这一句话写得很长。".repeat(100) : `第 ${at} 分钟的话`;
  return { id, name: `读者 ${id}`, text, date: minute(at), ...(parent && { parent }) };
}

function minute(at: number) {
  return dateStampOf(Date.UTC(2025, 4, 20, 8, at), "UTC");
}

export interface ServedSites {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves the built site of the tests once for each way to take comments, told apart by host name (`formspree.localhost`),
 * each with the form and the policy that its `comments` in site.json would give it. Endpoints on another host are at
 * 127.0.0.1, and `/posts` there gives all that has come. Whoever calls itself by the name of a fault gets that fault.
 */
export async function serveCommentSites(folder: string): Promise<ServedSites> {
  const posts: Record<string, string>[] = [];
  const hosts = new Map<string, Server>();
  const receiver = {
    folder,
    inbox: `${folder}.sites.inbox`,
    config: readNetlifyConfig(),
    faultOf: (fields: URLSearchParams) => {
      posts.push(Object.fromEntries(fields));
      const name = fields.get("name") ?? "";
      return isFault(name) ? name : undefined;
    },
  };
  const endpoint = createSiteServer(receiver);
  const server = createServer((request, response) => {
    if (request.url === "/posts") response.end(JSON.stringify(posts));
    else (hosts.get(request.headers.host?.split(":")[0] ?? "") ?? endpoint).emit("request", request, response);
  });
  const port = await listen(server, 0);
  for (const [name, comments] of Object.entries(waysToComment(`http://127.0.0.1:${port}`))) {
    const site = { url: `http://${name}.localhost:${port}`, comments: CommentEndpoint.parse(comments) };
    const options = {
      ...receiver,
      config: configFor(site),
      finishPage: (html: string) => withComments(html, folder, site, name === "crowded" ? CROWD : THREAD),
    };
    hosts.set(`${name}.localhost`, createSiteServer(options));
  }
  return {
    port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function waysToComment(elsewhere: string): Readonly<Record<string, object>> {
  const generic = { provider: "generic", action: `${elsewhere}/endpoint`, redirectField: "redirect" };
  return {
    netlify: { provider: "netlify" },
    formspree: { provider: "formspree", action: `${elsewhere}/f/abc123` },
    generic: { ...generic, success: { json: { field: "ok", equals: true } } },
    // An endpoint that answers no script.
    plain: generic,
    "no-email": { provider: "netlify", email: "off" },
    crowded: { provider: "netlify" },
  };
}

/** The site's own headers, with the policy that src/build/delivery.ts demands for these endpoints. */
function configFor(site: FormSite): NetlifyConfig {
  const { headers, redirects } = readNetlifyConfig();
  const changed = headers.map(({ for: pages, values }) => {
    const policy = formOriginsOf(site).reduce(
      (text, [name, origins]) => text.replace(`${name} 'self'`, [name, "'self'", ...origins].join(" ")),
      values["Content-Security-Policy"] ?? "",
    );
    return { for: pages, values: { ...values, ...(policy && { "Content-Security-Policy": policy }) } };
  });
  return { headers: changed, redirects };
}

function withComments(html: string, folder: string, site: FormSite, comments: readonly Comment[]): string {
  const form = commentFormOf(site, { id: "20250519-trump-putin-ceasefire-call", path: ARTICLE });
  const sheet = readdirSync(join(folder, "assets")).find((name) => /^more-.*\.css$/.test(name));
  const list = renderToString(
    h(Comments, { article: { comments, commentsOpen: true, path: ARTICLE, title: "标题" }, form }),
  );
  const markup = `<link rel="stylesheet" href="/assets/${sheet}">${list}`;
  return html.replace(/<section class="comments"[\s\S]*?<\/section>/, () => markup);
}
