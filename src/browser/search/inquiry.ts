import { type Answer, NOTHING, type Offer } from "../../search/answer.ts";
import { beginningsIn } from "../../search/cut.ts";
import { daysIn } from "../../search/day.ts";
import { comeNearest } from "../../search/fallback.ts";
import { meaningsOf, soundingAlike, soundingAlikeInPart } from "../../search/meanings.ts";
import type { NamedPage } from "../../search/named-page.ts";
import { Numbering } from "../../search/numbering.ts";
import { readQueries } from "../../search/query.ts";
import { type Answer as Exact, type Order, Question } from "../../search/question.ts";
import { type Related, Relatives } from "../../search/relatives.ts";
import { examine, resultOf } from "../../search/result.ts";
import { hasTraditional } from "../../search/script.ts";
import type { Archive, Facets, Filters } from "../../search/shard.ts";
import { rareTermsOf, termsOf } from "../../search/terms.ts";
import { OutdatedPage } from "./outdated-page.ts";

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
  /** What may have been meant, and the first of it as long as nobody has had it. */
  relatives?: Relatives;
  kin?: Related;
}

const OFFERED = 10;
/** Whoever sees fewer exact ones may have meant something else. */
const FEW = 5;
/** Of so many characters every pair is loaded at once; of more, few tell enough. */
const LONG = 6;
const HAN = /\p{Script=Han}/u;

/** One thing that a reader asks for, through as many indexes as there are until it is answered. */
export class Inquiry {
  private begun: Begun | undefined;
  private offered: Promise<{ readonly offer?: Offer }> | undefined;
  /** The last exact ones, until it is known what is related to them. */
  private lastExact: Exact | undefined;
  /** Whether it is known what is related, and whether there is more of it. */
  private relatedIsKnown = false;
  private hasMoreRelated = false;
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
    const offering = this.offered ? Promise.resolve({}) : this.offer(archive);
    this.offered = offering;
    offering.catch(() => {
      this.offered = undefined;
    });
    for (;;) {
      const begun = await this.beginning(archive);
      const answer = begun.first ?? (await begun.question?.next());
      begun.first = undefined;
      const offer = await offering;
      if (!answer) return { ...NOTHING, ...offer };
      const exact = answer.exact.filter(({ url }) => !this.given.has(url));
      if (exact.length === 0 && answer.exact.length > 0 && answer.more) continue;
      for (const { url } of exact) this.given.add(url);
      const found = { ...answer, exact, related: [], notes: [], moreRelated: false, ...offer };
      if (this.relatedIsKnown)
        return { ...found, related: this.fresh(answer.related), moreRelated: this.hasMoreRelated };
      if (answer.more && answer.found >= FEW) return found;
      if (exact.length === 0 && !answer.more) return { ...found, ...this.known(await this.relatedTo(begun, answer)) };
      this.lastExact = answer;
      return { ...found, moreRelated: true, awaitsRelated: true };
    }
  }

  /** What is related, or more of it. */
  async nextRelated(archive: Archive): Promise<Answer> {
    const begun = await this.beginning(archive);
    const { lastExact: last } = this;
    const more = last ? await this.relatedTo(begun, last) : await this.moreOf(begun);
    this.lastExact = undefined;
    return { ...NOTHING, ...(last && { found: last.found }), ...this.known(more) };
  }

  private known(related: Partial<Answer>): Partial<Answer> {
    this.relatedIsKnown = true;
    this.hasMoreRelated = related.moreRelated ?? false;
    return related;
  }

  private async moreOf({ relatives }: Begun): Promise<Partial<Answer>> {
    const more = (await relatives?.next()) ?? NOTHING;
    return { ...more, related: this.fresh(more.related) };
  }

  /** Begins to load what the answer needs, before the reader has finished typing. */
  async prepare(archive: Archive): Promise<void> {
    const { typed } = this.asked;
    if (!hasTraditional(typed)) prepare(typed, archive);
  }

  /** What its candidates can be narrowed down to. */
  async facets(archive: Archive): Promise<Facets> {
    return (await this.beginning(archive)).question?.facets() ?? {};
  }

  private async relatedTo(begun: Begun, answer: Exact): Promise<Partial<Answer>> {
    const { archive, typed, question } = begun;
    begun.relatives ??= relativesOf(typed, archive, this.asked, answer.found);
    const kin = begun.kin ?? (await begun.relatives.next());
    delete begun.kin;
    if (kin.related.length > 0) return { ...kin, related: this.fresh([...kin.related, ...answer.related]) };
    begun.relatives = new Relatives(soundingAlike(typed, archive, answer.found), archive, this.asked);
    const alike = await begun.relatives.next();
    const [suggestion] = alike.notes[0]?.words ?? [];
    if (suggestion !== undefined) return { ...alike, related: this.fresh(alike.related), suggestion };
    if (answer.found > 0) return { related: this.fresh(answer.related) };
    // Whoever has typed a day gets the day, and not what has a month or a number of it.
    if (daysIn(typed, new Date()).length > 0) return { related: [] };
    const [query = { parts: [] }] = readQueries(typed);
    const nearest = await comeNearest(query, archive.shards, this.asked.filters, question?.near() ?? []);
    const related = this.fresh(nearest.related.slice(0, OFFERED).map(resultOf));
    if (related.length > 0 || nearest.suggestion)
      return { related, ...(nearest.suggestion && { suggestion: nearest.suggestion }) };
    begun.relatives = new Relatives(soundingAlikeInPart(typed, archive), archive, this.asked);
    const parts = await begun.relatives.next();
    return { ...parts, related: this.fresh(parts.related) };
  }

  /** Those that nobody has seen. */
  private fresh(results: Answer["related"]): Answer["related"] {
    return results.filter(({ url }) => !this.given.has(url) && !this.related.has(url) && this.related.add(url));
  }

  private async offer(archive: Archive): Promise<{ readonly offer?: Offer }> {
    const { typed } = this.asked;
    const [plain = typed] = hasTraditional(typed) ? await forms(typed) : [];
    const same = ([name]: readonly [string, number]) => name.toLowerCase() === plain.toLowerCase();
    const [section, source] = [archive.sections.find(same), archive.sources.find(same)];
    const [day, pages] = await Promise.all([dayOf(plain, archive), pagesOf(plain, archive)]);
    const offer = {
      ...(pages.length > 0 && { pages }),
      ...(day && { day }),
      ...(section && { section }),
      ...(source && { source }),
    };
    return Object.keys(offer).length > 0 ? { offer } : {};
  }

  private async beginning(archive: Archive): Promise<Begun> {
    if (this.begun?.archive === archive) return this.begun;
    const begun = { archive, ...(await begin(this.asked, archive)) };
    this.begun = begun;
    return begun;
  }
}

