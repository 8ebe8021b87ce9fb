import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright/test";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { CommentFrameLayout } from "../../_includes/layouts/CommentFrameLayout.tsx";
import { CommentServicePanel } from "../../_includes/partials/comment-service/CommentService.tsx";
import {
  CommentService,
  FRAME_PATH,
  framedService,
  framePolicyOf,
  frameSourcesOf,
} from "../../src/domain/comment-service.ts";
import { Site } from "../../src/domain/site.ts";
import { NO_ASSETS } from "../../src/publication/page-shell.ts";
import { readNetlifyConfig } from "../../src/serve/netlify-config.ts";
import { createSiteServer, listen } from "../../src/serve/server.ts";
import { builtFolder } from "../fixtures/built-sites.ts";
import { axeFaults } from "./axe.ts";
import { openStub, type Stub } from "./comment-services/stub.ts";
import { ARTICLE, expect, test as watching } from "./watch.ts";

const folder = builtFolder("newsroom");
const TITLE = "一篇文章";
const GISCUS = { provider: "giscus", repo: "paper/talk", repoId: "R_1", category: "公告", categoryId: "DIC_1" };

/** What site.json would say, with the stub in the place of the service. */
function settingsOf(provider: string, { origin, file }: Stub): CommentService {
  const forms = { provider: "netlify" };
  if (provider === "giscus") return CommentService.parse({ ...GISCUS, forms, host: origin });
  const script = file(`${provider}.js`);
  const style = provider === "twikoo" ? undefined : file("style.css");
  const site = provider === "artalk" ? { site: "来源" } : {};
  return CommentService.parse({ provider, forms, server: origin, script, ...(style && { style }), ...site });
}

/** The built site, with the panel of a service on its article, the page of its frame, and the policies that the build demands. */
async function siteWith(comments: CommentService) {
  const assets = readdirSync(join(folder, "assets"));
  const named = (begin: string, end = ".js") =>
    `/assets/${assets.find((name) => name.startsWith(begin) && name.endsWith(end))}`;
  const site = Site.parse({
    ...{ name: "来源", tagline: "一句话", description: "简介", url: "https://paper.example" },
    ...{ timeZone: "America/Vancouver", contact: "desk@paper.example", comments },
  });
  const styles = named("site-", ".css");
  const scripts = { firstScript: named("before-paint-"), commentFrameScript: named("comment-frame-"), styles };
  const frame = `<!doctype html>${renderToString(h(CommentFrameLayout, { site, assets: { ...NO_ASSETS, ...scripts } }))}`;
  const panel = renderToString(h(CommentServicePanel, { service: comments, path: ARTICLE, title: TITLE }));
  const { headers, redirects } = readNetlifyConfig();
  const policies = headers.map(({ for: pages, values }) => {
    const policy = values["Content-Security-Policy"];
    const framing = `frame-src ${frameSourcesOf(comments).join(" ")}; form-action`;
    return {
      for: pages,
      values: policy ? { ...values, "Content-Security-Policy": policy.replace("form-action", framing) } : values,
    };
  });
  const service = framedService(comments);
  const own = service && [...framePolicyOf(service)].map(([name, sources]) => [name, ...sources].join(" ")).join("; ");
  const server = createSiteServer({
    folder,
    inbox: `${folder}.services.inbox`,
    config: { headers: policies, redirects },
    intercept: ({ url = "" }, response) => {
      if (!own || !url.startsWith(FRAME_PATH)) return false;
      response
        .writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": own })
        .end(frame);
      return true;
    },
    finishPage: (html) => html.replace(/<form[^>]*id="comment-form"[\s\S]*?<\/form>/, () => panel),
  });
  return { server, origin: `http://127.0.0.1:${await listen(server, 0)}` };
}

interface Served {
  readonly stub: Stub;
  serve(provider: string, change?: (comments: CommentService) => CommentService): Promise<string>;
}

