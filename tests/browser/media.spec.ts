import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { MediaFigure } from "../../_includes/partials/media/MediaFigure.tsx";
import type { MediaKind, MediaPlace, ShownMedia } from "../../src/domain/media.ts";
import { clipAt, PLAYERS, playerOrigin } from "../../src/domain/media-platform.ts";
import { MediaSettings, siteFrameSources, siteMediaSources } from "../../src/domain/media-policy.ts";
import { readNetlifyConfig } from "../../src/serve/netlify-config.ts";
import { createSiteServer, listen } from "../../src/serve/server.ts";
import { builtFolder } from "../fixtures/built-sites.ts";
import { mp4, VTT } from "../fixtures/media-files.ts";
import { axeFaults } from "./axe.ts";
import { Finger } from "./finger.ts";
import { withRareSheet } from "./rare-sheet.ts";
import { ARTICLE, expect, test as watching } from "./watch.ts";

const CAST = "https://cast.example";
const SETTINGS = MediaSettings.parse({ players: PLAYERS, hosts: [CAST] });
const PAGES = {
  youtube: "https://www.youtube.com/watch?v=abcdefghijk",
  bilibili: "https://www.bilibili.com/video/BV1xx411c7mD/",
  vimeo: "https://vimeo.com/123456789",
  soundcloud: "https://soundcloud.com/paper/one",
} as const;
const OWN = "/assets/media/talk-0123456789ab.mp4";
const CAPTIONS = "/assets/media/talk-zh-0123456789ab.vtt";

function media(name: string, kind: MediaKind, place: MediaPlace, more: Partial<ShownMedia> = {}): ShownMedia {
  const said = {
    title: `题名 ${name}`,
    description: "里面有什么。",
    credit: { name: `来源 ${name}` },
    licence: "许可",
  };
  return { name, kind, place, shown: true, ...said, ...more };
}

function clips(): ShownMedia[] {
  return PLAYERS.flatMap((player) => {
    const clip = clipAt(PAGES[player]);
    const kind = player === "soundcloud" ? "audio" : "video";
    return clip ? [media(player, kind, { at: "platform", ...clip })] : [];
  });
}

const FILE = { at: "file", file: "talk.mp4", path: OWN, type: "video/mp4", bytes: 459 } as const;
const TRACK = { path: CAPTIONS, language: "zh", text: VTT, isConverted: true };
const ALL: readonly ShownMedia[] = [
  ...clips(),
  media("own", "video", FILE, { captions: [TRACK], transcript: ["说过的话。"], width: 640, height: 360 }),
  media("cast", "audio", { at: "elsewhere", url: `${CAST}/42.mp3`, type: "audio/mpeg" }),
  media("page", "video", { at: "page", url: "https://news.example/watch" }),
  media("report", "document", { ...FILE, path: "/assets/media/report-0123456789ab.pdf" }, { pages: 3 }),
];

/** The built site with all of it in its article, under the policy that such a publication needs. */
async function siteWithMedia() {
  const { headers, redirects } = readNetlifyConfig();
  const more = `frame-src ${siteFrameSources({ comments: { provider: "netlify", email: "required" }, media: SETTINGS }).join(" ")}`;
  const policies = headers.map(({ for: pages, values }) => {
    const policy = values["Content-Security-Policy"]?.replace(
      "media-src 'self'",
      `${more}; media-src ${siteMediaSources({ media: SETTINGS }, true).join(" ")}`,
    );
    return { for: pages, values: policy ? { ...values, "Content-Security-Policy": policy } : values };
  });
  const figures = ALL.map((one) => renderToString(h(MediaFigure, { media: one, settings: SETTINGS }))).join("");
  const asked: string[] = [];
  const server = createSiteServer({
    folder: builtFolder("newsroom"),
    inbox: `${builtFolder("newsroom")}.media.inbox`,
    config: { headers: policies, redirects },
    intercept: ({ url = "" }, response) => {
      if (url !== OWN && url !== CAPTIONS) return false;
      asked.push(url);
      response
        .writeHead(200, { "content-type": url === OWN ? "video/mp4" : "text/vtt" })
        .end(url === OWN ? mp4() : VTT);
      return true;
    },
    finishPage: (html) => withRareSheet(html).replace('<div class="article-body">', `$&${figures}`),
  });
  return { server, asked, origin: `http://127.0.0.1:${await listen(server, 0)}` };
}

interface Served {
  /** Address of the article. */
  readonly address: string;
  /** Files of our own that were asked for. */
  readonly asked: readonly string[];
}

