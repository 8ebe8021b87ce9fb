import type { SourceNames } from "../content/source-registry.ts";
import { isOutletShaped } from "./byline.ts";
import { isPlace } from "./byline-words.ts";
import { type Named, NamesInLine } from "./credit-names.ts";
import { DOES, headedBy, originsAt } from "./credit-origins.ts";
import { namesNobody } from "./credit-owners.ts";
import { labelOf, listOf, matchAt, type Part, partOf, plainPart, sticky } from "./credit-parts.ts";
import {
  DATE,
  DISCLAIMER,
  DONE_BEHIND,
  isSubject,
  OWN,
  REPORTER,
  SET_ANEW,
  SUBJECTS,
  type Subject,
} from "./credit-words.ts";
import { foldLine } from "./folded-line.ts";
import type { Label } from "./label-words.ts";
import { isPersonName } from "./person-name.ts";

const LABELS = Object.entries(SUBJECTS).flatMap(([subject, { words }]) =>
  isSubject(subject) && !["counts", "title", "original"].includes(subject)
    ? {
        subject,
        form: sticky(
          `(${words})(\\s*[:|/=]\\s*|(?<=\\p{Script=Han})\\s+[il]\\s+(?=\\p{Script=Han})|\\s+|(?<=自|于)(?=\\S))`,
        ),
      }
    : [],
);
const AGAIN = sticky(SET_ANEW);
const REPORTS = sticky(`\\s*(${REPORTER}|作者|原作者|撰文|采写|编译|翻译)(\\s*:?\\s*)`);
const REPORTS_ALONE = new RegExp(`^${REPORTER}$`, "u");
const REPORTER_BEGINS = new RegExp(REPORTER, "u");
const OURS = sticky(OWN);
const GIVEN_BY = sticky("(?:本文|文章|本稿)?(?:系|为|是)?(?:由|经)?");
const SURE_DEED = /授权|原创|首发|专稿|供稿|来稿/u;
const BY_OWN = sticky(`(?:${OWN})?(?:${REPORTER})?\\s*`);
const BEHIND_NAME = sticky(`\\s*/\\s*(${Object.keys(DONE_BEHIND).join("|")})(?!\\p{Script=Han})`);
const DAY = sticky(DATE);
const BEHIND_DAY = new RegExp(`^${DATE}[\\s|·]*$`, "u");
const RIGHTS = sticky(DISCLAIMER);
const BETWEEN = sticky("[\\s,;|/·()\\[\\]]+");
const END = sticky("[\\s)\\]|,;]*(?:\\d{6,8})?[。.]?$");
/** These begin sentences as well: a pen name behind them is one only beside something else that is about the text. */
const WEAK_ROLE = /^(?:文|文字|编|译|图文|文图|.*记者|采访|by|author|reporter)$/u;
const PEOPLE = new Set<Subject>(["author", "translator", "managing-editor", "editor", "others"]);
const ORIGINS = new Set<Subject>(["source", "reprinted", "translated", "compiled"]);
const MOST_PARTS = 8;

/** Reads the clauses of which a line about a text consists, at any place and in every way that is one. */
export class ClauseReader {
  readonly #typed: string;
  readonly #inBrackets: boolean;
  readonly #folded: string;
  readonly #in: NamesInLine;
  readonly #known = new Map<number, readonly Part[]>();

