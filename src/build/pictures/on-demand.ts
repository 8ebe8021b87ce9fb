import { type Article, type PictureBearer, picturesOf } from "../../domain/article.ts";
import { largestOf, type Sized } from "../../domain/rendition.ts";
import type { Site } from "../../domain/site.ts";
import { withoutDamaged } from "../../gate/gate.ts";
import { type Bundle, BundleCache, unlessItFails, writeBundle } from "../bundle-cache.ts";
import { jobsOf, type PictureJob, toned, tonedData } from "./develop.ts";
import { filesOf, isBundleOf, toneIn } from "./encode.ts";
import type { Encoded } from "./encode-job.ts";
import { Encoder } from "./encoder.ts";

/** A picture's file as pages name it: everything before its width says which picture it is. */
const FILE = /\/assets\/pictures\/([\w-]+-[0-9a-f]+)-\d+\.[a-z]+/g;

/**
 * Makes the files of a picture when somebody asks for one of them, by the same keys as a build: what either has made, the
 * other finds in the cache. Nothing is cleared away there; the next build does that.
 */
export class PicturesOnDemand {
  readonly #output: string;
  readonly #root: string | undefined;
  #cache: BundleCache | undefined;
  #encoder = new Encoder();
  readonly #tones = new Map<string, string>();
  /** Digests of pictures that cannot be decoded. */
  readonly #damaged = new Set<string>();
  /** Written already, by the names of their files. */
  readonly #made = new Map<string, Promise<boolean>>();
  #bearers: readonly PictureBearer[] = [];
  #url = "";
  #shownBy: Map<string, PictureBearer> | undefined;

  /**
   * @param output folder of the site
   * @param root where builds keep pictures, of all publications
   */
  constructor(output: string, root: string | undefined) {
    this.#output = output;
    this.#root = root;
  }

  /** What may be asked for from now on. */
  show(bearers: readonly PictureBearer[], { url }: Pick<Site, "url">): void {
    if (bearers === this.#bearers && url === this.#url) return;
    if (url !== this.#url && this.#root !== undefined) this.#cache = new BundleCache(this.#root, new URL(url).hostname);
    this.#bearers = bearers;
    this.#url = url;
    this.#shownBy = undefined;
  }

  /** How much is known of pictures; it grows. */
  get known(): number {
    return this.#tones.size + this.#damaged.size;
  }

  /** The articles with what is known of their pictures: tones, and which are damaged. */
  toned(articles: readonly Article[]): readonly Article[] {
    if (this.known === 0) return articles;
    return articles.map((article) => toned(withoutDamaged(article, this.#damaged), this.#tones));
  }

  tonedData<Data extends Parameters<typeof tonedData>[0]>(data: Data): Data {
    return tonedData(data, this.#tones);
  }

  /**
   * Makes the picture at an address; it waits for one that is being made.
   * @returns whether there is one, and nothing wrong with it
   * @throws Error when the encoding process stops
   */
  async provide(address: string): Promise<boolean> {
    const [[, name = ""] = []] = [...address.matchAll(FILE)];
    const known = this.#made.get(name);
    if (known) return known;
    const job = this.#jobOf(name);
    if (!job) return false;
    const made = this.#make(job);
    this.#made.set(name, made);
    // Whatever went wrong may go well the next time.
    made.then(
      (well) => well || this.#made.delete(name),
      () => this.#made.delete(name),
    );
    return made;
  }

  /**
   * Takes what a page shows from the cache, where it is there; the page is to be made again when more is known afterwards.
   */
  takeFor(html: string): void {
    for (const name of new Set([...html.matchAll(FILE)].map(([, name = ""]) => name))) {
      const job = this.#made.has(name) ? undefined : this.#jobOf(name);
      const bundle = job && this.#kept(job);
      if (!bundle) continue;
      this.#keep(job, bundle);
      this.#made.set(name, Promise.resolve(true));
    }
  }

  close(): Promise<void> {
    return this.#encoder.kill();
  }

  async #make(job: PictureJob): Promise<boolean> {
    const kept = this.#kept(job);
    const result = kept ?? (await this.#encode(job));
    if ("error" in result) {
      this.#damaged.add(job.picture.digest);
      return false;
    }
    this.#keep(job, result);
    if (!kept)
      unlessItFails(
        "",
        () => {},
        () => this.#cache?.put(job.key, result),
      );
    return true;
  }

  /** A process that a picture has brought down does nothing any more; the next picture gets another. */
  #encode(job: PictureJob): Promise<Encoded> {
    return this.#encoder.run(job).catch((error: unknown) => {
      this.#encoder = new Encoder();
      throw error;
    });
  }

  #kept({ key, picture }: PictureJob): Bundle | undefined {
    const bundle = this.#cache?.take(key, (kept) => isBundleOf(picture, kept));
    return bundle === "damaged" ? undefined : bundle;
  }

  #keep({ picture }: PictureJob, bundle: Bundle): void {
    this.#tones.set(picture.digest, toneIn(bundle));
    writeBundle(filesOf(bundle), this.#output);
  }

  #jobOf(name: string): PictureJob | undefined {
    this.#shownBy ??= new Map(
      this.#bearers.flatMap((bearer) =>
        picturesOf(bearer).flatMap((picture) => (picture.shown ? [[nameOf(picture), bearer] as const] : [])),
      ),
    );
    const bearer = this.#shownBy.get(name);
    return bearer && jobsOf([bearer], { url: this.#url }).find(({ picture }) => nameOf(picture) === name);
  }
}

/** What the names of its files begin with. */
function nameOf(picture: Sized): string {
  const [[, name = ""] = []] = [...largestOf(picture).path.matchAll(FILE)];
  return name;
}
