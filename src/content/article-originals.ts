import type { Change } from "../domain/change.ts";
import { isBefore } from "../domain/date-stamp.ts";
import { isSamePage, type Original, type OriginalChangeRecord } from "../domain/original.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import type { ArticleDates } from "./article-dates.ts";
import type { JsonFile } from "./json-file.ts";

/** What a record says of a text that it cites. */
interface Recorded {
  readonly url?: string | undefined;
  readonly archived?: string | undefined;
  readonly changed?: OriginalChangeRecord | undefined;
}

/** Reads what became of the texts that an article cites: what its record says, and what was seen. */
export class OriginalReading {
  /** What editors found that readers have to be told as they are told of corrections. */
  readonly told: Change[] = [];
  readonly #file: JsonFile;
  readonly #dates: ArticleDates;
  readonly #lost: (url: string) => { readonly copy?: string } | undefined;

  constructor(
    file: JsonFile,
    facts: { lostOriginal(url: string): { readonly copy?: string } | undefined },
    dates: ArticleDates,
  ) {
    this.#file = file;
    this.#lost = (url) => facts.lostOriginal(url);
    this.#dates = dates;
  }

  /**
   * @param place of the record in its file
   * @param what names the text, such as `来源“公报”`
   */
  of({ url, archived, changed }: Recorded, place: readonly PropertyKey[], what: string): Original {
    if (url !== undefined && archived !== undefined && isSamePage(url, archived))
      this.#file.flag(
        "bad-value",
        [...place, "archived"],
        `${what}的存档写的就是原文的地址：原文没了，它也没了。写网页存档里那一页的地址，没有就不写。`,
      );
    const lost = url === undefined ? undefined : this.#lost(url);
    // What somebody has looked up by hand is nearer to what was cited than what a machine has found.
    const copy = archived ?? lost?.copy;
    const found = changed && this.#changed(changed, [...place, "changed"], what);
    return { ...(copy !== undefined && { archived: copy }), ...(lost && { gone: true }), ...found };
  }

  #changed({ date, text, tell }: OriginalChangeRecord, place: readonly PropertyKey[], what: string): Original {
    const { fields, future, article } = this.#dates;
    const at = [...place, "date"];
    const stamp = fields.read(date, at);
    if (!stamp) return {};
    if (isBefore(stamp, article.published)) {
      const message = `${what}的原文改动核对于 ${stamp.label}，早于发布的 ${article.published.label}。`;
      this.#file.flag("bad-change-date", at, message);
    } else fields.checkPast(stamp, at, `${what}的原文改动的核对日期`, future);
    const words = fullWidthPunctuation(text);
    if (tell) this.told.push({ date: stamp, kind: "update", text: `${what}的原文后来有改动：${words}` });
    return { changed: { date: stamp, text: words } };
  }
}