  /** @param inBrackets whether the line stood in brackets, as no sentence does */
  constructor(typed: string, inBrackets: boolean, names: SourceNames) {
    [this.#typed, this.#inBrackets] = [typed, inBrackets];
    this.#folded = foldLine(typed);
    this.#in = new NamesInLine(typed, this.#folded, names);
  }

  /** @param isSigned whether a sign stands before it with which papers begin a byline */
  line(isSigned: boolean): readonly Part[] {
    const signed = isSigned ? this.#in.people(0, false) : [];
    const people = signed.filter(({ end }) => this.#match(END, end));
    return [...this.lineFrom(0, 0), ...people.map((list) => partOf(list, [labelOf("author", "作者", list)]))];
  }

  /** Every way to read what is left of the line. */
  lineFrom(at: number, parts: number): readonly Part[] {
    const known = this.#known.get(at);
    if (known) return known;
    const found = this.#clauses(at).flatMap((part): readonly Part[] => {
      if (this.#match(END, part.end)) return [part];
      const between = this.#match(BETWEEN, part.end)?.[0];
      if (between === undefined || parts >= MOST_PARTS) return [];
      return this.lineFrom(part.end + between.length, parts + 1).map((rest) => ({
        end: rest.end,
        labels: [...part.labels, ...rest.labels],
        strangers: part.strangers + rest.strangers,
        words: part.words + rest.words,
        doubts: part.doubts + rest.doubts,
      }));
    });
    this.#known.set(at, found);
    return found;
  }

  #clauses(at: number): readonly Part[] {
    // Behind other names they would go on with their list.
    const outlets = at === 0 || BEHIND_DAY.test(this.#folded.slice(0, at)) ? this.#in.sources(at, false) : [];
    return [
      ...this.#labelled(at),
      ...originsAt(at, this.#folded, this.#in),
      ...(at === 0 ? headedBy(this.#folded, this.#in) : []),
      ...this.#reported(at),
      ...this.#done(at),
      ...this.#doneBehind(at),
      ...outlets
        .filter(({ said }) => !said.every(namesNobody))
        .map((list) => partOf(list, [labelOf("source", "", list)], 0)),
      ...this.#asides(at),
    ];
  }

  #labelled(at: number): readonly Part[] {
    return LABELS.flatMap(({ subject, form }) => {
      const [whole = "", word = "", sign = ""] = this.#match(form, at) ?? [];
      if (whole === "") return [];
      const from = at + whole.length;
      if (subject === "date") {
        const day = this.#match(DAY, from)?.[0] ?? "";
        return day === ""
          ? []
          : [plainPart(from + day.length, [{ subject, word, value: this.#typed.slice(from, from + day.length) }])];
      }
      const isMarked = sign.trim() !== "";
      if (!isMarked && !/^\p{Script=Han}{2}|^[文图摄译]$/u.test(word)) return [];
      if (PEOPLE.has(subject)) return this.#people(subject, word, from, isMarked);
      if (subject === "credit")
        return [...this.#in.outlet(from, isMarked), ...this.#in.people(from, isMarked)].map((one) =>
          partOf(one, [labelOf(subject, word, one)]),
        );
      // 原文：公报 says whose it is, where no address stands.
      const read = subject === "link" ? "source" : subject;
      const known = this.#in
        .sources(from, isMarked && ORIGINS.has(subject))
        .map((list) => partOf(list, [labelOf(read, word, list)]));
      return subject === "compiled" ? [...known, ...this.#people(subject, word, from, isMarked)] : known;
    });
  }

  /** Whoever has done something, and for whom: `文/图：本报记者 张三`. */
  #people(subject: Subject, word: string, from: number, isMarked: boolean): readonly Part[] {
    const outlets = this.#owners(from);
    const reporters = outlets.flatMap((one) => {
      const title = this.#match(REPORTS, one.end)?.[0] ?? "";
      return title === "" ? [] : this.#in.people(one.end + title.length, false).map((list) => ({ list, outlet: one }));
    });
    const pens = this.#in.people(from, true).map((list) => ({ list, outlet: { end: from, said: [], strangers: 0 } }));
    return [...reporters, ...pens].map(({ list, outlet }) => {
      const weak = list.isPen === true && (!isMarked || WEAK_ROLE.test(word));
      const people = labelOf(subject, list.isPen && subject === "author" ? "作者" : word, list);
      const owner = outlet.said.map((value): Label => ({ subject: "source", word, value }));
      return {
        ...partOf(list, [...owner, people]),
        strangers: list.strangers + outlet.strangers,
        doubts: weak ? 1 : 0,
      };
    });
  }

  /** Registered outlets, and the house itself, which needs no name. */
  #owners(at: number): readonly Named[] {
    const own = this.#match(OURS, at)?.[0];
    const nobody = { end: at, said: [], strangers: 0 };
    if (own !== undefined) return [{ ...nobody, end: at + own.length }];
    return [...this.#in.outlet(at, false), ...this.#in.outletBefore(at, REPORTER_BEGINS), nobody];
  }

  /** `公报记者 张三 发自多伦多`, `公报 作者 张三` */
  #reported(at: number): readonly Part[] {
    return this.#owners(at).flatMap((outlet) => {
      const [whole = "", word = "", sign = ""] = this.#match(REPORTS, outlet.end) ?? [];
      if (whole === "") return [];
      // 作者简介 is a heading.
      if (sign === "" && outlet.said.length === 0 && !REPORTS_ALONE.test(word)) return [];
      const from = outlet.end + whole.length;
      const subject: Subject = word === "编译" ? "compiled" : word === "翻译" ? "translator" : "author";
      return this.#in.people(from, sign !== "").map((list) => {
        const owner = outlet.said.map((value): Label => ({ subject: "source", word: "记者", value }));
        const people = labelOf(subject, list.isPen && subject === "author" ? "作者" : word, list);
        const strangers = list.strangers + outlet.strangers;
        return { ...partOf(list, [...owner, people]), strangers, doubts: list.isPen && !sign.includes(":") ? 1 : 0 };
      });
    });
  }

  /** `本刊记者张三／文` */
  #doneBehind(at: number): readonly Part[] {
    const begins = this.#match(BY_OWN, at)?.[0].length ?? 0;
    return this.#in.people(at + begins, false).flatMap((list) => {
      const [whole = "", word = ""] = this.#match(BEHIND_NAME, list.end) ?? [];
      const [, subject] = Object.entries(DONE_BEHIND).find(([one]) => one === word) ?? [];
      return subject ? [{ ...partOf(list, [labelOf(subject, word, list)]), end: list.end + whole.length }] : [];
    });
  }

  #done(at: number): readonly Part[] {
    const given = this.#match(GIVEN_BY, at)?.[0] ?? "";
    // What the house has made of a text says nothing of whose it was.
    if (this.#match(OURS, at + given.length)) return [];
    return this.#in.outlet(at + given.length, true).flatMap((outlet) => {
      const [whole, place = "", deed = ""] = this.#match(DOES, outlet.end) ?? [];
      if (whole === undefined || (place !== "" && !isPlace(place))) return [];
      const isDesk = this.#inBrackets && /^(?:综合)?编译|^综合/u.test(deed) && !outlet.said.some(isPersonName);
      if (outlet.strangers > 0 && !SURE_DEED.test(deed) && !isDesk && !outlet.said.every(isOutletShaped)) return [];
      const subject = /转/u.test(deed) ? "reprinted" : "source";
      const isMade = /综合|编译/u.test(deed) && (outlet.strangers === 0 || !outlet.said.every(isOutletShaped));
      const value = isMade ? `${listOf(outlet)}${/综合/u.test(deed) ? "综合报道" : "编译"}` : listOf(outlet);
      return [{ ...partOf(outlet, [{ subject, word: deed, value }]), end: outlet.end + whole.length }];
    });
  }

  #asides(at: number): readonly Part[] {
    const day = this.#match(DAY, at)?.[0] ?? "";
    if (day !== "")
      return [
        plainPart(at + day.length, [{ subject: "date", word: "", value: this.#typed.slice(at, at + day.length) }], 0),
      ];
    const again = this.#match(AGAIN, at)?.[0].length ?? 0;
    if (again > 0) return [plainPart(at + again, [], 0)];
    const rights = this.#match(RIGHTS, at)?.[0] ?? "";
    return rights === "" || this.#in.namesOutlet(at, at + rights.length) ? [] : [plainPart(at + rights.length, [], 0)];
  }

  #match(pattern: RegExp, at: number): RegExpExecArray | undefined {
    return matchAt(pattern, this.#folded, at);
  }
}
