import { Caches } from "../build/caches.ts";
import { readNetlifyConfig } from "../serve/netlify-config.ts";
import { createSiteServer, listen } from "../serve/server.ts";
import { runCommand } from "../terminal/command.ts";
import { sentenceOf } from "../terminal/fault.ts";
import { Findings } from "./findings.ts";
import { LiveCheck } from "./live-check.ts";
import { LiveReload } from "./live-reload.ts";
import { LiveSite } from "./live-site.ts";
import { openBrowser } from "./open-browser.ts";
import { DEV, type DevOptions, devOptionsOf } from "./options.ts";
import { EVERYTHING, SettledChanges, type SiteChanges, together } from "./settled-changes.ts";
import { answerWhileWaiting } from "./waiting.ts";
import { FolderWatch } from "./watch-folders.ts";
import { withPanel } from "./with-panel.ts";

/** The program, and the host's rules. */
const WATCHED = ["src", "_includes", "netlify.toml"];
const STOPPED_BY = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Serves the site out of memory and shows every change at once, in the place of the open page where that can be. Whatever
 * depends on the program runs in a process of its own, which another one replaces when the program changes; a crash of it
 * does not take the server down.
 *
 * @returns the exit code when the server cannot start; otherwise it runs until it is stopped
 */
export function runDev(args: readonly string[]): Promise<number> {
  return runCommand(DEV, args, process, async (given) => {
    await serve(devOptionsOf(given));
    return undefined;
  });
}

async function serve(options: DevOptions): Promise<void> {
  const { places, address, open, search, cache } = options;
  await new Caches({ cache, drafts: true }).claim(say);
  const site = new LiveSite(options, search, say);
  const desk = new Desk(options, site);
  const server = createSiteServer({
    folder: site.folder,
    files: site,
    inbox: process.env.INBOX ?? ".inbox",
    config: readNetlifyConfig(),
    unpublished: true,
    intercept: (request, response) =>
      desk.reload.handle(request, response) || answerWhileWaiting(request, response, site, desk.reload, places),
    finishPage: (html, path) => {
      const { reload, findings } = desk;
      return withPanel(reload.addTo(html), path, places, options.now ?? Date.now(), findings.reminders, cache);
    },
  });
  for (const signal of STOPPED_BY)
    process.once(signal, async () => {
      server.close();
      await desk.close();
      process.exit();
    });
  try {
    const port = await listen(server, Number(process.env.PORT ?? 8080));
    const url = `http://127.0.0.1:${port}${address}`;
    say(`打开 ${url} （按 Ctrl+C 停止）`);
    // The page says that it is being made, and gives way.
    if (open) openBrowser(url);
    await desk.begin();
  } catch (error) {
    await desk.close();
    throw error;
  }
}

/** Hears of what changes, and has the site, the check and the open pages follow. */
class Desk {
  readonly reload = new LiveReload();
  readonly findings: Findings;
  readonly #site: LiveSite;
  readonly #check: LiveCheck;
  readonly #settled: SettledChanges;
  readonly #watch = new FolderWatch((path) => this.#settled.add(path));
  readonly #places: DevOptions["places"];
  #waiting: SiteChanges | undefined;
  #reading = false;
  #told = "";

  constructor({ places, cache, now }: DevOptions, site: LiveSite) {
    this.#places = places;
    this.#site = site;
    this.findings = new Findings(places);
    this.#settled = new SettledChanges(places, (changes) => void this.#follow(changes));
    this.#check = new LiveCheck(
      { places, cache, now },
      {
        checked: (answer) => {
          this.findings.checked(answer);
          this.#tell();
        },
        failed: (message) => {
          this.findings.failed(message);
          this.#tell();
        },
      },
    );
  }

  async begin(): Promise<void> {
    for (const path of [...WATCHED, this.#places.articles, this.#places.data]) this.#watch.add(path);
    const started = performance.now();
    await this.#follow(EVERYTHING, (articles) => {
      say(
        `完成：${articles} 篇文章，${((performance.now() - started) / 1000).toFixed(1)} 秒。改好保存，页面自己更新。`,
      );
    });
  }

  async close(): Promise<void> {
    this.#watch.close();
    this.#settled.close();
    this.reload.close();
    await Promise.all([this.#check.close(), this.#site.close()]);
  }

  /** One change after the other: what comes meanwhile is taken together. */
  async #follow(changes: SiteChanges, ready?: (articles: number) => void): Promise<void> {
    this.#waiting = this.#waiting ? together(this.#waiting, changes) : changes;
    if (this.#reading) return;
    this.#reading = true;
    for (let next = this.#taken(); next; next = this.#taken()) await this.#take(next, ready);
    this.#reading = false;
  }

  #taken(): SiteChanges | undefined {
    const taken = this.#waiting;
    this.#waiting = undefined;
    return taken;
  }

  async #take(changes: SiteChanges, ready?: (articles: number) => void): Promise<void> {
    this.reload.begin();
    try {
      const refreshed = await this.#site.refresh(changes, changes.code);
      this.findings.refreshed(refreshed, changes);
      if (refreshed.articles !== undefined) this.reload.renew(this.findings.shown, changes.code);
      this.#tell();
      if (refreshed.articles !== undefined) ready?.(refreshed.articles);
    } catch (error) {
      this.findings.failed(sentenceOf(error));
      this.#tell();
    }
    void this.#check.begin();
  }

  /** In the terminal only what was not said before. */
  #tell(): void {
    const { shown } = this.findings;
    this.reload.tell(shown);
    const text = shown
      .map(({ place, message, remedy }) => `${place}  ${message}${remedy && `\n  → ${remedy}`}`)
      .join("\n");
    if (text === this.#told) return;
    this.#told = text;
    say(text === "" ? "✓ 没有要改的了。" : `${text}\n✗ 有 ${shown.length} 处要改。`);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