/** Of a name as typed, and as the house writes it. */
async function pagesOf(typed: string, { names, titles }: Archive): Promise<readonly NamedPage[]> {
  const house = names.flatMap((forms) => (forms.includes(typed) ? forms.slice(0, 1) : []));
  const found = await Promise.all([...new Set([typed, ...house])].map((name) => titles.pages(name)));
  return [...new Map(found.flat().map((page) => [page.path, page])).values()];
}

async function dayOf(typed: string, { titles, shards }: Archive): Promise<Offer["day"]> {
  for (const day of daysIn(typed, new Date())) {
    const numbers = await titles.on(day);
    if (numbers.length === 0) continue;
    const numbering = new Numbering(shards);
    const newest = [...numbers].reverse().slice(0, OFFERED);
    const known = newest.flatMap((number) => numbering.known(number) ?? []);
    const fragments = await Promise.all(known.map(({ hit }) => hit.data()));
    const results = fragments.map((fragment) => resultOf(examine(fragment, { parts: [] })));
    return { day, count: numbers.length, results };
  }
  return undefined;
}

/** Asks in the script that was typed, and in the other one where that finds nothing. */
async function begin(asked: Asked, archive: Archive): Promise<Omit<Begun, "archive">> {
  const { typed, filters, order } = asked;
  const start = async (texts: readonly string[]) => {
    const queries = texts.flatMap(readQueries);
    const plain = texts[0] ?? typed;
    // Nothing but filters: all that they leave.
    if (queries.length === 0 && typed === "" && Object.keys(filters).length > 0) queries.push({ parts: [] });
    if (queries.length === 0) return { typed: plain, question: undefined, first: undefined };
    const question = new Question(queries, archive.shards, filters, order, archive.titles);
    return { typed: plain, question, first: await question.next() };
  };
  const traditional = hasTraditional(typed);
  const texts = traditional ? await forms(typed) : [typed];
  prepare(texts[0] ?? typed, archive);
  const begun = await start(texts);
  if (!begun.first || begun.first.found > 0 || traditional || !HAN.test(typed)) return begun;
  const relatives = relativesOf(typed, archive, asked, 0);
  const kin = await relatives.next();
  if (kin.related.length > 0) return { ...begun, relatives, kin };
  // What sounds the same is looked for next; its table comes meanwhile.
  void archive.book.syllables(typed).catch(() => undefined);
  // Some words of Taiwan and Hong Kong are written with characters of both scripts: 程式 for 程序, 乾杯 for 干杯.
  const others = (await forms(typed)).filter((form) => form !== typed);
  const other = others.length > 0 ? await start(others) : begun;
  // What is asked next, for more or for filters, is about the answer that is shown.
  return (other.first?.found ?? 0) > 0 ? other : { ...begun, relatives, kin };
}

/** Begins to load what a question needs first, all of it at once. @param typed in simplified characters */
function prepare(typed: string, { shards: [newest], titles }: Archive): void {
  const [query = { parts: [] }] = readQueries(typed);
  const runs = query.parts.flatMap(({ runs }) => runs);
  if (runs.length === 0) return;
  const terms = [...typed].length > LONG ? rareTermsOf(query) : [...termsOf(query), ...beginningsIn(query)];
  // Whoever needs what could not be loaded loads it again, and hears of it.
  for (const loading of [titles.having(runs), newest?.preload([...typed].length > 1 ? terms : [])])
    loading?.catch(() => undefined);
}

function relativesOf(typed: string, archive: Archive, asked: Asked, found: number): Relatives {
  return new Relatives(meaningsOf(typed, archive, found), archive, asked);
}

async function forms(typed: string): Promise<string[]> {
  const { simplifiedForms } = await import("../../search/to-simplified.ts").catch(outdated);
  return simplifiedForms(typed);
}

function outdated(error: unknown): never {
  throw new OutdatedPage(String(error));
}
