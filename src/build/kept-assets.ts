import type { SiteData } from "../content/site-data.ts";
import type { Stamp } from "../kept/blob-store.ts";
import { codeDigest } from "../kept/code-digest.ts";
import { digestOf } from "../kept/digest.ts";
import type { KeptTable } from "../kept/kept-table.ts";
import type { KeptWork } from "../kept/kept-work.ts";
import type { Bundled } from "./assets.ts";
import { filesOf } from "./manifest.ts";
import type { SiteFolder } from "./site-folder.ts";

/** What was bundled, and the files of it. */
interface Kept {
  readonly bundled: Bundled;
  readonly files: readonly (readonly [path: string, stamp: Stamp])[];
}

/** Styles and scripts of an earlier build: they follow from the program, the publication's name, the sections, and what the Traditional edition makes of its sentences. */
export class KeptAssets {
  readonly #table: KeptTable<Kept>;
  readonly #site: SiteFolder;
  readonly #key: string;

  /** @param site in which nothing is yet */
  constructor(
    work: KeptWork,
    site: SiteFolder,
    { site: { name, icon, traditional }, sections, glossary }: Pick<SiteData, "site" | "sections" | "glossary">,
  ) {
    this.#site = site;
    this.#table = work.table("assets");
    this.#key = digestOf([
      codeDigest(),
      name,
      icon ?? null,
      [...sections],
      traditional ? [traditional, glossary] : null,
    ]);
  }

  /** Puts them into the site. @returns undefined when they have to be made; then nothing was put there */
  take(): Bundled | undefined {
    const { bundled, files = [] } = this.#table.take(this.#key) ?? {};
    const lost = files.find(([path, stamp]) => !this.#site.place(path, stamp));
    if (!lost) return bundled;
    // Who makes them must find none of them: they may be the files of the site that readers see.
    for (const [path] of files) this.#site.remove(path);
    return undefined;
  }

  /** Keeps those that were made; then they lie in the site as they are kept, or the next build would have to lay everything anew. */
  put(bundled: Bundled): void {
    const files = filesOf(this.#site.folder).flatMap((path) => {
      this.#site.keep(path);
      const stamp = this.#site.stamps.get(path);
      return stamp ? [[path, stamp] as const] : [];
    });
    this.#table.put(this.#key, { bundled, files });
  }
}
