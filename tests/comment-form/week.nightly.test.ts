import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { between, pick, seededRandom } from "../../scripts/bench/random.ts";
import type { Submission } from "../../src/serve/inbox.ts";
import { ARTICLE } from "../browser/addresses.ts";
import { builtFolder } from "../fixtures/built-sites.ts";
import { newDesk } from "../moderation/desk.ts";
import { Ledger } from "../moderation/ledger.ts";
import { browserSources, findBrowser } from "../runner/find-browser.ts";

const DAYS = 7;
const ACTS_A_DAY = 18;
/** Whoever calls itself so gets that fault (src/serve/faults.ts); those that take a quarter of a minute have tests of their own. */
const NAMES = ["读者", "读者", "读者", "读者", "读者", "500", "html", "reset", "refused", "429", "409"] as const;
const ID = "20250519-trump-putin-ceasefire-call";

let browser: Browser;
let sites: ChildProcess;
let port = 0;
before(async () => {
  const command = ["scripts/bundled.mjs", "tests/browser/comment-sites/serve.ts", builtFolder("newsroom")];
  sites = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
  port = await new Promise((resolve) => sites.stdout?.once("data", (line: Buffer) => resolve(Number(line))));
  const executablePath = findBrowser(browserSources(), () => {});
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
});
after(async () => {
  await browser.close();
  sites.kill();
});

/** A reader with some tabs at the form, and what was told. */
class Reader {
  readonly tabs: Page[] = [];
  readonly told = new Set<string>();
  private count = 0;

  constructor(
    private readonly context: BrowserContext,
    private readonly random: () => number,
  ) {}

  async open(): Promise<void> {
    if (this.tabs.length > 1) return;
    const tab = await this.context.newPage();
    this.tabs.push(tab);
    await tab.goto(`http://generic.localhost:${port}${ARTICLE}`);
    await near(tab);
  }

  /** Something that readers do, in one of the tabs. */
  async act(): Promise<void> {
    const tab = this.tabs[between(this.random, 0, this.tabs.length - 1)];
    if (!tab) return this.open();
    const again = tab.getByRole("button", { name: "再写一条" });
    if (await again.isVisible()) await again.click();
    const acts = [
      () => this.write(tab),
      () => this.write(tab),
      () => this.send(tab),
      () => this.send(tab),
      () => this.send(tab),
      () => this.leave(tab, () => tab.reload()),
      () => this.leave(tab, () => tab.goto("about:blank").then(() => tab.goBack())),
      () => tab.locator(".comment-reply").first().click(),
      () => this.open(),
    ] as const;
    await pick(this.random, acts)();
  }

  private async write(tab: Page): Promise<void> {
    this.count += 1;
    const kind = this.random();
    const text = `${kind < 0.1 ? "长".repeat(5001) : ""}第甲${String(this.count).padStart(4, "0")}乙种看法👨‍👩‍👧`;
    await tab.locator("#comment-message").fill(text);
  }

  private async send(tab: Page): Promise<void> {
    await tab.locator("#comment-name").fill(pick(this.random, NAMES));
    await tab.locator("#comment-email").fill("reader@example.com");
    if (!(await tab.locator("#comment-message").inputValue())) await this.write(tab);
    const text = await tab.locator("#comment-message").inputValue();
    await tab.locator("#comment-form [type=submit]").click();
    const state = await tab.waitForFunction(() => {
      const now = document.getElementById("comment-form")?.dataset.state;
      return now !== "sending" && now;
    });
    if ((await state.jsonValue()) === "received") this.told.add(text);
  }

  /** What stood in the form stands there again, or is kept beside. */
  private async leave(tab: Page, go: () => Promise<unknown>): Promise<void> {
    const text = await tab.locator("#comment-message").inputValue();
    await go();
    await near(tab);
    const kept = await tab.evaluate(() => Object.values({ ...localStorage }).map((draft) => JSON.parse(draft).message));
    const shown = await tab.locator("#comment-message").inputValue();
    if (text && !this.told.has(text)) assert.ok([shown, ...kept].includes(text), `no draft of ${text.slice(-20)}`);
  }
}

/** The form's script comes with the reader. */
async function near(tab: Page): Promise<void> {
  await tab.locator("#comment-form").scrollIntoViewIfNeeded();
  await tab.waitForFunction(() => document.querySelector<HTMLFormElement>("#comment-form")?.noValidate);
}

/** Brings what the endpoint has kept to the desk's inbox. @returns it */
function collected(put: (name: string, content: string) => string): Submission[] {
  const inbox = `${builtFolder("newsroom")}.sites.inbox`;
  const names = existsSync(inbox) ? readdirSync(inbox).filter((name) => name.endsWith(".json")) : [];
  return names.flatMap((name) => {
    const text = readFileSync(join(inbox, name), "utf8");
    const submission: Submission = JSON.parse(text);
    if (!/甲\d{4}乙/.test(submission.fields.message ?? "")) return [];
    put(`inbox/${name}`, text);
    rmSync(join(inbox, name));
    return [submission];
  });
}

for (const seed of [1, 2, 3]) {
  test(`a week of readers at the form and of the desk, ${seed}: no text is lost, and none is told to have arrived that has not`, async () => {
    const random = seededRandom(seed);
    const desk = newDesk();
    desk.put(`articles${ARTICLE}article.json`, JSON.stringify({ id: ID, title: "标题" }));
    const ledger = new Ledger(desk);
    const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 375, height: 800 } });
    const reader = new Reader(context, random);
    const posts: Submission[] = [];
    for (let day = 0; day < DAYS; day += 1) {
      for (let act = 0; act < ACTS_A_DAY; act += 1) await reader.act();
      const come = collected(desk.put);
      posts.push(...come);
      for (const { fields } of come) ledger.arrives(fields.message);
      const input = Array.from({ length: 9 }, () => `${pick(random, ["y", "y", "y", "n", "b", "s", "u"])}\n`).join("");
      await desk.run(["review"], { input });
      ledger.look();
    }
    await context.close();
    await desk.run(["list", "--pending"]);
    ledger.account();
    const arrived = new Set(posts.map(({ fields }) => fields.message?.replaceAll("\r\n", "\n")));
    assert.deepEqual(
      [...reader.told].filter((text) => !arrived.has(text)),
      [],
    );
    const ids = [...new Set(posts.map(({ fields }) => fields["submission-id"]))];
    for (const id of ids) {
      const same = posts.filter(({ fields }) => fields["submission-id"] === id);
      assert.equal(new Set(same.map(({ fields }) => fields.message)).size, 1, id);
    }
    assert.ok(
      posts.length > 8 && ids.length > 5 && desk.published().length > 0,
      `${posts.length} posts, ${ids.length} ids`,
    );
  });
}
