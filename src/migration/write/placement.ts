import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseJson } from "../../content/json-text.ts";
import { Withdrawals } from "../../domain/withdrawal.ts";
import { siteAndPost } from "../identity.ts";
import type { MigratedArticle } from "../model.ts";
import { ShelvedMap } from "../shelved-map.ts";
import type { LedgerEntry, Remembered } from "./ledger.ts";
import type { OurArticle, OurArticles } from "./our-articles.ts";
import { lyingIn, whatWasWritten } from "./parts.ts";
import type { Placed, PlacedArticle } from "./placed.ts";
import { type ArticlePlan, planKnown, planNew, type WhenBoth } from "./plan-article.ts";
import type { RegistryName } from "./registries.ts";
import type { Beaten, Writing } from "./write-batch.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer One)[] ? One[] : T[K] };

/** Decides, article by article, what becomes of it, and keeps account: of an archive, on the disk. */
export class Placement {
  readonly #placed: Mutable<Omit<Placed, "here" | "goneThere" | "registered">> = {
    ...{
      created: 0,
      updated: 0,
      followed: 0,
      unchanged: 0,
      kept: [],
      threeWay: [],
      merged: [],
      goneHere: [],
      unfollowed: [],
      refused: [],
    },
  };
  readonly #here = new ShelvedMap<PlacedArticle>();
  readonly #seen = new ShelvedMap<true>();
  readonly #sites = new Set<string>();
  /** Folders and ids that articles of this run will have. */
  readonly #claimed = new ShelvedMap<true>();
  readonly #withdrawn: ReadonlySet<string>;
  readonly #used: Readonly<Record<RegistryName, Set<string>>> = {
    ...{ sections: new Set(), tags: new Set(), people: new Set(), sources: new Set() },
  };

  /** @param begun what a killed run was about to write */
  constructor(
    private readonly places: { readonly articles: string; readonly data: string; readonly whenBoth: WhenBoth },
    private readonly remembered: Remembered,
    private readonly begun: ReadonlyMap<string, LedgerEntry>,
    private readonly ours: OurArticles,
  ) {
    this.#withdrawn = withdrawnIn(places.data);
  }

  /** What is to be written of some articles. All that needs no writing is accounted for. */
  async plan(articles: readonly MigratedArticle[]): Promise<Writing[]> {
    const writings: Writing[] = [];
    for (const article of articles) {
      const identity = identityIn(article);
      if (this.#seen.has(identity)) continue;
      this.#seen.set(identity, true);
      this.#sites.add(siteAndPost(identity).site);
      const plan = await this.#planOf(identity, article);
      if (!plan) continue;
      const { remember } = plan;
      if (plan.writes.length > 0 && remember) writings.push({ identity, plan, remember });
      else this.#account(identity, plan);
    }
    return writings;
  }

  /** Accounts for what was written, but for those that somebody else was faster with. */
  done(writings: readonly Writing[], beaten: ReadonlyMap<string, Beaten>): void {
    for (const { identity, plan, remember } of writings) {
      const why = beaten.get(identity);
      if (why === undefined) {
        this.#account(identity, plan);
        continue;
      }
      this.#placed.refused.push({ ...placedAs(identity, remember), why: why === "taken" ? "folder" : why });
      // Some of its files may have been written before.
      if (why === "changed-meanwhile") this.#recall(identity, [...this.#known(identity), remember], plan.at);
    }
  }

  /** Whether an article that was written needs something of a registry. */
  uses(registry: RegistryName, key: string): boolean {
    return this.#used[registry].has(key);
  }

  /** The account, when all articles have been seen. */
  placed(): Omit<Placed, "registered"> {
    for (const [identity, entry] of this.begun) {
      const our = this.#seen.has(identity) ? undefined : this.#locate(identity, [entry]);
      if (our) this.#recall(identity, this.#known(identity), our.at);
    }
    return { ...this.#placed, goneThere: [...this.#goneThere()], here: this.#here };
  }

  /** Lets go of what only this run had to know; `here` is for whoever asks on. */
  close(): void {
    this.#seen.close();
    this.#claimed.close();
  }

  *#goneThere(): Generator<PlacedArticle> {
    for (const identity of this.remembered.entries.keys()) {
      if (this.#seen.has(identity) || !this.#sites.has(siteAndPost(identity).site)) continue;
      const entry = this.remembered.entries.get(identity);
      const our = entry && this.#locate(identity, [entry]);
      if (our) yield placedAs(identity, { id: entry.id, at: our.at });
    }
  }

  async #planOf(identity: string, article: MigratedArticle): Promise<ArticlePlan | undefined> {
    const known = this.#known(identity);
    const our = this.#locate(identity, known);
    if (our && !this.#withdrawn.has(our.at)) {
      return planKnown(article, our, known, this.places.articles, this.places.whenBoth);
    }
    const { year, month, slug } = article.folder;
    const [last, id = ""] = [this.remembered.entries.get(identity), article.record.id];
    const at = `${year}/${month}/${slug}`;
    if (last || our) {
      this.#placed.goneHere.push(placedAs(identity, last ?? { id, at: our?.at ?? at }));
      return undefined;
    }
    const why = this.#obstacle(at, id);
    if (why) {
      this.#placed.refused.push({ ...placedAs(identity, { id, at }), why });
      return undefined;
    }
    for (const one of [at, id]) this.#claimed.set(one, true);
    return planNew(article);
  }

  #obstacle(at: string, id: string): "folder" | "id" | "withdrawn" | undefined {
    if (this.#withdrawn.has(at)) return "withdrawn";
    if (this.#claimed.has(at) || existsSync(join(this.places.articles, at))) return "folder";
    return this.#claimed.has(id) || this.ours.byId.has(id) ? "id" : undefined;
  }

  /** By the ledger first, then by the journal. */
  #known(identity: string): LedgerEntry[] {
    return [this.remembered.entries, this.begun].flatMap((entries) => entries.get(identity) ?? []);
  }

  /** By what an article says of itself; where its record cannot be read, by its folder. */
  #locate(identity: string, known: readonly LedgerEntry[]): OurArticle | undefined {
    const { byPost, byId, byFolder } = this.ours;
    const [post, ids] = [byPost.get(identity), known.flatMap(({ id }) => byId.get(id) ?? [])];
    return post ?? ids[0] ?? known.flatMap(({ at }) => byFolder.get(at) ?? []).find(({ id }) => id === "");
  }

  #recall(identity: string, known: readonly LedgerEntry[], at: string): void {
    const written = whatWasWritten(known, lyingIn(join(this.places.articles, at)));
    if (written) this.remembered.entries.set(identity, { ...written, at });
  }

  #note({ section, tags = [], authors = [], sources = [] }: MigratedArticle["record"]): void {
    const named = sources.map((source) =>
      typeof source === "string" ? source : "source" in source ? source.source : "",
    );
    if (section !== undefined) this.#used.sections.add(section);
    for (const tag of tags) this.#used.tags.add(tag);
    for (const author of authors) this.#used.people.add(author);
    for (const source of named) this.#used.sources.add(source);
  }

  #account(identity: string, plan: ArticlePlan): void {
    const { is, at, record, remember, threeWay, unfollowed } = plan;
    if (plan.writes.length > 0) this.#note(record);
    if (remember) this.remembered.entries.set(identity, remember);
    const article = placedAs(identity, { id: remember?.id ?? this.ours.byFolder.get(at)?.id ?? "", at });
    this.#here.set(identity, article);
    const { kept, merged } = this.#placed;
    if (is === "three-way") this.#placed.threeWay.push({ ...article, files: threeWay });
    else if (threeWay.length > 0) merged.push({ ...article, files: threeWay });
    if (is === "update" && threeWay.length === 0) this.#placed.followed += 1;
    if (is === "create") this.#placed.created += 1;
    else if (is === "update") this.#placed.updated += 1;
    else if (is === "kept") kept.push(article);
    else if (is === "unchanged") this.#placed.unchanged += 1;
    for (const what of unfollowed) this.#placed.unfollowed.push({ ...article, what });
  }
}

function identityIn({ identity }: MigratedArticle): string {
  const { site, post } = siteAndPost(identity);
  return `${site}|${post}`;
}

function placedAs(identity: string, { id, at }: { readonly id: string; readonly at: string }): PlacedArticle {
  return { identity, id, address: `/${at}/` };
}

/** Folders of articles that were taken down; their addresses say so for ever. */
function withdrawnIn(data: string): ReadonlySet<string> {
  const path = join(data, "withdrawals.json");
  const read = existsSync(path) ? Withdrawals.safeParse(parseJson(readFileSync(path, "utf8"))) : undefined;
  const whole = (read?.data ?? []).filter(({ picture, media }) => picture === undefined && media === undefined);
  return new Set(whole.map(({ path: address }) => address.replace(/^\/|\/$/g, "")));
}
