import { anchorNames, type LinkBook } from "../../gate/link-book.ts";
import type { FactBook } from "./fact-book.ts";
import { type FileFacts, numbersOf } from "./file-facts.ts";
import type { Finding, FindingCode } from "./finding.ts";
import type { ContentPolicy } from "./policy.ts";
import { forPeople } from "./shown-text.ts";

/** Always there: the top of the page (html.spec.whatwg.org, navigate to a fragment). */
const TOP = new Set(["", "top"]);

/**
 * Judges what the files of a site say of each other: every link leads somewhere, every place it names is there, and pages
 * load only what the policy of the host lets them. Each address is followed once, however many files have it.
 */
export class SiteCheck {
  readonly #links: LinkBook;
  readonly #policy: ContentPolicy;
  readonly #facts: FactBook;
  readonly #files: ReadonlyMap<string, FileFacts>;
  readonly #answers = new Map<number, "found" | "broken" | "no place">();
  readonly #anchors = new Map<string, ReadonlySet<string>>();

  /** @param files every file of the site */
  constructor(links: LinkBook, policy: ContentPolicy, facts: FactBook, files: ReadonlyMap<string, FileFacts>) {
    this.#links = links;
    this.#policy = policy;
    this.#facts = facts;
    this.#files = files;
  }

  /** @param among files of which it is not known yet that all they say of others holds */
  findings(among: Iterable<string> = this.#files.keys()): Finding[] {
    const findings: Finding[] = [];
    const told = new Set<string>();
    for (const file of among) {
      const facts = this.#files.get(file);
      if (!facts) continue;
      const add = (code: FindingCode, message: string) => findings.push({ code, file, message: forPeople(message) });
      this.#loads(file, facts, (load, directive) => {
        const [element, , address] = load.split("\t");
        add("blocked-origin", `<${element}> ${address}（${directive}）`);
      });
      for (const number of numbersOf(facts, "links")) {
        const answer = this.#answerTo(number);
        if (answer === "found") continue;
        const link = this.#facts.texts.textOf(number);
        if (answer === "broken") add("broken-link", `没有 ${link}`);
        // The first page that leads there has to do: all pages of a kind may have the same link.
        else if (!told.has(link)) add("broken-fragment", this.#missing(link, file));
        told.add(link);
      }
      for (const number of numbersOf(facts, "own"))
        if (this.#answerTo(number) === "broken") add("broken-link", `没有 ${this.#facts.texts.textOf(number)}`);
      for (const number of numbersOf(facts, "data"))
        if (this.#answerTo(number) === "broken")
          add("broken-link", `结构化数据里的 ${this.#facts.texts.textOf(number)} 不存在`);
    }
    return findings;
  }

  #loads(file: string, facts: FileFacts, blocked: (load: string, directive: string) => void): void {
    const loads = numbersOf(facts, "loads");
    if (loads.length === 0) return;
    const policy = this.#policy.ofPage(file.replace(/index\.html$/, ""));
    for (const number of loads) {
      const load = this.#facts.texts.textOf(number);
      const directive = policy.blockedBy(load);
      if (directive) blocked(load, directive);
    }
  }

  #missing(link: string, file: string): string {
    const target = this.#links.follow(link);
    if (target.kind !== "file" || target.file === file) return `没有 ${link}`;
    return `${target.file} 里没有 #${target.fragment}`;
  }

  #answerTo(number: number): "found" | "broken" | "no place" {
    const known = this.#answers.get(number);
    if (known) return known;
    const answer = this.#follow(this.#facts.texts.textOf(number));
    this.#answers.set(number, answer);
    return answer;
  }

  #follow(link: string): "found" | "broken" | "no place" {
    const target = this.#links.follow(link);
    if (target.kind === "broken") return "broken";
    if (target.kind !== "file" || TOP.has(target.fragment)) return "found";
    const anchors = this.#anchorsOf(target.file);
    return anchorNames(target.fragment).some((name) => anchors.has(name)) ? "found" : "no place";
  }

  #anchorsOf(file: string): ReadonlySet<string> {
    const known = this.#anchors.get(file);
    if (known) return known;
    const facts = this.#files.get(file);
    const names = facts ? Array.from(numbersOf(facts, "anchors"), (number) => this.#facts.texts.textOf(number)) : [];
    const anchors = new Set(names);
    this.#anchors.set(file, anchors);
    return anchors;
  }
}
