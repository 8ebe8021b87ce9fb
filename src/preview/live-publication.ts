import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeAdmin } from "../build/admin.ts";
import { bundleAssets } from "../build/assets.ts";
import { unlessItFails } from "../build/bundle-cache.ts";
import { Caches } from "../build/caches.ts";
import { CardsOnDemand } from "../build/cards/on-demand.ts";
import { mediaFileAt } from "../build/media/lay-media.ts";
import { sitePages } from "../build/pages/page-list.ts";
import { PicturesOnDemand } from "../build/pictures/on-demand.ts";
import { markPreview } from "../build/preview-mark.ts";
import { writeRedirects } from "../build/redirects.ts";
import { editionDataOf, traditionalConverterOf } from "../build/traditional-edition.ts";
import { ProblemReport } from "../content/problem-report.ts";
import { type Reading, readFolders } from "../content/read-publication.ts";
import type { SiteData } from "../content/site-data.ts";
import { fileOf } from "../domain/address.ts";
import { Clock } from "../domain/clock.ts";
import { MEDIA_FOLDER } from "../domain/media.ts";
import { ProblemsError } from "../domain/problem.ts";
import { ADMIN_PATH } from "../domain/site.ts";
import { AddressBook } from "../gate/address-book.ts";
import { type KeptReadings, keptReadings } from "../gate/kept-readings.ts";
import type { Assets } from "../publication/page-shell.ts";
import { type Publication, publicationOf } from "../publication/publication.ts";
import { CARDS_PATH } from "../publication/share-cards.ts";
import { sentenceOf } from "../terminal/fault.ts";
import type { Changes, LiveAnswer, LiveSettings } from "./live-job.ts";
import { LivePages } from "./live-pages.ts";
import { RememberedContent } from "./remembered-content.ts";

type Refreshed = NonNullable<LiveAnswer["refreshed"]>;
type Readable = Reading & { readonly siteData: SiteData };

/**
 * A publication in memory, drafts and all: a change is read by itself, pages are made when they are asked for. What is no
 * page (styles, pictures, the editor) is made into a folder, the rest as a build makes it.
 */
export class LivePublication {
  readonly #settings: LiveSettings;
  readonly #content = new RememberedContent();
  readonly #pictures: PicturesOnDemand;
  readonly #cards: CardsOnDemand;
  readonly #caches: Caches;
  readonly #kept: KeptReadings;
  /** The last reading of which pages can be made, and the moment of it. */
  #reading: (Readable & { readonly now: number }) | undefined;
  #assets: { readonly files: Assets; readonly words: string } | undefined;
  #pages: { readonly made: Promise<LivePages>; readonly known: number } | undefined;
  #admin: { readonly of: SiteData; readonly made: Promise<unknown> } | undefined;

  constructor(settings: LiveSettings) {
    const { cache, folder } = settings;
    this.#settings = settings;
    this.#caches = new Caches({ cache, drafts: true });
    this.#kept = keptReadings((site) => this.#caches.workOf(site));
    this.#pictures = new PicturesOnDemand(folder, cache === undefined ? undefined : join(cache, "pictures"));
    this.#cards = new CardsOnDemand(folder);
  }

