import type { AiPolicy } from "../domain/ai.ts";
import { UNKNOWN_ROBOTS } from "../domain/archive.ts";
import type { Section, Tag } from "../domain/article.ts";
import type { DateStamp } from "../domain/date-stamp.ts";
import type { MediaSettings } from "../domain/media-policy.ts";
import type { Signature } from "../domain/signature.ts";
import type {
  IndexMode,
  NamedSourceRecord,
  RegisteredSource,
  SourceCitation,
  SourceRegistry,
} from "../domain/source.ts";
import { partOf } from "../domain/withdrawal.ts";
import { digestedOnce, digestOf } from "../kept/digest.ts";
import type { OldSite } from "./archive-registry.ts";
import type { NamedPeople, PeopleNames } from "./people.ts";
import type { SiteData } from "./site-data.ts";
import { citation, foldName, type NamedSources, proposing } from "./source-registry.ts";

/** What the reading of an article may ask of the publication's facts, each by a name, and what it is told. */
interface Answers {
  readonly section: Section | undefined;
  /** The first of the menu, to show what has to be put right in. */
  readonly anySection: Section | undefined;
  readonly tag: Tag | undefined;
  /** By a name as it is folded. */
  readonly source: SourceCitation | undefined;
  readonly terms: RegisteredSource | undefined;
  /** All of it: a mistyped name is held against every other one. */
  readonly registry: SourceRegistry;
  /** Those who go by a name as it is folded: whose it is is plain where there is one. */
  readonly people: readonly Signature[];
  /** All of them: as of sources. */
  readonly peopleNames: PeopleNames["known"];
  /** Reasons why pictures and the like of an article, by its address, may no longer be shown, by their names. */
  readonly withdrawn: Readonly<Record<string, string>>;
  /** What of other hosts articles may play. */
  readonly media: MediaSettings | undefined;
  /** When the last articles of an old site were moved, if one of this number was: the address of the site, a space, the number. */
  readonly moved: DateStamp | undefined;
  /** Whose pictures of an old site are, by its address. */
  readonly rights: OldSite["rights"] | undefined;
  /** What search engines are told of old texts of which nobody knows whose they are. */
  readonly archiveRobots: IndexMode;
  /** What becomes of texts that a machine has made and nobody has reviewed. */
  readonly unreviewed: AiPolicy["unreviewed"];
  /** Of a cited text that is gone for good, by its address. */
  readonly lost: LostOriginal | undefined;
}
type LostOriginal = { readonly copy?: string };
type Kind = keyof Answers;

/** Of nearly every article. */
const NONE_WITHDRAWN: Answers["withdrawn"] = digestedOnce({});

/** The facts of a publication as articles ask for them, and digests of the answers. */
export class SiteFacts {
  readonly siteData: SiteData;
  readonly #withdrawn = new Map<string, Record<string, string>>();
  readonly #digests = new Map<string, string>();
  readonly #answers: { readonly [K in Kind]: (name: string) => Answers[K] };

  constructor(siteData: SiteData) {
    this.siteData = siteData;
    const { sections, tags, sources, sourceNames, peopleNames, withdrawals, oldSites } = siteData;
    for (const { path, picture, media, reason, date } of withdrawals) {
      const part = partOf({ picture, media });
      if (!part) continue;
      const here = this.#withdrawn.get(path) ?? {};
      here[part] = `${date.label}撤下：${reason}`;
      this.#withdrawn.set(path, here);
    }
    this.#answers = {
      section: (key) => sections.get(key),
      anySection: () => sections.values().next().value,
      tag: (key) => tags.get(key),
      source: (name) => sourceNames.citationOf(name),
      terms: (key) => sourceNames.termsOf({ key, name: "" }),
      registry: () => sources,
      people: (name) => peopleNames.named(name),
      peopleNames: () => peopleNames.known,
      media: () => siteData.site.media,
      moved: (post) => {
        const [url = "", number] = post.split(" ");
        const site = oldSites.get(url);
        return site?.posts.has(Number(number)) ? site.moved : undefined;
      },
      rights: (url) => oldSites.get(url)?.rights,
      lost: (url) => siteData.lostOriginals.get(url),
      unreviewed: () => siteData.site.ai?.unreviewed ?? "refuse",
      archiveRobots: () => siteData.site.archive?.robots ?? UNKNOWN_ROBOTS,
      withdrawn: (address) => this.#withdrawn.get(address) ?? NONE_WITHDRAWN,
    };
  }

  answer<K extends Kind>(kind: K, name: string): Answers[K] {
    return this.#answers[kind](name);
  }

  /** @param question as `AskedFacts` remembers it @returns the same as long as the answer is the same */
  digestOf(question: string): string {
    let digest = this.#digests.get(question);
    if (digest === undefined) {
      const kind = question.slice(0, question.indexOf(" "));
      digest = isKind(kind, this.#answers) ? digestOf(this.answer(kind, question.slice(kind.length + 1)) ?? null) : "";
      this.#digests.set(question, digest);
    }
    return digest;
  }
}

