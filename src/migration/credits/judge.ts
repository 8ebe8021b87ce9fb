import type { SourceNames } from "../../content/source-registry.ts";
import { SourceRecord } from "../../domain/source.ts";
import { creditedPerson, namesNobody } from "../../manuscripts/credit-owners.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";
import { isPenName, isPersonName } from "../../manuscripts/person-name.ts";
import { likelySource, nameKey, sourceKey, sourceOfAddress } from "../../manuscripts/source-keys.ts";
import type { Decisions, Question } from "../model.ts";
import { decisionKey } from "../review/decisions.ts";

/** What has become of a name: whose it is, nobody's, or a question. */
export type Verdict =
  | { readonly is: "certain"; readonly source: SourceRecord }
  /** The text says that nobody was asked, or the publication has decided to leave it out. */
  | { readonly is: "nobody" }
  | { readonly is: "asked"; readonly question: Question };

/** How often a credit was said for the pictures that it is about, and where: each is decided apart. */
export type Reach =
  | "图源"
  | "图下只有名字"
  | "括号里的名字"
  | "几张图一个图源"
  | "全文图源"
  | "图上方的图源"
  | "说明里的名字"
  | "文件里的图源"
  | "文末图源"
  | "没有图的图源";

/** What is asked of the text itself. */
export type Asked = "来源" | "文末链接" | "署名行里的来源" | "声明里的来源" | "报道开头的来源";

const UNANSWERED: Readonly<Record<Reach | Asked, string>> = {
  文末链接: "留在正文里，不当作来源",
  署名行里的来源: "留在正文里，不当作来源",
  声明里的来源: "留在正文里，不当作来源",
  报道开头的来源: "留在正文里，不当作来源",
  图源: "图片不展示，占位处写明原文的注法",
  图下只有名字: "当作图片说明；图片不展示",
  括号里的名字: "图片不展示，占位处写明原文的注法",
  几张图一个图源: "这几张图片不展示，占位处写明原文的注法",
  全文图源: "没有另注出处的图片不展示，占位处写明原文的注法",
  文件里的图源: "图片不展示，占位处写明图片文件里的注法",
  说明里的名字: "图片不展示，占位处写明原文的注法；不是图源就写 -",
  图上方的图源: "不当作图源，留在正文里",
  没有图的图源: "留在正文里",
  文末图源: "没有另注出处的图片不展示，占位处写明原文的注法",
  来源: "留在正文里，读者照样看得到，来源记为不详",
};

/** Compares what a text says with the registry and with what the publication has decided, and collects what is still to be asked. */
export class Judge {
  readonly names: SourceNames;
  readonly #decisions: Decisions;
  readonly #questions = new Map<string, Question>();

  constructor(names: SourceNames, decisions: Decisions) {
    this.names = names;
    this.#decisions = decisions;
  }

