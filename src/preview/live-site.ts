import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fileOf } from "../domain/address.ts";
import { MEDIA_FOLDER } from "../domain/media.ts";
import { ADMIN_PATH } from "../domain/site.ts";
import { CARDS_PATH } from "../publication/share-cards.ts";
import { type SiteFile, type SiteFiles, SiteFolder } from "../serve/site-folder.ts";
import { WORD_TABLE_PATH } from "../traditional/word-table.ts";
import { WorkerProcess } from "../worker/worker-process.ts";
import { type Changes, LiveAnswer, type LiveJob, type LiveSettings } from "./live-job.ts";
import { LiveSearch } from "./live-search.ts";

const PROGRAM = fileURLToPath(new URL("./live-worker.ts", import.meta.url));
/** Before the name of a file that is in no folder. */
const MADE = "made:";
/** What is made into the folder when somebody asks for it. */
const ON_DEMAND = ["/assets/pictures/", MEDIA_FOLDER, CARDS_PATH, ADMIN_PATH];
const SEARCH = "/pagefind/";

export type Refreshed = NonNullable<LiveAnswer["refreshed"]>;
type Worker = WorkerProcess<LiveJob, LiveAnswer>;

/**
 * The site as it would be built now, file by file as it is asked for. Pages come from a process that has the publication in
 * memory; what it makes besides, and the search index, lies in a scratch folder of this run.
 */
export class LiveSite implements SiteFiles {
  readonly folder = mkdtempSync(join(tmpdir(), "laiyuan-dev-"));
  readonly #settings: LiveSettings;
  readonly #search: LiveSearch | undefined;
  readonly #made = new SiteFolder(this.folder);
  #worker: Worker | undefined;
  #starting: Worker | undefined;
  /** Whether the one that answers is none of the program as it is now. */
  #behind = true;
  #changed = new Date();

  /** @param say tells a person, in a line */
  constructor(settings: Omit<LiveSettings, "folder">, search: boolean, say: (line: string) => void) {
    this.#settings = { ...settings, folder: this.folder };
    this.#search = search ? new LiveSearch(this.#settings, say) : undefined;
  }

  /**
   * Takes over what has changed.
   * @param anew whether the program itself has: then another process takes the place of the one that answers, once it can
   * @throws Error when it cannot, with what the program says; the one before goes on answering
   */
  async refresh(changes: Changes, anew: boolean): Promise<Refreshed> {
    this.#behind ||= anew;
    const refreshed = (this.#behind ? undefined : await this.#refreshed(changes)) ?? (await this.#restart());
    this.#changed = new Date();
    this.#search?.outdate();
    return refreshed;
  }

  async find(names: readonly string[]): Promise<string | undefined> {
    const path = `/${names.join("/")}`.replace(/^\/+/, "/");
    if (ON_DEMAND.some((folder) => path.startsWith(folder))) await this.#worker?.run({ provide: path });
    const searched = path.startsWith(SEARCH) || path === WORD_TABLE_PATH;
    if (searched && this.#worker) await this.#search?.ready(path);
    const file = await this.#made.find(names);
    if (file !== undefined || !this.#worker) return file;
    const files = path.endsWith("/") ? [fileOf(path)] : [path, `${path}.html`, fileOf(`${path}/`)];
    const found = (await this.#worker.run({ find: files })).file;
    return found && MADE + found;
  }

  async read(file: string): Promise<SiteFile | undefined> {
    if (!file.startsWith(MADE)) return this.#made.read(file);
    const name = file.slice(MADE.length);
    const text = (await this.#worker?.run({ text: name }))?.text;
    const [mtime, mtimeMs] = [this.#changed, this.#changed.getTime()];
    return text === undefined
      ? undefined
      : { bytes: Buffer.from(text), stats: { mtime, mtimeMs }, name: basename(name) };
  }

  /** Ends whatever it has begun, and clears away what it has made. */
  async close(): Promise<void> {
    await Promise.all([this.#worker?.kill(), this.#starting?.kill(), this.#search?.close()]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #restart(): Promise<Refreshed> {
    let said = "";
    const heard = (text: string) => {
      said += text;
    };
    const next: Worker = new WorkerProcess({ file: PROGRAM, answer: LiveAnswer, name: "预览程序", heard });
    this.#starting = next;
    try {
      await next.run({ begin: this.#settings });
      const { refreshed } = await next.run({ refresh: { articles: [], data: false, styles: false } });
      if (!refreshed) throw new Error("the live publication has not said what there is");
      const before = this.#worker;
      // One that can make no page is no better than the one before.
      if (before && refreshed.failure !== undefined) throw new Error(refreshed.failure);
      this.#worker = next;
      this.#behind = false;
      await before?.kill();
      return refreshed;
    } catch (error) {
      await next.kill();
      throw said.trim() === "" ? error : new Error(said.trim(), { cause: error });
    } finally {
      this.#starting = undefined;
    }
  }

  /** Undefined when the process has died meanwhile, or does not know any more what it does. */
  async #refreshed(changes: Changes): Promise<Refreshed | undefined> {
    return (await this.#worker?.run({ refresh: changes }).catch(() => undefined))?.refreshed;
  }
}
