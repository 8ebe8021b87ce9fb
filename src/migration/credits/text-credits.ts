import type { Kind } from "../../domain/kind.ts";
import { type ContributorRecord, ROLES } from "../../domain/signature.ts";
import type { SourceRecord } from "../../domain/source.ts";
import { webAddress } from "../../domain/text-rules.ts";
import { namesNobody } from "../../manuscripts/credit-owners.ts";
import { type Label, namesOrigin } from "../../manuscripts/label-words.ts";
import { COUNT, originOf, readDay } from "../../manuscripts/labels.ts";
import { isPenName } from "../../manuscripts/person-name.ts";
import { sourceKey } from "../../manuscripts/source-keys.ts";
import type { CreditFound } from "../model.ts";
import {
  authorsIn,
  helpersIn,
  isOutletName,
  namesNoAuthor,
  originalAuthor,
  photographersIn,
  tookPictures,
} from "./author-value.ts";
import { HELPERS, kindOf, NAMES_SOMEBODY, ORIGINS } from "./facts.ts";
import { type Judge, sourceOfSite } from "./judge.ts";
import { isDeskName, isNoName, isReport } from "./no-name.ts";
import { type UsedText, withUsedText } from "./used-text.ts";

const SAYS_OWN = /^(?:原创|本站原创|本报原创|本网原创)$/u;

/** What the lines around a text say of it, while they are read. */
export class TextCredits {
  readonly authors: string[] = [];
  readonly contributors: ContributorRecord[] = [];
  readonly found: CreditFound[] = [];
  readonly #sources = new Map<string, SourceRecord>();
  readonly #kinds = new Set<Kind>();
  readonly #judge: Judge;
  readonly #ofPictures: (said: string, from: string) => boolean;
  desk: string | undefined;
  /** Of the text that was used, whoever's it was. */
  #original: UsedText = {};
  day: string | undefined;
  /** Whether the text says that it came from somewhere, be it nobody's or a name that nobody has registered. */
  isOthers = false;

