import { createServer, type Server } from "node:http";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { CommentForm } from "../../../_includes/partials/comment-form/CommentForm.tsx";
import { CommentEndpoint, commentFormOf, type FormSite, formOriginsOf } from "../../../src/domain/form.ts";
import { isFault } from "../../../src/serve/faults.ts";
import { type NetlifyConfig, readNetlifyConfig } from "../../../src/serve/netlify-config.ts";
import { createSiteServer, listen } from "../../../src/serve/server.ts";
import { ARTICLE } from "../addresses.ts";

/**
 * The built site of the tests, once for each way to take comments, told apart by host name (`formspree.localhost`), each
 * with the form and the policy that its `comments` in site.json would give it. Endpoints on another host are at
 * 127.0.0.1. Whoever calls itself by the name of a fault gets that fault. Prints its port.
 */
const [folder = ""] = process.argv.slice(2);
const inbox = `${folder}.sites.inbox`;
const THREAD = [
  { id: "20240501T143000Z-3fa9c1d20b7e", name: "张三", text: "文章写得清楚，数字从哪里来" },
  { id: "20240502T143000Z-3fa9c1d20b7f", name: "李四", text: "想看原文链接" },
];

const posts: Record<string, string>[] = [];
const hosts = new Map<string, Server>();
const server = createServer((request, response) => {
  if (request.url === "/posts") {
    response.end(JSON.stringify(posts));
    return;
  }
  (hosts.get(request.headers.host?.split(":")[0] ?? "") ?? endpoint).emit("request", request, response);
});
const receiver = {
  folder,
  inbox,
  config: readNetlifyConfig(),
  faultOf: (fields: URLSearchParams) => {
    posts.push(Object.fromEntries(fields));
    const name = fields.get("name") ?? "";
    return isFault(name) ? name : undefined;
  },
};
const endpoint = createSiteServer(receiver);
const port = await listen(server, 0);
const elsewhere = `http://127.0.0.1:${port}`;

const generic = { provider: "generic", action: `${elsewhere}/endpoint`, redirectField: "redirect" };
for (const [name, comments] of Object.entries({
  netlify: { provider: "netlify" },
  formspree: { provider: "formspree", action: `${elsewhere}/f/abc123` },
  generic: { ...generic, success: { json: { field: "ok", equals: true } } },
  // An endpoint that answers no script.
  plain: generic,
  "no-email": { provider: "netlify", email: "off" },
})) {
  const site = { url: `http://${name}.localhost:${port}`, comments: CommentEndpoint.parse(comments) };
  const options = { ...receiver, config: configFor(site), finishPage: (html: string) => withForm(html, site) };
  hosts.set(`${name}.localhost`, createSiteServer(options));
}
process.stdout.write(`${port}\n`);

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

function withForm(html: string, site: FormSite): string {
  const form = commentFormOf(site, { id: "20250519-trump-putin-ceasefire-call", path: ARTICLE });
  const choices = THREAD.map(({ id, name, text }) => ({ id, label: `${name}：${text}` }));
  const thread = THREAD.map(({ id, name, text }) =>
    h("article", { key: id, id: `comment-${id}` }, [
      h("p", null, h("b", { class: "comment-name" }, name), " ", text),
      h("a", { class: "comment-reply", href: "#comment-form", "data-reply": id }, "回复"),
    ]),
  );
  const markup = renderToString(h("div", null, thread, h(CommentForm, { form, choices })));
  return html.replace(/<form[^>]*id="comment-form"[\s\S]*?<\/form>/, () => markup);
}
