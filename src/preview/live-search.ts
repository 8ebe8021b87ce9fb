import { mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { MANIFEST_PATH } from "../search/manifest.ts";
import { WORD_TABLE_PATH } from "../traditional/word-table.ts";
import { WorkerProcess } from "../worker/worker-process.ts";
import { IndexAnswer, type IndexJob, type LiveSettings } from "./live-job.ts";

const PROGRAM = fileURLToPath(new URL("./index-worker.ts", import.meta.url));
/** Asked for first when somebody searches. */
const FIRST = [MANIFEST_PATH, WORD_TABLE_PATH];

/**
 * The search index, made when somebody searches: whoever writes seldom does, and a large publication takes minutes. The list
 * of its parts is asked for first, and waits for an index of the articles as they are then; so does the table by which the
 * Traditional edition shows what was found.
 */
export class LiveSearch {
  readonly #settings: LiveSettings;
  readonly #say: (line: string) => void;
  #making: Promise<void> | undefined;
  #worker: WorkerProcess<IndexJob, IndexAnswer> | undefined;
  #outdated = false;

  constructor(settings: LiveSettings, say: (line: string) => void) {
    this.#settings = settings;
    this.#say = say;
  }

  /** The articles have changed since it was made. */
  outdate(): void {
    this.#outdated = true;
  }

  /** Waits until a file of the index is there, if it is one. @throws Error when the index could not be made */
  async ready(path: string): Promise<void> {
    if (this.#making && !(this.#outdated && FIRST.includes(path))) return this.#making;
    if (this.#making) await this.#making.catch(() => undefined);
    this.#outdated = false;
    this.#making = this.#make();
    // Whoever searches next tries again.
    this.#making.catch(() => {
      this.#making = undefined;
    });
    return this.#making;
  }

  async close(): Promise<void> {
    await this.#worker?.kill();
  }

  async #make(): Promise<void> {
    const started = performance.now();
    this.#say("有人在搜索，正在建立搜索索引……");
    const { places, cache, now, folder } = this.#settings;
    const fresh = mkdtempSync(join(folder, "search-"));
    const worker = new WorkerProcess<IndexJob, IndexAnswer>({
      file: PROGRAM,
      answer: IndexAnswer,
      name: "搜索索引程序",
    });
    this.#worker = worker;
    try {
      const { pages } = await worker.run({ places, cache, now, folder: fresh });
      for (const name of readdirSync(fresh)) {
        rmSync(join(folder, name), { recursive: true, force: true });
        renameSync(join(fresh, name), join(folder, name));
      }
      this.#say(`搜索索引好了：${pages} 篇（${((performance.now() - started) / 1000).toFixed(1)} 秒）`);
    } finally {
      await worker.close();
      rmSync(fresh, { recursive: true, force: true });
    }
  }
}