  /** @param ofPictures hears what a line says of all pictures. @returns whether there are any */
  constructor(judge: Judge, ofPictures: (said: string, from: string) => boolean) {
    [this.#judge, this.#ofPictures] = [judge, ofPictures];
  }

  get kind(): Kind | undefined {
    return kindOf(this.#kinds);
  }

  /** The original's title and address belong to a source that stands alone. */
  get sources(): readonly SourceRecord[] {
    const reprinted = this.kind === "reprint" && !this.authors[1] ? this.authors[0] : undefined;
    const author = this.#original.author ?? reprinted;
    return withUsedText([...this.#sources.values()], { ...this.#original, ...(author !== undefined && { author }) });
  }

  get unplaced(): readonly string[] {
    const placed = JSON.stringify(this.sources);
    return Object.values(this.#original).filter((what) => !placed.includes(JSON.stringify(what)));
  }

  /**
   * Reads one line, whose labels were told apart.
   * @param url that the line links to
   * @returns whether all that it says is in fields now, so that it can leave the text
   */
  read(labels: readonly Label[], from: string, url: string | undefined): boolean {
    const origins = labels.filter(({ subject }) => ORIGINS.has(subject));
    const isLinked = (label: Label) => labels.length === 1 || (origins.length === 1 && label === origins[0]);
    const taken = labels.map((label) => this.#label(label, from, isLinked(label) ? url : undefined));
    return taken.every((one) => one);
  }

  /** @param key of the registry; undefined asks for any */
  hasSource(key?: string): boolean {
    return key === undefined ? this.#sources.size > 0 : this.#sources.has(key);
  }

  /** Sources by their names alone, as where a text ends in them. */
  names(said: readonly string[], from: string): boolean {
    return said.map((name) => this.#source(name, from, undefined)).every((one) => one);
  }

  addSource(source: SourceRecord, from: string): void {
    this.#sources.set(typeof source === "string" ? source : "source" in source ? source.source : source.name, source);
    this.found.push({ of: "text", certainty: "certain", from });
  }

  #label(label: Label, from: string, url: string | undefined): boolean {
    const { subject, value, word } = label;
    if (subject === "source" && SAYS_OWN.test(value)) return this.#say("original", from);
    // What somebody has read up in is no source of the text.
    if (subject === "source" && /^(?:参考(?:资料|文献)?|ref(?:erences?)?)$/u.test(word)) return false;
    if (NAMES_SOMEBODY.has(subject) && isNoName(value)) return this.#leave(from, "unknown");
    if (ORIGINS.has(subject)) return this.#origin(label, from, url);
    if (subject === "compiled") return this.#origin(label, from, undefined);
    if (subject === "author" && !word.startsWith("原")) return this.#author(word, value, from);
    if (subject === "author") this.#original.author ??= originalAuthor(value);
    // Whoever took pictures that name somebody else, or are not here.
    if (subject === "credit")
      return this.#ofPictures(value, from) || this.#takePart(photographersIn(word, value) ?? [], from);
    if (subject === "counts") return COUNT.test(value);
    if (HELPERS.has(subject)) return this.#helper(label, from);
    if (subject === "original") {
      this.#original.title ??= value.replace(/^《(.+)》$/u, "$1").slice(0, 200);
      return true;
    }
    if (subject === "link") return this.#link(url ?? value, from, word);
    if (subject === "date") {
      this.day ??= readDay(value);
      return readDay(value) !== undefined;
    }
    // Whoever has read the proofs has no field, nor who wrote the original of nobody's: the line stays.
    return subject === "author" && this.#sources.size === 1;
  }

  #say(kind: Kind, from: string): true {
    this.#kinds.add(kind);
    this.found.push({ of: "text", certainty: "certain", from });
    return true;
  }

  #origin(label: Label, from: string, url: string | undefined): boolean {
    const { names } = this.#judge;
    const origin = originOf(label, names);
    if (origin.nobody) {
      if (origin.kind) this.#kinds.add(origin.kind);
      this.isOthers = true;
      this.found.push({ of: "text", certainty: "unknown", from });
      return false;
    }
    // Each is asked, whatever the first turns out to be.
    const makers = (origin.authors ?? []).map((name) => this.#maker(name, label.word, from, url));
    if (!makers.every((one) => one)) return false;
    // One link beside several names belongs to one of them at most.
    const linked = origin.sources.length === 1 ? url : undefined;
    // 网络 beside a name is nobody besides.
    const named = origin.sources.filter((said) => !namesNobody(said));
    const taken = named.map((said) => this.#source(said, from, linked)).every((one) => one);
    // A registered outlet that has compiled is whose text it is; how it came here is another matter.
    const theirs = /^(?:综合|编译)/u.test(label.value) || label.subject !== "source" || origin.sources.length !== 1;
    const said =
      label.subject === "source" && !/综合|编译|翻译|转载|綜合|編譯|翻譯|轉載/u.test(label.value)
        ? undefined
        : origin.kind;
    if (said && theirs && (taken || origin.sources.length === 0)) this.#kinds.add(said);
    if (origin.desk !== undefined && !isDeskName(origin.desk)) return this.#leave(from, "unknown");
    if (origin.desk !== undefined) {
      this.desk ??= origin.desk.slice(0, 40);
      this.#kinds.add(origin.kind ?? "compilation");
    }
    if (origin.sources.length === 0) this.found.push({ of: "text", certainty: "certain", from });
    return taken;
  }

  /** Who has compiled: a person, or an outlet whose reports it was made from. */
  #maker(name: string, word: string, from: string, url: string | undefined): boolean {
    const isAuthor = word.startsWith("综合");
    const record = (one: string) => {
      if (isAuthor) this.sign(one, from);
      else this.contributors.push({ name: one, role: "translator" });
    };
    const isOutlet = isOutletName(name, this.#judge.names);
    if (isOutlet || !isPenName(name))
      return isOutlet ? this.#source(name, from, url) : this.askPerson(isAuthor ? "作者" : "编译", name, from, record);
    record(name);
    return true;
  }

  #source(said: string, from: string, url: string | undefined): boolean {
    const verdict = this.#judge.source(isReport(said) ? from.replace(/^[([（【]|[)\]）】]$/gu, "") : said, url);
    this.isOthers ||= verdict.is !== "nobody";
    if (verdict.is === "certain") this.addSource(verdict.source, from);
    else this.found.push({ of: "text", certainty: verdict.is === "nobody" ? "unknown" : "asked", from });
    return verdict.is === "certain";
  }

  #author(word: string, value: string, from: string): boolean {
    if (namesNoAuthor(value)) return this.#leave(from, "unknown");
    const key = sourceKey(value, this.#judge.names);
    if (key !== undefined) {
      this.addSource(key, from);
      return true;
    }
    const read = authorsIn(word, value, this.#judge.names);
    if (!read) return this.askPerson("作者", value, from, (name) => this.sign(name, from));
    for (const name of read.people) this.sign(name, from);
    // Whoever has taken no picture here is named all the same.
    if (tookPictures(word)) this.#ofPictures(value, from);
    const taken = read.outlet === undefined || this.#source(read.outlet, from, undefined);
    return taken && !read.tellsMore;
  }

  /** @returns whether somebody has answered who it is */
  askPerson(role: string, value: string, from: string, record: (name: string) => void): boolean {
    const decided = this.#judge.author(`${role}：${value}`, `${role}：${value}`, "留在正文里，不当作署名");
    if (typeof decided !== "string") return this.#leave(from, "asked");
    record(decided);
    return true;
  }

  sign(name: string, from: string): void {
    if (!this.authors.includes(name)) this.authors.push(name);
    this.found.push({ of: "text", certainty: "certain", from });
  }

  #leave(from: string, certainty: "asked" | "unknown"): false {
    this.found.push({ of: "text", certainty, from });
    return false;
  }

  #helper(label: Label, from: string): boolean {
    const people = helpersIn(label, this.#judge.names);
    if (people) return this.#takePart(people, from);
    const role = ROLES.find((one) => one === label.subject) ?? "editor";
    return this.askPerson(label.word, label.value, from, (name) => this.contributors.push({ name, role }));
  }

  #takePart(people: readonly ContributorRecord[], from: string): boolean {
    const isNamed = (one: ContributorRecord) =>
      this.contributors.some((other) => other.name === one.name && other.role === one.role);
    this.contributors.push(...people.filter((one) => !isNamed(one)));
    if (people.length > 0) this.found.push({ of: "text", certainty: "certain", from });
    return people.length > 0;
  }

  /** @param word by it the line leads to the text, or says whose it is: 转载自 needs no other name than the site's */
  #link(address: string, from: string, word: string): boolean {
    const url = webAddress.safeParse(address.trim()).data;
    if (url === undefined) return false;
    const registered = this.#judge.linked(url);
    const source = registered ?? (namesOrigin(word) ? sourceOfSite(url) : undefined);
    if (source === undefined) this.#original.url ??= url;
    else this.addSource(source, from);
    if (source !== undefined && /转|摘|选/u.test(word)) this.#kinds.add("reprint");
    if (source !== undefined && /译自|translated/u.test(word)) this.#kinds.add("translation");
    return source !== undefined || this.#sources.size === 1;
  }
}
