import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileOf } from "../../domain/address.ts";
import { traditionalAddress } from "../../domain/edition.ts";
import { BlobStore } from "../../kept/blob-store.ts";
import { TraditionalEdition } from "../../traditional/edition.ts";
import { SiteFolder } from "../site-folder.ts";
import type { CreditRecord } from "../verify/credits.ts";
import { isSound, type MadeOf, packScan } from "../verify/file-facts.ts";
import { FileScanner } from "../verify/scan-file.ts";
import type { StringTable } from "../verify/string-table.ts";
import type { MadeFile, MadePage } from "./made-page.ts";
import type { PageJob, PageSetting } from "./page-job.ts";
import { loadPage, pageText } from "./page-module.ts";
import { UsedNumbers } from "./used-list.ts";
import { variantPartsOf } from "./variant-parts.ts";

/** Makes pages of their values, writes them in both editions, and reads what was written: all that can be done to a page alone. */
export class PageMaker {
  readonly #site: SiteFolder;
  readonly #scanner: FileScanner;
  readonly #edition: TraditionalEdition | undefined;
  readonly #texts: StringTable;
  readonly #used: UsedNumbers;

  /** @param texts numbers what pages say */
  constructor({ output, blobs, url, phrases, edition }: PageSetting, texts: StringTable) {
    this.#site = new SiteFolder(output, blobs === undefined ? undefined : new BlobStore(blobs));
    this.#scanner = new FileScanner({ url, phrases });
    this.#edition = edition && new TraditionalEdition(edition, variantPartsOf(edition.url));
    this.#texts = texts;
    this.#used = new UsedNumbers(texts);
  }

  /** @throws Error that names the page that could not be made */
  async make(job: PageJob): Promise<MadePage> {
    try {
      return await this.#make(job);
    } catch (error) {
      throw new Error(`${job.url}：${error instanceof Error ? error.message : error}`, { cause: error });
    }
  }

  async #make({ template, url, value, hasVariant, credits }: PageJob): Promise<MadePage> {
    const path = fileOf(url);
    const isThere = value === undefined;
    const text = isThere
      ? readFileSync(join(this.#site.folder, path), "utf8")
      : pageText((await loadPage(template)).default, value);
    const page = isThere ? undefined : this.#write(path, text, credits?.[0]);
    const made: MadePage = { url, ...(page && { page }) };
    const variant = hasVariant ? this.#edition?.variantOf({ path: url, text }) : undefined;
    if (!variant) return made;
    const { asked, used } = variant;
    const madeOf = { asked, used: this.#used.of(used) };
    return { ...made, variant: this.#write(fileOf(traditionalAddress(url)), variant.text, credits?.[1], madeOf) };
  }

  #write(path: string, text: string, credits: CreditRecord | undefined, madeOf?: MadeOf): MadeFile {
    const bytes = Buffer.from(text);
    const stamp = this.#site.write(path, bytes);
    const scan = this.#scanner.scan(path, bytes, credits);
    return { path, stamp, facts: packScan(scan, this.#texts, madeOf), sound: isSound(scan) };
  }
}
