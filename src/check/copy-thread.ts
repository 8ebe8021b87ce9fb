import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { PublicationFolders } from "../content/read-publication.ts";
import type { Found } from "../copy/found.ts";
import type { ArticleTexts } from "../copy/read-copy.ts";

/** Articles by their folders; at last the folders of the drafts. */
export type CopyJob =
  | { readonly articles: readonly (readonly [folder: string, texts: ArticleTexts])[] }
  | { readonly drafts: ReadonlySet<string> };

const PROGRAM = fileURLToPath(new URL("./copy-thread-program.ts", import.meta.url));
const BUNDLED = new URL("../../scripts/bundled.mjs", import.meta.url);
/** Articles handed over at a time. */
const BATCH = 16;

/**
 * Looks over the copy of a publication in a thread beside this one, which reads the publication and hands over what it has
 * read: every file is read once, and two cores have work.
 */
export class CopyThread {
  readonly #worker: Worker;
  readonly #found: Promise<readonly Found[]>;
  #batch: [string, ArticleTexts][] = [];

  /** @param program another one, for tests */
  constructor({ articles, data }: PublicationFolders, program = PROGRAM) {
    const worker = new Worker(BUNDLED, { argv: [program, articles, data] });
    this.#worker = worker;
    this.#found = new Promise((resolve, reject) => {
      worker.once("message", (found: string) => resolve(JSON.parse(found)));
      worker.once("error", reject);
      worker.once("exit", () => reject(new Error("检查文字的线程中途结束了。")));
    });
    // Whoever calls `finish` hears of it.
    this.#found.catch(() => {});
    // Should the reading of the publication fail, nobody waits for the copy.
    worker.unref();
  }

  /** Has an article looked over that has been read. */
  add(folder: string, texts: ArticleTexts): void {
    this.#batch.push([folder, texts]);
    if (this.#batch.length === BATCH) this.#send();
  }

  /**
   * Waits until everything has been looked over, articles that were not handed over as well.
   * @param drafts folders of drafts
   * @throws Error when the thread has failed
   */
  async finish(drafts: ReadonlySet<string> = new Set()): Promise<readonly Found[]> {
    this.#worker.ref();
    this.#send();
    this.#worker.postMessage({ drafts } satisfies CopyJob);
    return await this.#found;
  }

  #send(): void {
    this.#worker.postMessage({ articles: this.#batch } satisfies CopyJob);
    this.#batch = [];
  }
}
