import { type Answer, NOTHING, type Offer } from "../../search/answer.ts";
import { comeNearest } from "../../search/fallback.ts";
import { inPart } from "../../search/meanings.ts";
import { periodsIn } from "../../search/period.ts";
import { isQuoted, readQueries } from "../../search/query.ts";
import { type Answer as Exact, type Order, Question } from "../../search/question.ts";
import { type Related, Relatives } from "../../search/relatives.ts";
import { resultOf } from "../../search/result.ts";
import { hasTraditional } from "../../search/script.ts";
import type { Archive, Facets, Filters } from "../../search/shard.ts";
import { soundingAlike, soundingAlikeInPart } from "../../search/sounds.ts";
import { atOnce, FEW, prepare, relativesOf } from "./foresight.ts";
import { offerFor } from "./offering.ts";

/** What the page asks for. */
export interface Asked {
  readonly typed: string;
  readonly filters: Filters;
  readonly order: Order;
}

/** A question that an index has been asked, and its first answer as long as nobody has had it. */
interface Begun {
  readonly archive: Archive;
  /** In simplified characters. */
  readonly typed: string;
  readonly question: Question | undefined;
  first: Exact | undefined;
  /** What may have been meant. */
  relatives?: Relatives;
}

/** Whether more is there of what is offered; undefined where that is not known. */
export interface Ahead {
  readonly more: boolean | undefined;
  readonly moreRelated: boolean | undefined;
}

const NEAREST = 10;
/** Words that stand in a title may be typed for others of the same sound. */
const SHORT = 2;
const HAN = /\p{Script=Han}/u;

/** One thing that a reader asks for, through as many indexes as there are until it is answered. */
export class Inquiry {
  private begun: Begun | undefined;
  private isOffered = false;
  /** The last exact ones, until it is known what is related to them. */
  private lastExact: Exact | undefined;
  /** Whether it is known what is related, and whether there is more of it. */
  private relatedIsKnown = false;
  private hasMoreRelated = false;
  /** More of it, which nobody has asked for yet. */
  private ahead: Related | undefined;
  /** Addresses of what was given. */
  private readonly given = new Set<string>();
  private readonly related = new Set<string>();

  constructor(private readonly asked: Asked) {}

  /**
   * The next results, in the order of this index, without those that an earlier one has given; what is related when there
   * are none, and with `nextRelated` when there are no more, or so few as yet that nobody should have to ask for more of
   * them to see it.
   * @param archive the same one as before goes on where it was
   */
  async next(archive: Archive): Promise<Answer> {
    const offering: Promise<{ readonly offer?: Offer }> = this.isOffered
      ? Promise.resolve({})
      : offerFor(this.asked.typed, archive);
    // Whoever waits for it below hears of it, unless the question itself fails before.
    offering.catch(() => {});
    for (;;) {
      const begun = await this.beginning(archive);
      const answer = begun.first ?? (await begun.question?.next());
      begun.first = undefined;
      const offer = await offering;
      // What fails is asked anew, of another index maybe, and has been told nothing.
      this.isOffered = true;
      if (!answer) return { ...NOTHING, ...offer };
      const exact = answer.exact.filter(({ url }) => !this.given.has(url));
      if (exact.length === 0 && answer.exact.length > 0 && answer.more) continue;
      for (const { url } of exact) this.given.add(url);
      const found = { ...answer, exact, related: [], notes: [], moreRelated: false, ...offer };
      if (this.relatedIsKnown)
        return { ...found, related: this.fresh(answer.related), moreRelated: this.hasMoreRelated };
      if (answer.more && answer.found >= FEW) return found;
      if (exact.length === 0 && !answer.more)
        return { ...found, ...withExact(answer, this.known(await this.relatedTo(begun, answer))) };
      this.lastExact = answer;
      return { ...found, moreRelated: true, awaitsRelated: true };
    }
  }

  /** What is related, or more of it. */
  async nextRelated(archive: Archive): Promise<Answer> {
    const begun = await this.beginning(archive);
    const { lastExact: last } = this;
    const more = last ? await this.relatedTo(begun, last) : await this.moreOf(begun, atOnce(0));
    this.lastExact = undefined;
    return { ...NOTHING, ...(last && { found: last.found }), ...this.known(more) };
  }

  private known(related: Partial<Answer>): Partial<Answer> {
    this.relatedIsKnown = true;
    this.hasMoreRelated = related.moreRelated ?? false;
    return related;
  }

  /** Whether there is more of what is offered, so that nobody asks for it in vain. */
  async lookAhead(archive: Archive): Promise<Ahead> {
    const { begun } = this;
    if (begun?.archive !== archive) return { more: undefined, moreRelated: undefined };
    const more = begun.question?.lookAhead();
    if (this.hasMoreRelated && !this.ahead) this.ahead = await this.moreOf(begun, 1);
    const { related = [] } = this.ahead ?? {};
    return { more: await more, moreRelated: this.hasMoreRelated && related.length > 0 };
  }

  /** Goes on until there is one that nobody has seen. */
  private async moreOf({ relatives }: Begun, most: number): Promise<Related> {
    const ahead = this.ahead;
    this.ahead = undefined;
    const related = [...(ahead?.related ?? [])];
    const notes = [...(ahead?.notes ?? [])];
    let moreRelated = ahead?.moreRelated ?? true;
    while (relatives && moreRelated && related.length < (ahead ? most : 1)) {
      const more = await relatives.next(most - related.length);
      related.push(...this.fresh(more.related));
      notes.push(...more.notes);
      moreRelated = more.moreRelated;
    }
    return { related, notes, moreRelated: moreRelated && relatives !== undefined };
  }

