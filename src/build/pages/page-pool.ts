import { fileURLToPath } from "node:url";
import { WorkerProcess } from "../../worker/worker-process.ts";
import type { StringTable } from "../verify/string-table.ts";
import type { MadeFile, MadePage } from "./made-page.ts";
import { type PageJob, type PageSetting, WorkerAnswer, type WorkerJob } from "./page-job.ts";

const PROGRAM = fileURLToPath(new URL("./page-worker.ts", import.meta.url));
/** Pages handed over at a time. */
const BATCH = 16;
/** Batches that a process has before it: one that it works on and one that waits, so that it never does. */
const AHEAD = 2;

interface Worker {
  readonly process: WorkerProcess<WorkerJob, WorkerAnswer>;
  /** Numbers of its texts here. */
  readonly numbers: number[];
  batches: number;
}

/**
 * Has pages made by several processes. Pages are taken as there is room, so that their values need not all wait in memory.
 */
export class PagePool {
  readonly #workers: readonly Worker[];
  readonly #texts: StringTable;
  readonly #made: (page: MadePage) => void;
  #queue: PageJob[] = [];
  readonly #running = new Set<Promise<void>>();
  #failure: unknown;

  /**
   * @param size how many processes
   * @param texts numbers what pages say, here
   * @param made is given every page that was made
   * @param file another program, for tests
   */
  constructor(size: number, setting: PageSetting, texts: StringTable, made: (page: MadePage) => void, file = PROGRAM) {
    this.#texts = texts;
    this.#made = made;
    this.#workers = Array.from({ length: size }, () => ({
      process: new WorkerProcess<WorkerJob, WorkerAnswer>({ file, answer: WorkerAnswer, name: "生成页面的程序" }),
      numbers: [],
      batches: 0,
    }));
    for (const worker of this.#workers) this.#run(worker, { setting });
  }

  /** Waits until there is room for a page, and takes it. @throws Error what went wrong with one before */
  async add(job: PageJob): Promise<void> {
    this.#queue.push(job);
    if (this.#queue.length < BATCH) return;
    while (this.#failure === undefined && !this.#freeWorker()) await Promise.race(this.#running);
    this.#sendQueue();
  }

  /** Waits for every page. @throws Error that names the first page that could not be made, or says why a process stopped */
  async finish(): Promise<void> {
    this.#sendQueue();
    while (this.#running.size > 0) await Promise.all(this.#running);
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Stops everything, and waits for that: nobody may write any more when the folder is cleared away. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map(({ process }) => process.kill()));
  }

  #freeWorker(): Worker | undefined {
    const [least] = [...this.#workers].sort((a, b) => a.batches - b.batches);
    return least && least.batches < AHEAD ? least : undefined;
  }

  #sendQueue(): void {
    if (this.#failure !== undefined) throw this.#failure;
    const [least] = [...this.#workers].sort((a, b) => a.batches - b.batches);
    if (this.#queue.length === 0 || !least) return;
    this.#run(least, { pages: this.#queue });
    this.#queue = [];
  }

  #run(worker: Worker, job: WorkerJob): void {
    worker.batches += 1;
    const about = "pages" in job ? job.pages[0]?.url : undefined;
    const answer = worker.process.run(job, about).then(
      ({ texts, pages }) => {
        worker.numbers.push(...this.#texts.numbersOf(texts));
        for (const page of pages) this.#made(renumbered(page, worker.numbers));
      },
      (error: unknown) => {
        this.#failure ??= error;
      },
    );
    const running = answer.finally(() => {
      worker.batches -= 1;
      this.#running.delete(running);
    });
    this.#running.add(running);
  }
}

/** A page in the numbers of another table. */
function renumbered({ url, page, variant }: MadePage, there: readonly number[]): MadePage {
  const inNumbers = ({ facts, ...file }: MadeFile): MadeFile => {
    return { ...file, facts: { ...facts, numbers: facts.numbers.map((number) => there[number] ?? 0) } };
  };
  return { url, ...(page && { page: inNumbers(page) }), ...(variant && { variant: inNumbers(variant) }) };
}
