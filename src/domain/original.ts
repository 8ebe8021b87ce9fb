import { z } from "zod";
import type { DateStamp } from "./date-stamp.ts";
import { line, webAddress } from "./text-rules.ts";

const dateTime = z.string().meta({ format: "date-time" });

/** What an editor has found of a text that is cited. Rules only tell the desk; readers are told by this. */
export const OriginalChangeRecord = z
  .strictObject({
    date: dateTime.meta({ format: "date-time", description: "哪天核对的，带时区；时刻不详写 T00:00:00" }),
    text: line(200).meta({ description: "一句话：原文改了什么，本文受不受影响" }),
    tell: z
      .literal(true)
      .optional()
      .meta({ description: "要紧的写 true：同时记进文章的改动，像更正一样告诉读者；不要紧就不写" }),
  })
  .meta({ id: "original-change", description: "原文后来的改动：编辑核对以后写，页面才告诉读者" });
export type OriginalChangeRecord = z.infer<typeof OriginalChangeRecord>;

/** What a record may say of the text that it cites. */
export const ORIGINAL_FIELDS = {
  archived: webAddress.optional().meta({ description: "存档：网页存档里那一页的地址，原文没了还查得到" }),
  changed: OriginalChangeRecord.optional(),
};

/** What became of a text since it was cited, as every output tells it. */
export interface Original {
  /** Address of a copy in an archive: of the record, or of a text that is gone. */
  readonly archived?: string;
  /** Nobody can open it any more (docs/decisions/0080). */
  readonly gone?: true;
  /** What was changed in it, as an editor says. */
  readonly changed?: { readonly date: DateStamp; readonly text: string };
}

/** Whether two addresses lead to one page, however they are written: then one of them is no copy of the other. */
export function isSamePage(one: string, other: string): boolean {
  const [a, b] = [one, other].map((address) => {
    const { hostname, port, pathname, search } = new URL(address);
    return [hostname.replace(/^www\./, ""), port, pathname.replace(/\/$/, ""), search].join(" ");
  });
  return a === b;
}

/** What leads to a cited text: nobody is asked to read what is gone. */
export function linkLabel({ title, gone }: Pick<Original, "gone"> & { readonly title?: string | undefined }): string {
  if (title) return `《${title}》`;
  return gone ? "原文地址" : "阅读原文";
}

/** Behind the address of a text that is gone. */
export const GONE_WORDS = "原文已打不开";

/** What an editor has found, for readers; undefined where nothing was. */
export function changedWords({ changed }: Pick<Original, "changed">): string | undefined {
  return changed && `原文后来有改动（${changed.date.label}：${changed.text.replace(/。$/, "")}）`;
}

/** All that is to be said, without the way to the copy; undefined where nothing is. */
export function originalNote(original: Original): string | undefined {
  const said = [original.gone && GONE_WORDS, changedWords(original)].filter((one) => one !== undefined);
  return said.length > 0 ? said.join("；") : undefined;
}
