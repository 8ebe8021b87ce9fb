import { type Answer, NOTHING } from "../../search/answer.ts";
import type { Archive, Facets } from "../../search/shard.ts";
import { type Ahead, type Asked, Inquiry } from "./inquiry.ts";
import { type Index, openIndex } from "./open-index.ts";
import { OutdatedPage } from "./outdated-page.ts";

/** An answer, and by which index. */
export interface Found extends Answer {
  /** How often another index has taken the place of the one before. */
  readonly renewals: number;
}

/** So many lists are read at most for one answer. */
const MOST_LISTS = 3;
/** So long a list counts as the one that is public: longer than anybody types, shorter than a page is left open. */
export const LASTING_MS = 5 * 60_000;

/** Answers the page's questions, one at a time; it does not know the page. */
export class Engine {
  private index: Promise<Index> | undefined;
  private inquiry: Inquiry | undefined;
  /** The last list that was read. */
  private list: string | undefined;
  private readAt = 0;
  private renewals = 0;
  private handed: string | undefined;

  /**
   * @param open opens the index; a test brings its own
   * @param now milliseconds since 1970
   */
  constructor(
    private readonly open: (cache: "no-cache" | "reload", list?: string) => Promise<Index> = openIndex,
    private readonly now = Date.now,
  ) {}

  /** Loads the list, so that the first question does not wait for it. */
  async warm(): Promise<void> {
    await this.reading(async () => {});
  }

  /** Takes a list that the page has fetched while this script was starting; the first index is opened by it. */
  hand(list: string): void {
    if (!this.index) this.handed = list;
  }

  /** Begins to load what the answer will need. */
  async prepare(asked: Asked): Promise<void> {
    const inquiry = new Inquiry(asked);
    await this.reading((archive) => inquiry.prepare(archive));
  }

  /** @returns the first results; nothing when nothing was asked @throws OutdatedPage, Error when there is no index */
  ask(asked: Asked): Promise<Found> {
    const inquiry = new Inquiry(asked);
    this.inquiry = inquiry;
    return this.found((archive) => inquiry.next(archive));
  }

  /** The next results of the last question. */
  async more(): Promise<Found> {
    const { inquiry } = this;
    return this.found(async (archive) => inquiry?.next(archive) ?? NOTHING);
  }

  /** More of what is related to it. */
  async moreRelated(): Promise<Found> {
    const { inquiry } = this;
    return this.found(async (archive) => inquiry?.nextRelated(archive) ?? NOTHING);
  }

  /** Whether the last question has more of what was offered. */
  async lookAhead(): Promise<Ahead> {
    const { inquiry } = this;
    return inquiry ? this.reading((archive) => inquiry.lookAhead(archive)) : { more: false, moreRelated: false };
  }

  /** What the candidates of the last question can be narrowed down to. */
  async facets(): Promise<Facets> {
    const { inquiry } = this;
    return inquiry ? this.reading((archive) => inquiry.facets(archive)) : {};
  }

  private async found(work: (archive: Archive) => Promise<Answer>): Promise<Found> {
    const answer = await this.reading(work);
    return { ...answer, renewals: this.renewals };
  }

  /**
   * Works with the index. Where that fails the site may have been published anew, and what the list names may be gone: the
   * list is read again past all caches, and where it is another one the work is done with that; each list is tried once.
   */
  private async reading<T>(work: (archive: Archive) => Promise<T>): Promise<T> {
    const tried = new Set<string>();
    const isOld = this.now() - this.readAt >= LASTING_MS;
    let opening = this.index && !isOld ? this.index : this.opened("no-cache", this.index);
    for (;;) {
      const archive = await opening;
      try {
        return await work(archive);
      } catch (error) {
        if (error instanceof OutdatedPage) throw error;
        tried.add(archive.list);
        // A question asked meanwhile may have come to the same end, and has read the list then.
        opening = this.index && this.index !== opening ? this.index : this.opened("reload");
        if (tried.has((await opening).list) || tried.size === MOST_LISTS) throw error;
      }
    }
  }

  /** @param kept goes on being asked where the list is still the same, or cannot be read now */
  private opened(cache: "no-cache" | "reload", kept?: Promise<Index>): Promise<Index> {
    this.readAt = this.now();
    const { handed } = this;
    this.handed = undefined;
    const opening = this.open(cache, handed).then(
      (index) => {
        if (kept && index.list === this.list) return kept;
        if (this.list !== undefined && this.list !== index.list) this.renewals += 1;
        this.list = index.list;
        return index;
      },
      (error: unknown) => {
        if (kept && !(error instanceof OutdatedPage)) return kept;
        throw error;
      },
    );
    this.index = opening;
    opening.catch(() => {
      if (this.index === opening) this.index = undefined;
    });
    return opening;
  }
}