function isKind(name: string, answers: Readonly<Record<Kind, unknown>>): name is Kind {
  return Object.hasOwn(answers, name);
}

/** The facts as one article asks for them. It remembers the questions: what nobody has asked, nothing depends on. */
export class AskedFacts implements NamedSources, NamedPeople {
  readonly url: string;
  readonly timeZone: string;
  readonly nearest: NamedSources["nearest"];
  readonly #facts: SiteFacts;
  readonly #nearestPerson: NamedPeople["nearestPerson"];
  readonly #asked = new Set<string>();

  constructor(facts: SiteFacts) {
    const { site, sourceNames, peopleNames } = facts.siteData;
    this.url = site.url;
    this.timeZone = site.timeZone;
    this.#facts = facts;
    const nearest = proposing(sourceNames);
    this.#nearestPerson = proposing(peopleNames);
    this.nearest = (name) => {
      this.#ask("registry", "");
      return nearest(name);
    };
  }

  /** Every question that was asked, with what it was about. */
  get questions(): readonly string[] {
    return [...this.#asked];
  }

  section(key: string): Section | undefined {
    return this.#ask("section", key);
  }

  anySection(): Section | undefined {
    return this.#ask("anySection", "");
  }

  tag(key: string): Tag | undefined {
    return this.#ask("tag", key);
  }

  /** Reasons by name. A picture's credit stays on the page when the picture itself goes. */
  withdrawnParts(address: string): ReadonlyMap<string, string> {
    return new Map(Object.entries(this.#ask("withdrawn", address)));
  }

  /** Undefined of a text that can be opened, as far as is known. */
  lostOriginal(url: string): LostOriginal | undefined {
    return this.#ask("lost", url);
  }

  unreviewed(): AiPolicy["unreviewed"] {
    return this.#ask("unreviewed", "");
  }

  mediaSettings(): MediaSettings | undefined {
    return this.#ask("media", "");
  }

  /** When the last articles of an old site were moved; undefined when no post of this number was. */
  movedPost(site: string, post: number): DateStamp | undefined {
    return this.#ask("moved", `${site} ${post}`);
  }

  pictureRights(site: string): OldSite["rights"] {
    return this.#ask("rights", site) ?? [];
  }

  archiveRobots(): IndexMode {
    return this.#ask("archiveRobots", "");
  }

  termsOf({ key }: SourceCitation): RegisteredSource | undefined {
    return key === undefined ? undefined : this.#ask("terms", key);
  }

  peopleNamed(name: string): readonly Signature[] {
    return this.#ask("people", foldName(name));
  }

  nearestPerson(name: string): string | undefined {
    this.#ask("peopleNames", "");
    return this.#nearestPerson(name);
  }

  resolve(record: NamedSourceRecord): SourceCitation | undefined {
    return citation(record, (name) => this.#ask("source", foldName(name)));
  }

  #ask<K extends Kind>(kind: K, name: string): Answers[K] {
    this.#asked.add(`${kind} ${name}`);
    return this.#facts.answer(kind, name);
  }
}
