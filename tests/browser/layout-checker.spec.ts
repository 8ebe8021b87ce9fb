import type { Page } from "playwright/test";
import { carryChecks, faultsOf } from "./layout/checker.ts";
import type { Check } from "./layout/in-page/checks.ts";
import { expect, test } from "./watch.ts";

/** The smallest pages that are wrong in one way, and what is said of them. */
const SEEDED: Readonly<Record<string, { html: string; check: Check; says: RegExp }>> = {
  "a line that reaches out of the window": {
    html: `<p style="white-space:nowrap">${"长".repeat(40)}</p>`,
    check: "overflows",
    says: /the page is \d+ px wider than the window/,
  },
  "a field that reaches out where the page hides it": {
    html: `<body style="overflow-x:hidden"><input style="width:600px">`,
    check: "overflows",
    says: /input reaches \d+ of 375 px/,
  },
  "text that begins left of the window": {
    html: `<p style="margin-left:-40px">开头看不见</p>`,
    check: "overflows",
    says: /“开头看不见” reaches/,
  },
  "text cut off at the side": {
    html: `<p id="cut" style="width:40px;overflow:hidden;white-space:nowrap">一行放不下</p>`,
    check: "clippings",
    says: /p#cut “一行放不下” is cut off by itself/,
  },
  "text cut off below by something around it": {
    html: `<div id="box" style="height:20px;overflow:clip"><p>一</p><p>二</p></div>`,
    check: "clippings",
    says: /“二” is cut off by div#box/,
  },
  "a menu with no room to scroll in": {
    html: `<nav id="slit" style="width:20px;overflow-x:auto;white-space:nowrap"><a href="#">国际</a> <a href="#">财经</a></nav>`,
    check: "clippings",
    says: /“财经” is cut off by nav#slit/,
  },
  "two texts over each other": {
    html: `<p id="one">上面一行</p><p id="two" style="margin-top:-30px">下面一行</p>`,
    check: "overlaps",
    says: /p#one .* and p#two .* overlap/,
  },
  "a picture over a text": {
    html: `<p id="one">一行文字</p><img id="two" width="200" height="60" style="margin-top:-40px" src="data:," alt="">`,
    check: "overlaps",
    says: /img#two and p#one .* overlap/,
  },
  "a link too small for a finger": {
    html: `<p><a href="#">短</a></p>`,
    check: "targets for fingers",
    says: /a “短” is \d+ × \d+ px, less than 44/,
  },
  "a button whose surroundings belong to another": {
    html: `<style>button{padding:0;border:0;height:24px;width:60px;display:block}</style><button>上</button><button>下</button>`,
    check: "targets for fingers",
    says: /“上” is 60 × 24 px/,
  },
  "a link too small for a pointer": {
    html: `<p style="font-size:12px;line-height:1"><a href="#">短</a></p>`,
    check: "targets for pointers",
    says: /less than 24/,
  },
  "a bar that covers what has the focus": {
    html: `<div style="position:fixed;inset:0 0 auto;height:100px;background:white">栏</div>
      ${Array.from({ length: 60 }, (_, at) => `<p><a href="#">第 ${at} 条</a></p>`).join("")}`,
    check: "covered focus",
    says: /has the focus under .*div “栏”/,
  },
  "a column that the keyboard goes through from below": {
    html: `<div style="display:flex;flex-direction:column-reverse"><a href="#">下面</a><a href="#">上面</a></div>`,
    check: "stray focus",
    says: /from .*“下面” up to .*“上面”/,
  },
  "a line that the keyboard goes through backwards": {
    html: `<div style="display:flex;flex-direction:row-reverse"><a href="#">右</a><a href="#">左</a></div>`,
    check: "stray focus",
    says: /from .*“右” back to .*“左”/,
  },
  "a link that comes before its turn": {
    html: `<p><a href="#">一</a></p><p><a href="#" tabindex="1">二</a></p>`,
    check: "stray focus",
    says: /“二” is taken out of the order/,
  },
  "text in the colour of its ground": {
    html: `<div style="background:#333"><p style="color:#333">看不见</p></div>`,
    check: "faint text",
    says: /“看不见” has a contrast of 1\.00, less than 4\.5/,
  },
  "text that fades through its surroundings": {
    html: `<div style="opacity:0.4"><p>淡</p></div>`,
    check: "faint text",
    says: /less than 4\.5/,
  },
  "an article in grey": {
    html: `<div class="article-body"><p style="color:#666">灰</p></div>`,
    check: "faint text",
    says: /a contrast of 5\.74, less than 7/,
  },
  "a field without an edge": {
    html: `<input style="border:1px solid #ddd;background:white">`,
    check: "faint controls",
    says: /input stands out by 1\.\d+, less than 3/,
  },
  "English that a Chinese voice would read": {
    html: `<p>他说：We said it and then we did it.</p>`,
    check: "unmarked languages",
    says: /is not marked as another language/,
  },
  "a band that is half empty": {
    html: `<div class="front" style="margin:0"><div style="display:flow-root;height:400px"><p>只有一行字，下面什么也没有</p></div></div>`,
    check: "blanks",
    says: /div.* is 8\d % blank/,
  },
  "something that moves": {
    html: `<style>@keyframes turn{to{rotate:1turn}}</style><p style="animation:turn 1s infinite">转</p>`,
    check: "motions",
    says: /“转” moves: turn/,
  },
  "something that fades in": {
    html: `<p style="transition:color 0.2s">变</p>`,
    check: "motions",
    says: /changes over 0\.2s/,
  },
};

/** What looks like a fault and is none. */
const SOUND = `
  <a href="#main" style="position:absolute;top:-200px">跳到正文</a>
  <p style="position:absolute;clip-path:inset(50%);width:1px;overflow:hidden;white-space:nowrap">读出来的说明，看不见</p>
  <nav style="overflow-x:auto;white-space:nowrap" tabindex="0">${"可以滚动的一行".repeat(20)}</nav>
  <p style="display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden">${"导语".repeat(100)}</p>
  <p>一句话里有<a href="#">链接</a>，不必大。</p>
  <p><a href="#" style="padding:16px 20px">留白</a></p>
  <p><a href="#" style="position:relative;display:inline-block;margin:12px">小<i style="position:absolute;inset:-20px"></i></a></p>
  <label style="display:block;padding:14px 0"><input type="checkbox">同意</label>
  <p lang="en">We said it and then we did it.</p>
  <p style="line-height:1">排得很紧的<br>两行</p>`;

const withHtml = (html: string) => ({
  contentType: "text/html; charset=utf-8",
  body: `<!doctype html><html lang="zh-Hans"><meta name="viewport" content="width=device-width">${html}`,
});

/** Opens a page of this and asks these checks. A context for each would cost ten times as much. */
async function asked(page: Page, html: string, checks: readonly Check[]): Promise<string[]> {
  await page.route("**/seeded/", (route) => route.fulfill(withHtml(html)));
  await page.goto("/seeded/");
  const faults = await faultsOf(page, checks);
  await page.unroute("**/seeded/");
  return faults;
}

test("the checker finds every seeded fault, and lets pass what only looks like one", async ({ page, context }) => {
  await carryChecks(context);
  await page.setViewportSize({ width: 375, height: 700 });
  for (const [name, { html, check, says }] of Object.entries(SEEDED))
    expect((await asked(page, html, [check])).join("\n"), `the checker finds ${name}`).toMatch(says);
  const checks = new Set(Object.values(SEEDED).map(({ check }) => check));
  checks.delete("targets for pointers");
  expect(await asked(page, SOUND, [...checks])).toEqual([]);
});