const test = watching.extend<{ served: Served }>({
  served: async ({ exceptions }, use) => {
    const stub = await openStub();
    const servers = [stub.server];
    exceptions.origins.push(stub.origin);
    await use({
      stub,
      serve: async (provider, change = (comments) => comments) => {
        const { server, origin } = await siteWith(change(settingsOf(provider, stub)));
        servers.push(server);
        exceptions.origins.push(origin);
        return origin;
      },
    });
    for (const server of servers) server.close().closeAllConnections();
  },
});

const frameIn = (page: Page) => page.frameLocator(".comment-service-frame");

for (const [provider, says] of [
  ["waline", `said of ${ARTICLE} zh-CN`],
  ["twikoo", `said of ${ARTICLE} zh-CN`],
  ["artalk", `said of ${ARTICLE} zh-CN 来源${TITLE}`],
  ["giscus", `/zh-CN/widget repo,paper/talk repoId,R_1 category,公告 categoryId,DIC_1 term,${ARTICLE.slice(1)}`],
] as const) {
  test(`${provider} is asked nothing before the reader presses, and then shows the article's comments`, async ({
    page,
    served: { stub, serve },
  }) => {
    const origin = await serve(provider);
    await page.goto(origin + ARTICLE);
    const panel = page.locator("#comment-form");
    await panel.scrollIntoViewIfNeeded();
    await expect(panel).toContainText(`才会连接 ${new URL(stub.origin).host}`);
    const button = panel.getByRole("button", { name: "打开评论" });
    await expect(button).toBeEnabled();
    expect(await axeFaults(page, { inside: "#comment-form" })).toEqual([]);
    expect(stub.asked).toEqual([]);
    await button.click();
    await expect(frameIn(page).locator("p")).toContainText(says);
    const height = async () => (await page.locator(".comment-service-frame").boundingBox())?.height ?? 0;
    await expect.poll(height).toBeGreaterThan(600);
    if (provider === "giscus") return;
    await frameIn(page).getByRole("button", { name: "fold" }).click();
    await expect.poll(height).toBeLessThan(400);
  });
}

test("both editions share what is said, and each has its own characters around it", async ({
  page,
  served: { serve },
}) => {
  await page.goto(`${await serve("waline")}/hant${ARTICLE}`);
  await page.locator("#comment-form button").click();
  await expect(frameIn(page).locator("p")).toContainText(`said of ${ARTICLE} zh-TW`);
});

test("a program that is not the pinned one is not run, and the reader is told", async ({
  page,
  served: { stub, serve },
}) => {
  const other = { url: `${stub.origin}/waline.js`, integrity: stub.file("style.css").integrity };
  const origin = await serve("waline", (comments) => CommentService.parse({ ...comments, script: other }));
  await page.goto(origin + ARTICLE);
  await page.locator("#comment-form button").click();
  await expect(frameIn(page).locator("main")).toHaveText("评论没有加载出来，请稍后再试。");
});

test("whoever comes back from signing in to giscus goes on there, and her session is in no address", async ({
  page,
  served: { serve },
}) => {
  const origin = await serve("giscus");
  await page.goto(`${origin}${ARTICLE}?giscus=secret-1`);
  const asked = frameIn(page).locator("p");
  await expect(asked).toContainText(`session,secret-1`);
  await expect(asked).toContainText(`origin,${origin}${ARTICLE}#comment-form`);
  expect(page.url()).toBe(origin + ARTICLE);
  await page.reload();
  await page.locator("#comment-form button").click();
  await expect(asked).toContainText("session,secret-1");
  await frameIn(page).getByRole("button").click();
  await expect(asked).not.toContainText("secret-1");
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key !== "read"))).toEqual([]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a sentence stands there, and a link where there is something to see", async ({
    page,
    served: { stub, serve },
  }) => {
    await page.goto((await serve("giscus")) + ARTICLE);
    await expect(page.getByText("打开要用 JavaScript")).toBeVisible();
    const link = page.getByRole("link", { name: "到 GitHub 上看" });
    await expect(link).toHaveAttribute("href", "https://github.com/paper/talk/discussions");
    await expect(page.locator("#comment-form button")).toBeHidden();
    expect(stub.asked).toEqual([]);
  });
});