const test = watching.extend<{ served: Served }>({
  served: async ({ exceptions }, use) => {
    const { server, asked, origin } = await siteWithMedia();
    exceptions.origins.push(origin);
    await use({ address: origin + ARTICLE, asked });
    server.close().closeAllConnections();
  },
});

test("nothing of any kind is fetched before it is asked for; all of it can be read by everybody, and found from paper", async ({
  page,
  served: { address, asked },
}) => {
  await page.goto(address);
  for (const figure of await page.locator(".media").all()) await figure.scrollIntoViewIfNeeded();
  expect(await axeFaults(page, { inside: ".article-body" })).toEqual([]);
  for (const { credit, title } of ALL) {
    const figure = page.locator(".media", { hasText: title });
    await expect(figure.locator(".credit")).toContainText(credit.name);
  }
  await expect(page.getByRole("link", { name: /播放视频.*题名 youtube/ })).toHaveAttribute("href", PAGES.youtube);
  await expect(page.getByRole("link", { name: "在 news.example 观看" })).not.toHaveAttribute("data-play");
  await expect(page.getByRole("link", { name: "打开 PDF" })).toBeVisible();
  // What the watch does not see: files of our own.
  expect(asked.filter((url) => url === OWN)).toEqual([]);
  await page.emulateMedia({ media: "print" });
  const figure = page.locator(".media", { hasText: "题名 youtube" });
  await expect(figure.locator(".media-address")).toHaveText(PAGES.youtube);
  await expect(figure.locator(".credit")).toBeVisible();
  await expect(figure.locator(".media-play")).toBeHidden();
});

test("whoever presses with the keyboard gets the player of a platform, in its place, and can go on there", async ({
  page,
  context,
  exceptions,
  served: { address },
}) => {
  const answer = { contentType: "text/html", body: "<p>player</p>" };
  await context.route(/youtube-nocookie|bilibili|vimeo|soundcloud/, (route) => route.fulfill(answer));
  await page.goto(address);
  for (const player of PLAYERS) {
    exceptions.origins.push(playerOrigin(player));
    const figure = page.locator(".media", { hasText: `题名 ${player}` });
    const box = async () => await figure.locator(".media-stage").boundingBox();
    const before = await box();
    await figure.locator(".media-open").focus();
    await page.keyboard.press("Enter");
    const frame = figure.locator("iframe");
    await expect(frame.contentFrame().locator("p")).toHaveText("player");
    await expect(frame).toBeFocused();
    await expect(frame).toHaveAttribute("title", `题名 ${player}`);
    expect(await frame.getAttribute("sandbox")).not.toContain("top-navigation");
    expect((await box())?.height).toBe(before?.height);
  }
});

test("a file of another host that cannot be played gives its link back", async ({
  page,
  context,
  exceptions,
  served: { address },
}) => {
  exceptions.origins.push(CAST);
  await context.route(`${CAST}/**`, (route) => route.abort());
  await page.goto(address);
  const figure = page.locator(".media", { hasText: "题名 cast" });
  await figure.locator(".media-open").click();
  const link = figure.getByRole("link", { name: "放不出来，到原处打开" });
  await expect(link).toBeFocused();
  await expect(link).toHaveAttribute("href", `${CAST}/42.mp3`);
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true, viewport: { width: 375, height: 760 } });

  test("players begin where they are tapped, and not where a finger only passes", async ({
    page,
    context,
    exceptions,
    served: { address, asked },
  }) => {
    exceptions.origins.push(playerOrigin("youtube"));
    const answer = { contentType: "text/html", body: "<p>player</p>" };
    await context.route(/youtube-nocookie/, (route) => route.fulfill(answer));
    await page.goto(address);
    const figure = page.locator(".media", { hasText: "题名 youtube" });
    const open = figure.locator(".media-open");
    await open.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    await (await Finger.on(page)).push(open, 0, -200);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before + 100);
    await expect(figure.locator("iframe")).toHaveCount(0);
    await open.tap();
    await expect(figure.locator("iframe").contentFrame().locator("p")).toHaveText("player");
    expect(asked).not.toContain(OWN);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("every one of them is a link to where it is, or the browser's own player", async ({
    page,
    served: { address },
  }) => {
    await page.goto(address);
    for (const player of PLAYERS)
      await expect(page.locator(".media", { hasText: `题名 ${player}` }).locator(".media-open")).toHaveAttribute(
        "href",
        PAGES[player],
      );
    const video = page.locator("video");
    await expect(video).toHaveAttribute("controls");
    await expect(video).toHaveAttribute("preload", "none");
    await expect(page.locator("track")).toHaveAttribute("srclang", "zh-CN");
  });
});