  /** Begins to load what the answer needs, before the reader has finished typing. */
  async prepare(archive: Archive): Promise<void> {
    const { typed } = this.asked;
    const [plain = typed] = hasTraditional(typed) ? await archive.book.forms(typed) : [];
    prepare(plain, archive);
  }

  /** What its candidates can be narrowed down to. */
  async facets(archive: Archive): Promise<Facets> {
    return (await this.beginning(archive)).question?.facets() ?? {};
  }

  private async relatedTo(begun: Begun, answer: Exact): Promise<Partial<Answer>> {
    const { archive, typed, question } = begun;
    if (answer.found > 0 && isQuoted(typed)) return { related: [] };
    begun.relatives ??= relativesOf(typed, archive, this.asked, answer.found, question?.near());
    const most = atOnce(answer.found);
    const kin = await begun.relatives.next(most);
    if (kin.related.length > 0) return { ...kin, related: this.fresh([...kin.related, ...answer.related]) };
    // Nobody mistypes three characters into what stands in a title.
    const isMeant = [...typed].length > SHORT && answer.exact.some(({ title }) => title.some(({ hit }) => hit));
    if (isMeant) return { ...kin, related: this.fresh(answer.related) };
    begun.relatives = new Relatives(soundingAlike(typed, archive, answer.found), archive, this.asked);
    const alike = await begun.relatives.next(most);
    const [suggestion] = alike.notes[0]?.words ?? [];
    if (suggestion !== undefined) return { ...alike, related: this.fresh(alike.related), suggestion };
    if (answer.found > 0) return { related: this.fresh(answer.related) };
    // Whoever has typed a day gets the day, and not what has a month or a number of it.
    if (periodsIn(typed, new Date()).length > 0) return { related: [] };
    const [query = { parts: [] }] = readQueries(typed);
    // Neither waits for the other; what comes near to all of it is better than what sounds like a part.
    const parts = new Relatives(soundingAlikeInPart(typed, archive), archive, this.asked);
    const [nearest, alikeInPart] = await Promise.all([
      comeNearest(query, archive.shards, this.asked.filters, question?.near() ?? []),
      parts.next(atOnce(0)),
    ]);
    const related = this.fresh(nearest.related.slice(0, NEAREST).map(resultOf));
    if (related.length > 0 || nearest.suggestion)
      return { related, ...(nearest.suggestion && { suggestion: nearest.suggestion }) };
    begun.relatives =
      alikeInPart.related.length > 0 ? parts : new Relatives(inPart(typed, archive), archive, this.asked);
    const some = alikeInPart.related.length > 0 ? alikeInPart : await begun.relatives.next(most);
    return { ...some, related: this.fresh(some.related) };
  }

  /** Those that nobody has seen. */
  private fresh(results: Answer["related"]): Answer["related"] {
    return results.filter(({ url }) => !this.given.has(url) && !this.related.has(url) && this.related.add(url));
  }

  private async beginning(archive: Archive): Promise<Begun> {
    if (this.begun?.archive === archive) return this.begun;
    const begun = { archive, ...(await begin(this.asked, archive)) };
    this.begun = begun;
    return begun;
  }
}

/** What was found by its words alone and has what was typed is exact, where nothing else is. */
function withExact({ found }: Exact, known: Partial<Answer>): Partial<Answer> {
  const exact = found > 0 ? [] : (known.related ?? []).filter(({ asTyped }) => asTyped);
  if (exact.length === 0) return known;
  const related = (known.related ?? []).filter(({ asTyped }) => !asTyped);
  return { ...known, exact, related, found: exact.length, estimate: exact.length };
}

/** Asks in the script that was typed, and in the other one where that finds nothing. */
async function begin(asked: Asked, archive: Archive): Promise<Omit<Begun, "archive">> {
  const { typed, filters, order } = asked;
  const start = async (texts: readonly string[]) => {
    const queries = texts.flatMap(readQueries);
    const plain = texts[0] ?? typed;
    // Nothing but filters: all that they leave.
    if (queries.length === 0 && Object.keys(filters).length > 0) queries.push({ parts: [] });
    if (queries.length === 0) return { typed: plain, question: undefined, first: undefined };
    const question = new Question(queries, archive.shards, filters, order, archive.titles);
    return { typed: plain, question, first: await question.next() };
  };
  const traditional = hasTraditional(typed);
  const texts = traditional ? await archive.book.forms(typed) : [typed];
  prepare(texts[0] ?? typed, archive, asked);
  const begun = await start(texts);
  if (!begun.first || begun.first.found > 0 || traditional || !HAN.test(typed)) return begun;
  // Some words of Taiwan and Hong Kong are written with characters of both scripts: 程式 for 程序, 乾杯 for 干杯.
  const others = (await archive.book.forms(typed)).filter((form) => form !== typed);
  const other = others.length > 0 ? await start(others) : begun;
  // What is asked next, for more or for filters, is about the answer that is shown.
  return (other.first?.found ?? 0) > 0 ? other : begun;
}
