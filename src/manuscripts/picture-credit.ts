import type { SourceNames } from "../content/source-registry.ts";
import type { PictureRecord } from "../domain/article-record.ts";

type Credit = Pick<PictureRecord, "credit" | "creditNote">;

/** Not a source: these say that nobody was asked. */
const NOBODY = /^(?:来?自?(?:互联)?网络?(?:图片|截图)?|网图|图片来自网络|资料图(?:片)?|未知|不详)$/;

/**
 * The credit of a picture as the record writes it.
 * @param value behind `图源：`; undefined when no such line came. A name that is not registered stays as it is, for the
 * check to report
 */
export function creditFor(value: string | undefined, names: SourceNames): Credit {
  if (value === undefined || value === "") return { credit: null, creditNote: "原稿没有注明这张图片的出处" };
  if (NOBODY.test(value)) return { credit: null, creditNote: `原稿只写了“${value}”，没有注明这张图片的出处` };
  return { credit: names.resolve(value)?.key ?? value };
}
