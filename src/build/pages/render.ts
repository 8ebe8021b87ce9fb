import { availableParallelism } from "node:os";
import { setImmediate as othersTurn } from "node:timers/promises";
import { fileOf } from "../../domain/address.ts";
import type { PictureBearer } from "../../domain/article.ts";
import type { Stamp } from "../../kept/blob-store.ts";
import type { Publication } from "../../publication/publication.ts";
import type { EditionData } from "../../traditional/edition.ts";
import type { SiteFolder } from "../site-folder.ts";
import { creditRecordOf } from "../verify/credits.ts";
import type { FactBook } from "../verify/fact-book.ts";
import { EditionKeeper } from "./edition-keeper.ts";
import type { KeptPages } from "./kept-pages.ts";
import type { MadePage } from "./made-page.ts";
import type { PageJob, PageSetting } from "./page-job.ts";
import { type SitePage, sitePages, TEMPLATES } from "./page-list.ts";
import { PageMaker } from "./page-maker.ts";
import { PagePool } from "./page-pool.ts";
import { configurePages } from "./page-templates.ts";

/** So many kept pages are put into the site before others have their turn. */
const LOOKED_AT_ONCE = 64;
/** So few are made sooner here than a process starts. */
const FEW = 150;
/** So many keep the processes that make them busy for more than seconds. */
const MANY = 5000;
/** Processes that make pages, however many cores there are; each takes up to 0.5 GB. */
const MOST_AT_ONCE = 4;

export interface RenderOptions {
  readonly site: SiteFolder;
  readonly facts: FactBook;
  /** Pages of earlier builds; without them every page is made. */
  readonly kept?: KeptPages | undefined;
  readonly blobs?: string | undefined;
  /** Phrases that nobody may read yet. */
  readonly phrases: readonly string[];
  readonly edition?: EditionData | undefined;
  /** How many processes make pages when there are many; none: all are made here. */
  readonly atOnce?: number;
  /** The program that makes them, for tests. */
  readonly program?: string;
}

/** How many files there are, and how many pages were made for them now; the others had not changed. */
export interface Rendered {
  readonly files: number;
  readonly made: number;
}

/**
 * Puts every page into the site, in both editions. One that was kept with the value it has now is not made again; of the
 * others Eleventy says where they go, and each is made of its value alone.
 *
 * @throws Error that names the page that could not be made
 */
export async function renderPages(publication: Publication, options: RenderOptions): Promise<Rendered> {
  const render = new Render(publication, options);
  return render.run();
}

/** A page that has to be made, or its variant. */
interface Wanted extends SitePage {
  readonly key?: string;
  readonly value?: unknown;
}

class Render {
  readonly #publication: Publication;
  readonly #options: RenderOptions;
  readonly #edition: EditionKeeper | undefined;
  readonly #bearers: ReadonlyMap<string, PictureBearer>;
  readonly #wanted = new Map<string, Wanted>();
  readonly #there = new Map<string, Stamp>();
  #files = 0;

  constructor(publication: Publication, options: RenderOptions) {
    this.#publication = publication;
    this.#options = options;
    this.#edition = options.edition && new EditionKeeper(options.edition);
    this.#bearers = new Map(publication.bearers.map((bearer) => [bearer.path, bearer]));
  }

  async run(): Promise<Rendered> {
    for (const [at, page] of (await sitePages(this.#publication)).entries()) {
      this.#look(page);
      // Whoever makes the index meanwhile is given its work and heard.
      if (at % LOOKED_AT_ONCE === 0) await othersTurn();
    }
    const made = this.#wanted.size;
    if (made > 0) await this.#make();
    if (this.#edition) this.#files += this.#edition.writeWordTable(this.#options);
    return { files: this.#files, made };
  }

  /** Puts what was kept of a page into the site, and notes what was not. */
  #look(page: SitePage): void {
    const { kept, site } = this.#options;
    const { url } = page;
    if (!kept) {
      this.#wanted.set(url, page);
      return;
    }
    const value = page.pages.value(this.#publication, page.item);
    const key = kept.keyOf(page.template, value);
    const stamp = kept.place(key, url, site);
    if (!stamp) {
      this.#wanted.set(url, { ...page, key, value });
      return;
    }
    this.#files += 1;
    this.#there.set(url, stamp);
    if (!this.#edition?.has(url)) return;
    if (this.#edition.place(url, stamp, kept, site)) this.#files += 1;
    else {
      // Whoever makes the variant reads it, maybe in another process.
      site.land(fileOf(url));
      this.#wanted.set(url, page);
    }
  }

  async #make(): Promise<void> {
    const { site, blobs, phrases, edition, facts, program } = this.#options;
    const { url } = this.#publication.shell.site;
    const setting: PageSetting = {
      output: site.folder,
      url,
      phrases,
      ...(blobs && { blobs }),
      ...(edition && { edition }),
      brief: this.#wanted.size < MANY,
    };
    const { atOnce = Math.min(availableParallelism(), MOST_AT_ONCE) } = this.#options;
    const wanted = [...this.#wanted.values()];
    const made = (page: MadePage) => this.#take(page);
    if (program === undefined && (wanted.length <= FEW || atOnce < 2)) {
      const maker = new PageMaker(setting, facts.texts);
      const make = async (page: SitePage) => made(await maker.make(this.#jobOf(page)));
      // Beside those that are there already it is not worth half a second to be asked for a few.
      if (this.#there.size > 0) for (const page of wanted) await make(page);
      else await askFor(wanted, site.folder, make);
      return;
    }
    const pool = new PagePool(atOnce, setting, facts.texts, made, program);
    try {
      await askFor(wanted, site.folder, (page) => pool.add(this.#jobOf(page)));
      await pool.finish();
    } finally {
      await pool.close();
    }
  }

  #jobOf({ template, url, pages, item }: SitePage): PageJob {
    const { value = this.#there.has(url) ? undefined : pages.value(this.#publication, item) } =
      this.#wanted.get(url) ?? {};
    const bearer = this.#bearers.get(url);
    return {
      template,
      url,
      ...(value !== undefined && { value }),
      hasVariant: this.#edition?.has(url) ?? false,
      ...(bearer && { credits: [creditRecordOf(bearer, false), creditRecordOf(bearer, true)] }),
    };
  }

  #take(made: MadePage): void {
    const { site, facts, kept } = this.#options;
    const { url, page, variant } = made;
    for (const file of [page, variant]) {
      if (!file) continue;
      this.#files += 1;
      site.stamps.set(file.path, file.stamp);
      if (file.sound) facts.add(file.path, file.facts);
    }
    const stamp = page?.stamp ?? this.#there.get(url);
    const { key } = this.#wanted.get(url) ?? {};
    if (page?.sound && key !== undefined) kept?.keep(key, page.stamp);
    if (variant && stamp) this.#edition?.take(url, stamp, variant, kept);
    // Whoever comes later needs the room.
    this.#wanted.delete(url);
  }
}

/** Lets Eleventy ask for pages, and say where they go. */
async function askFor(
  wanted: readonly SitePage[],
  output: string,
  make: (page: SitePage) => Promise<void>,
): Promise<void> {
  // Half of what starting a build costs, and of no use to whoever asks for help or has made a mistake.
  const { default: Eleventy } = await import("@11ty/eleventy");
  const eleventy = new Eleventy(TEMPLATES, output, {
    configPath: "",
    quietMode: true,
    config: (config) => configurePages(config, wanted, make),
  });
  eleventy.disableLogger();
  // It would hold all pages until the last is done.
  eleventy.setDryRun(true);
  await eleventy.write();
}
