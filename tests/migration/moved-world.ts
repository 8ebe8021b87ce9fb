import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { between, pick, type Random } from "../../scripts/bench/random.ts";
import type { MigratedArticle } from "../../src/migration/model.ts";
import { type PlaceOptions, placeArticles } from "../../src/migration/write/place-articles.ts";
import type { Placed } from "../../src/migration/write/placed.ts";

/** A post of the old site, as far as a move is concerned. */
export interface OldPost {
  readonly number: number;
  title: string;
  month: string;
  slug: string;
  tag: string;
  paragraphs: string[];
  /** Name and content of its picture. */
  picture: string;
  draft: boolean;
}

export const SITE = "https://old.example";

/** An old site that goes on, and what people make of its articles here, in a folder of its own. */
export class MovedWorld {
  readonly posts = new Map<number, OldPost>();
  /** Words that people have put into articles here, by post, and the file in which they stand. */
  readonly ours = new Map<string, { readonly post: number; readonly file: string }>();
  /** Posts whose articles people have taken away. */
  readonly takenAway = new Set<number>();
  #count = 0;
  #last: Placed | undefined;

  constructor(
    readonly root: string,
    private readonly random: Random,
  ) {}

  get articles(): string {
    return join(this.root, "articles");
  }

  get data(): string {
    return join(this.root, "data");
  }

  /** A word that stands nowhere else. */
  #word(): string {
    this.#count += 1;
    return `词${this.#count}`;
  }

  add(): void {
    const number = this.posts.size + 1;
    this.posts.set(number, {
      ...{ number, title: `标题${this.#word()}`, slug: `post-${number}`, draft: this.random() < 0.1 },
      month: pick(this.random, ["04", "05"]),
      tag: pick(this.random, ["a", "b"]),
      paragraphs: Array.from({ length: between(this.random, 1, 6) }, () => `段${this.#word()}。`),
      picture: this.#word(),
    });
  }

  /** Something that editors of the old site do. */
  change(): void {
    const post = [...this.posts.values()][between(this.random, 0, this.posts.size)];
    if (!post) {
      this.add();
      return;
    }
    const { paragraphs } = post;
    const at = between(this.random, 0, paragraphs.length - 1);
    pick(this.random, [
      () => paragraphs.splice(at, 1, `改${this.#word()}。`),
      () => paragraphs.splice(at, 0, `添${this.#word()}。`),
      () => paragraphs.length > 1 && paragraphs.splice(at, 1),
      () => (post.title = `新题${this.#word()}`),
      () => (post.tag = pick(this.random, ["a", "b", "c"])),
      () => (post.picture = this.#word()),
      () => (post.slug = `renamed-${this.#word().slice(1)}`),
      () => (post.month = pick(this.random, ["04", "05", "06"])),
      () => (post.draft = !post.draft),
      () => this.posts.delete(post.number),
    ])();
  }

  /** Something that people here do to an article that was moved. */
  edit(): void {
    const all = [...this.folders()];
    const [number, folder] = all[between(this.random, 0, all.length - 1)] ?? [];
    if (number === undefined || folder === undefined) return;
    const word = this.#word();
    const noted = (file: string) => this.ours.set(word, { post: number, file });
    const change = (file: string, edit: (text: string) => string) => {
      const path = join(folder, file);
      if (!existsSync(path)) return;
      writeFileSync(path, edit(readFileSync(path, "utf8")));
      noted(file);
    };
    const lines = (edit: (all: string[]) => void) => (text: string) => {
      const all = text.trimEnd().split("\n\n");
      // What somebody else has put there stays.
      edit(all);
      return `${all.join("\n\n")}\n`;
    };
    const place = (all: readonly string[]) => between(this.random, 0, all.length - 1);
    pick(this.random, [
      () =>
        change(
          "article.md",
          lines((all) => all.splice(place(all), 0, `我们${word}。`)),
        ),
      () =>
        change(
          "article.md",
          lines((all) => (all[place(all)] += `我们${word}。`)),
        ),
      () => change("article.json", (text) => text.replace(/"title": "/, `$&我们${word}`)),
      () =>
        change("article.json", (text) => `${JSON.stringify({ ...JSON.parse(text), desk: `我们${word}` }, null, 2)}\n`),
      () => change("picture.jpg", () => `我们${word}`),
      () => this.#move(folder),
      () => this.#takeAway(number, folder),
    ])();
  }

  #move(folder: string): void {
    const target = join(dirname(folder), `ours-${this.#word().slice(1)}`);
    renameSync(folder, target);
  }

  #takeAway(number: number, folder: string): void {
    rmSync(folder, { recursive: true });
    this.takenAway.add(number);
    for (const [word, { post }] of this.ours) if (post === number) this.ours.delete(word);
  }

  /** Of every moved article that is here: its folder, by its post. */
  folders(): Map<number, string> {
    if (!existsSync(this.articles)) return new Map();
    const names = readdirSync(this.articles, { recursive: true, encoding: "utf8" });
    return new Map(
      names
        .filter((name) => name.endsWith("article.json"))
        .map((name) => join(this.articles, dirname(name)))
        .map((folder) => [
          Number(/"post": (\d+)/.exec(readFileSync(join(folder, "article.json"), "utf8"))?.[1]),
          folder,
        ]),
    );
  }

  /** The export of today, with the files that belong to it. @param moved when it is moved */
  export(moved: string): MigratedArticle[] {
    return [...this.posts.values()].map((post) => migrated(post, this.root, moved));
  }

  /** The same in another folder. */
  at(root: string): MovedWorld {
    const other = new MovedWorld(root, this.random);
    for (const [number, post] of this.posts) other.posts.set(number, post);
    return other;
  }

  async run(moved: string, more: Partial<PlaceOptions> = {}): Promise<Placed> {
    this.#last?.here.close();
    this.#last = await placeArticles(this.export(moved), { ...optionsIn(this.root), ...more });
    return this.#last;
  }
}

export function optionsIn(root: string): PlaceOptions {
  const tag = (name: string) => ({ name: `标签${name}` });
  return {
    ...{ articles: join(root, "articles"), data: join(root, "data"), dryRun: false, whenBoth: "report", atOnce: 3 },
    registries: { tags: { a: tag("甲"), b: tag("乙"), c: tag("丙") } },
    terms: { "old.example": { "post_tag a": "tag a", "category b": "tag b" } },
    print: () => undefined,
  };
}

/** A post as the steps before make it. */
export function migrated(post: OldPost, root: string, moved: string): MigratedArticle {
  const { number, title, month, slug, tag, paragraphs, picture, draft } = post;
  const copy = join(root, "uploads", `${picture}.jpg`);
  mkdirSync(dirname(copy), { recursive: true });
  if (!existsSync(copy)) writeFileSync(copy, picture);
  return {
    identity: `${SITE}|${number}`,
    folder: { year: "2019", month, slug },
    record: {
      id: `2019${month}01-${slug}`,
      title,
      lede: "导语。",
      published: `2019-${month}-01T00:00:00-07:00`,
      kind: "original",
      section: "news",
      tags: [tag],
      pictures: { picture: { file: "picture.jpg", credit: null } },
      archive: { site: SITE, address: `${SITE}/?p=${number}`, post: number, moved, unknown: ["credit"] },
      ...(draft && { status: "draft" as const }),
    },
    markdown: `${paragraphs.join("\n\n")}\n`,
    files: new Map([["picture.jpg", copy]]),
  };
}

/** Every file in a folder, by its path, but tickets of locks. */
export function snapshot(root: string): ReadonlyMap<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => [path.slice(root.length), readFileSync(path, "latin1")]),
  );
}
