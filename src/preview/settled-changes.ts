import { statSync } from "node:fs";
import { extname, join, relative, resolve, sep } from "node:path";
import type { PublicationFolders } from "../content/read-publication.ts";
import type { Changes } from "./live-job.ts";

/** What has changed, for whoever has to do something about it. */
export interface SiteChanges extends Changes {
  /** The program itself. */
  readonly code: boolean;
}

export const EVERYTHING: SiteChanges = { articles: [], data: true, styles: true, code: true };

/** An editor saves in several steps. */
const SETTLE_MS = 30;
/** When more than one article changes, git is at work, which writes many files at once. */
const SETTLE_MANY_MS = 150;
const CODE = /^\.(?:[cm]?[jt]sx?|json)$/;
/** What bundles for readers are made of. */
const SHIPPED = ["src/styles", "src/browser"].map((folder) => resolve(folder));

/** Gathers changes until nothing more comes for a moment, and gives them on as one. */
export class SettledChanges {
  readonly #places: PublicationFolders;
  readonly #ready: (changes: SiteChanges) => void;
  readonly #articles = new Set<string>();
  #others: Omit<SiteChanges, "articles"> = { data: false, styles: false, code: false };
  #timer: NodeJS.Timeout | undefined;
  /** Whether an empty file has been waited for. */
  #patient = false;

  constructor(places: PublicationFolders, ready: (changes: SiteChanges) => void) {
    this.#places = places;
    this.#ready = ready;
  }

  add(path: string): void {
    const { articles, data } = this.#places;
    const shipped = SHIPPED.some((folder) => isIn(folder, path)) || extname(path) === ".css";
    if (isIn(articles, path)) this.#articles.add(path);
    else if (isIn(data, path)) this.#others = { ...this.#others, data: true };
    else if (shipped) this.#others = { ...this.#others, styles: true };
    else if (CODE.test(extname(path))) this.#others = { ...this.#others, code: true };
    // What an editor or a file manager puts beside them, and the host's rules, which the check looks at.
    else if (extname(path) !== ".toml") return;
    this.#patient = false;
    this.#wait(this.#isMany() ? SETTLE_MANY_MS : SETTLE_MS);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#give(), milliseconds);
  }

  #give(): void {
    // Most programs empty a file before they write it; on a busy machine there is time to read it in between.
    if (!this.#patient && [...this.#articles].some(isEmpty)) {
      this.#patient = true;
      this.#wait(SETTLE_MANY_MS);
      return;
    }
    const changes = { articles: [...this.#articles], ...this.#others };
    this.#articles.clear();
    this.#others = { data: false, styles: false, code: false };
    this.#ready(changes);
  }

  #isMany(): boolean {
    return new Set([...this.#articles].map((path) => articleFolderOf(path, this.#places))).size > 1;
  }
}

function isEmpty(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.size === 0;
}

/** Both as one. */
export function together(a: SiteChanges, b: SiteChanges): SiteChanges {
  return {
    articles: [...a.articles, ...b.articles],
    data: a.data || b.data,
    styles: a.styles || b.styles,
    code: a.code || b.code,
  };
}

/** The folder of the article that a file lies in. */
export function articleFolderOf(path: string, { articles }: PublicationFolders): string {
  return join(articles, ...relative(articles, path).split(sep).slice(0, 3));
}

export function isIn(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || (way.split(sep)[0] !== ".." && resolve(folder, way) === resolve(path));
}