  get questions(): readonly Question[] {
    return [...this.#questions.values()];
  }

  /**
   * Whose a picture is by what is said of it. What is not said beside one picture alone is never certain before somebody has
   * decided it.
   * @param line in which it stands, as the export has it
   */
  credit(said: string, reach: Reach, line?: string): Verdict {
    if (namesNobody(said) || isDemand(said)) return { is: "nobody" };
    const decided = this.#decided("credit", reach, said);
    if (decided) return decided;
    const known = reach === "图源" || reach === "全文图源" ? this.#creditKnown(said, line) : undefined;
    if (known !== undefined) return { is: "certain", source: known };
    return { is: "asked", question: this.#ask("credit", reach, said, UNANSWERED[reach], line) };
  }

  /** Whether somebody has answered a question of which no answer but the first matters; it is asked otherwise. */
  isDecided(about: "credit" | "source", label: Reach | Asked, said: string): boolean {
    if (this.#decisions[about].has(decisionKey(`${label}：${said}`))) return true;
    if (isDemand(said)) return false;
    this.#ask(about, label, said, UNANSWERED[label]);
    return false;
  }

  /** @param url where its text is, if the line links to it: then a source needs no registration */
  source(given: string, url?: string): Verdict {
    const said = bareName(given);
    if (isDemand(said)) return { is: "nobody" };
    const decided = this.#decided("source", "来源", said);
    if (decided) return decided;
    const key = sourceKey(said, this.names);
    const site = url === undefined ? undefined : sourceOfAddress(url, this.names);
    const address = url !== undefined && SourceRecord.safeParse({ name: said, url }).success ? url : undefined;
    if (key !== undefined)
      return { is: "certain", source: address === undefined || site !== key ? key : { source: key, url: address } };
    // CBC News, linked to CBC's site.
    if (site !== undefined && key === undefined && url !== undefined && isNameOf(site, said, this.names))
      return { is: "certain", source: this.linked(url) ?? site };
    if (address !== undefined && site === undefined) return { is: "certain", source: { name: said, url: address } };
    return { is: "asked", question: this.#ask("source", "来源", said, UNANSWERED.来源) };
  }

  /**
   * An outlet that may be the source and may not, known or unknown: asked about in any case.
   * @param line in which it stands
   */
  doubted(said: string, asked: Exclude<Asked, "来源" | "文末链接">, line: string): SourceRecord | undefined {
    const decided = this.#decided("source", asked, said);
    if (decided) return decided.is === "certain" ? decided.source : undefined;
    this.#ask("source", asked, said, UNANSWERED[asked], line);
    return undefined;
  }

  /** A link that nothing says is the source, at the end of a text. @returns the source that it was decided to be */
  link(url: string): SourceRecord | undefined {
    const key = sourceOfAddress(url, this.names);
    if (key === undefined) return undefined;
    const decided = this.#decided("source", "文末链接", key);
    if (decided) return decided.is === "certain" ? this.linked(url) : undefined;
    this.#ask("source", "文末链接", key, UNANSWERED.文末链接);
    return undefined;
  }

  /** The source whose site an address is on, with the address. */
  linked(url: string): SourceRecord | undefined {
    const key = sourceOfAddress(url, this.names);
    if (key === undefined) return undefined;
    const found: SourceRecord = { source: key, url };
    return SourceRecord.safeParse(found).success ? found : key;
  }

  /** What the publication has decided that a login, or a name that is no name of a person, stands for. */
  author(key: string, shown: string, unanswered: string): SourceRecord | null | undefined {
    const decided = this.#decisions.author.get(decisionKey(key));
    if (decided === undefined) this.#add({ about: "author", key: decisionKey(key), shown, unanswered, proposals: [] });
    return decided;
  }

  #creditKnown(said: string, line = ""): SourceRecord | undefined {
    const key = sourceKey(said, this.names);
    if (key !== undefined) return key;
    const before = foldLine(line).slice(0, Math.max(0, line.lastIndexOf(said)));
    // Behind such a word nobody but a person stands, whatever they are called.
    const person = creditedPerson(said, this.names, TAKEN_BY.test(before) ? isPenName : isPersonName);
    // A source of the text without an address: the record needs none, for the registry has it.
    return person && { source: person.key, author: person.author };
  }

  #decided(about: "credit" | "source", label: Reach | Asked, said: string): Verdict | undefined {
    const own = this.#decisions[about].get(decisionKey(`${label}：${said}`));
    if (own === null) return { is: "nobody" };
    // An answer that nobody has registered answers nothing.
    if (own !== undefined && this.names.resolve(own)) return { is: "certain", source: own };
    if (label !== "图源" && label !== "来源") return undefined;
    // A name means the same below a picture and below a text.
    const [other, word] = about === "credit" ? (["source", "来源"] as const) : (["credit", "图源"] as const);
    const named = this.#decisions[other].get(decisionKey(`${word}：${said}`));
    return named && this.names.resolve(named) ? { is: "certain", source: named } : undefined;
  }

  #ask(about: "credit" | "source", label: Reach | Asked, said: string, unanswered: string, line?: string): Question {
    const shown = `${label}：${said}`;
    const known = sourceKey(said, this.names) ?? likelySource(said, this.names);
    const proposals = known === undefined ? [] : [known];
    const asked = { about, key: decisionKey(shown), shown, unanswered, proposals, ...(line !== undefined && { line }) };
    this.#add(asked);
    return asked;
  }

  /** What the text itself has answered is not asked. */
  withdraw({ about, key }: Question): void {
    this.#questions.delete(`${about} ${key}`);
  }

  #add(question: Question): void {
    const at = `${question.about} ${question.key}`;
    if (!this.#questions.has(at)) this.#questions.set(at, question);
  }
}

/** A site that nobody has registered, by its address; undefined where the address is none that a record could have. */
export function sourceOfSite(url: string): SourceRecord | undefined {
  const found = SourceRecord.safeParse({ name: new URL(url).hostname.replace(/^www\./, ""), url });
  return found.success ? found.data : undefined;
}

/** `摄影：山人/公报` */
const TAKEN_BY = /(?:摄影?|拍摄者?|绘图|制图|插画|漫画)\s*[:|/]\s*$/u;

/** 摄影：需自备器材 asks somebody to do something; no name begins so. */
function isDemand(said: string): boolean {
  return /^(?:需|须|須|请|請|务必|務必|不得|不能|应当|應當|欢迎|歡迎)/u.test(said.trim());
}

/** Whether a name begins with one of a source's own. */
function isNameOf(source: string, said: string, names: SourceNames): boolean {
  const wanted = nameKey(said);
  return names.known.some(([name, { key }]) => key === source && name.length > 1 && wanted.startsWith(nameKey(name)));
}

/** `微信公众号“某某”（ID：moumou）` is 某某, and `《某某报》副刊` a part of 某某报. */
function bareName(said: string): string {
  const name = said
    .replace(/^(?:微信)?(?:公众号|公眾號|公号|订阅号)\s*[:：]?\s*/u, "")
    .replace(/\s*[(（]\s*(?:微信)?(?:id|微信号|微信號)\s*[:：][^()（）]*[)）]$/iu, "")
    .trim();
  return /^[“"「《]([^“”"「」《》]+)(?:[”"」》](?:副刊|.{0,3}版)?)?$/u.exec(name)?.[1] ?? name;
}
