import { join } from "node:path";
import type { Site } from "../domain/site.ts";
import { KeptWork } from "../kept/kept-work.ts";
import { BundleCache } from "./bundle-cache.ts";
import type { BuildOptions } from "./options.ts";
import { claimFolder } from "./ownership.ts";

/** What is kept for later builds, a folder each. */
const KINDS = ["pictures", "search", "kept"] as const;

/** What earlier builds have kept of a publication; nothing without a folder for it. */
export class Caches {
  readonly #folder: string | undefined;
  readonly #drafts: boolean;
  #work: KeptWork | undefined;

  constructor({ cache, drafts }: Pick<BuildOptions, "cache" | "drafts">) {
    this.#folder = cache;
    this.#drafts = drafts;
  }

  /** Makes the folders ours, or finds that they are. @throws UsageError when something else lies there */
  async claim(print: (text: string) => void): Promise<void> {
    const folder = this.#folder;
    if (folder !== undefined) for (const kind of KINDS) await claimFolder(join(folder, kind), print);
  }

  /** Readings and pages. A preview has its own, so that neither clears the other's away. */
  workOf({ url }: Pick<Site, "url">): KeptWork | undefined {
    if (this.#folder === undefined) return undefined;
    const publication = `${new URL(url).hostname}${this.#drafts ? "-preview" : ""}`;
    this.#work ??= new KeptWork(join(this.#folder, "kept"), publication);
    return this.#work;
  }

  /** What was opened of it so far. */
  get work(): KeptWork | undefined {
    return this.#work;
  }

  /** Files by what they were made of; a publication's own folder, so that publications do not clear each other away. */
  bundlesOf(kind: "pictures" | "search", { url }: Pick<Site, "url">): { readonly cache?: BundleCache } {
    if (this.#folder === undefined) return {};
    return { cache: new BundleCache(join(this.#folder, kind), new URL(url).hostname) };
  }
}