  /**
   * Reads what has changed, and whatever depends on it.
   * @returns what is wrong in single files; what it takes the whole publication to see is not looked for here
   */
  async refresh({ articles, data, styles }: Changes): Promise<Refreshed> {
    const { places, folder, now = Date.now() } = this.#settings;
    for (const path of articles) this.#content.forget(path, places.articles);
    if (data) this.#content.forgetData();
    const report = new ProblemReport();
    const mode = { drafts: true, html: true, from: this.#content, kept: this.#kept };
    const reading = readFolders(places, now, report, mode);
    const { siteData } = reading;
    if (!siteData) return this.#answer(report);
    // Of single changes the check keeps the readings, a moment later.
    if (!this.#reading || data)
      unlessItFails(
        "",
        () => {},
        () => this.#caches.work?.save(),
      );
    this.#reading = { ...reading, siteData, now };
    this.#pages = undefined;
    this.#pictures.show([...reading.articles, ...siteData.bearers], siteData.site);
    markPreview(reading.skipped, folder);
    try {
      await this.#bundle(siteData, styles);
      await this.#current();
      return this.#answer(report);
    } catch (error) {
      // A style sheet that is being written, or a list that a template's author has broken; the next change mends it.
      return { ...this.#answer(report), failure: sentenceOf(error) };
    }
  }

  /** The first of some files that is a page. */
  async find(files: readonly string[]): Promise<string | undefined> {
    const pages = await this.#current();
    return files.find((file) => pages?.has(file));
  }

  /** The text of a page or feed. @param file such as `/about/index.html` @throws Error that names the page */
  async textOf(file: string): Promise<string | undefined> {
    const pages = await this.#current();
    const text = pages?.textOf(file);
    if (text === undefined) return undefined;
    const { known } = this.#pictures;
    this.#pictures.takeFor(text);
    return known === this.#pictures.known ? text : (await this.#current())?.textOf(file);
  }

  /**
   * Makes a file that is none of a page, where it is not there yet.
   * @returns whether it lies in the folder now
   */
  async provide(file: string): Promise<boolean> {
    if (file.startsWith("/assets/pictures/")) return this.#pictures.provide(file);
    if (file.startsWith(MEDIA_FOLDER)) return this.#provideMedia(file);
    if (file.startsWith(CARDS_PATH)) return this.#cards.provide(file);
    const siteData = this.#reading?.siteData;
    if (!file.startsWith(ADMIN_PATH) || !siteData?.site.cms) return false;
    if (this.#admin?.of !== siteData) this.#admin = { of: siteData, made: writeAdmin(siteData, this.#settings.folder) };
    await this.#admin.made;
    return true;
  }

  #provideMedia(address: string): boolean {
    const bytes = mediaFileAt(address, this.#reading?.articles ?? []);
    if (bytes === undefined) return false;
    const to = this.#settings.folder + address;
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, bytes);
    return true;
  }

  close(): Promise<void> {
    return this.#pictures.close();
  }

  #answer({ problems }: ProblemReport): Refreshed {
    const articles = this.#assets && this.#reading?.articles.length;
    return { problems: [...problems], ...(articles !== undefined && { articles }) };
  }

  async #bundle(siteData: SiteData, again: boolean): Promise<void> {
    const { site, glossary, sections } = siteData;
    const { name, icon, traditional } = site;
    const colours = [...sections].map(([key, { colour }]) => [key, colour]);
    const words = JSON.stringify([name, icon, traditional, glossary, colours]);
    if (this.#assets?.words === words && !again) return;
    const [files] = await bundleAssets(this.#settings.folder, siteData, traditionalConverterOf(siteData, "ours"));
    this.#assets = { files, words };
    this.#pages = undefined;
  }

  /** Put together anew when more is known than before. */
  async #current(): Promise<LivePages | undefined> {
    if (!this.#reading || !this.#assets) return undefined;
    const { known } = this.#pictures;
    if (this.#pages?.known === known) return this.#pages.made;
    const { siteData, articles, breaking, front, now } = this.#reading;
    const contents = {
      articles: this.#pictures.toned(articles),
      assets: this.#assets.files,
      breaking,
      front,
      clock: new Clock(now),
    };
    const publication = publicationOf(this.#pictures.tonedData(siteData), contents);
    this.#cards.show(publication, siteData.glossary);
    const made = pagesOf(publication, siteData);
    this.#pages = { made, known };
    const { folder } = this.#settings;
    const { files } = new AddressBook(publication, () => []);
    const isThere = (address: string) => files.has(fileOf(address));
    writeRules(() => writeRedirects(publication, folder, siteData.site.traditional !== undefined, undefined, isThere));
    return made;
  }
}

async function pagesOf(publication: Publication, siteData: SiteData): Promise<LivePages> {
  return new LivePages(publication, await sitePages(publication), editionDataOf(publication, siteData));
}

/** An old address that is in the way of a file: whoever looks at the whole publication says so. */
function writeRules(write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
  }
}
