import type { Genre } from "../domain/genre.ts";
import { plain } from "./escaped-text.ts";
import { type Block, type RemovedLine, type ReviewNote, removedLine } from "./manuscript.ts";

/** Further down such a word is a piece of a page. */
const ABOVE = 3;
const WORDS: Readonly<Record<Exclude<Genre, "live">, string>> = {
  opinion: "评论|观点|时评|社论|社评|专栏",
  sponsored: "广告|推广|赞助|赞助内容|商业推广|合作推广|品牌内容|特约|advertorial|sponsored(?: content)?",
};
const FORMS = (["opinion", "sponsored"] as const).map((genre) => ({
  genre,
  line: new RegExp(`^[【[（(]?\\s*(?:${WORDS[genre]})\\s*[】\\])）]?$`, "iu"),
  inTitle: new RegExp(
    `^(?:标题\\s*[：:]\\s*)?(?:#\\s+)?(?:[【[](?:${WORDS[genre]})[】\\]]|(?:${WORDS[genre]})\\s*[｜|丨│])\\s*(?=\\S)`,
    "iu",
  ),
}));
const PAYS = /^[【[（(]?\s*(?:广告主|赞助商|赞助方|赞助|冠名)\s*[：:]\s*(\S.{0,58}?)\s*[】\])）]?$/u;

/** What the head of a manuscript says of its genre. */
export interface HeadedBy {
  readonly blocks: readonly Block[];
  readonly genre?: Genre;
  readonly removed: readonly RemovedLine[];
  readonly reviewNotes: readonly ReviewNote[];
}

/**
 * Takes lines that only say what sort of text it is, and who has paid for it, out of the head of a text. A label before the
 * headline is read and stays: an author sees at the check that it would stand there twice.
 */
export function readGenreLines(blocks: readonly Block[]): HeadedBy {
  const removed: RemovedLine[] = [];
  const reviewNotes: ReviewNote[] = [];
  let genre: Genre | undefined;
  const kept = blocks.filter((block, index) => {
    if (index >= ABOVE) return true;
    const text = plain(block.escaped);
    const payer = PAYS.exec(text)?.[1];
    const found = payer === undefined ? FORMS.find(({ line }) => line.test(text))?.genre : "sponsored";
    genre ??= found ?? FORMS.find(({ inTitle }) => inTitle.test(text))?.genre;
    if (found === undefined) return true;
    removed.push(removedLine(block, payer === undefined ? "类型" : "广告主"));
    if (payer !== undefined)
      reviewNotes.push({ at: { field: ["genre"] }, message: `广告主“${payer}”还要有网址，一起写进 sponsor。` });
    return false;
  });
  if (genre === "sponsored")
    reviewNotes.push({ at: { field: ["genre"] }, message: "开头说这是广告，先照此记下；不是就删去 genre。" });
  return { blocks: kept, ...(genre && { genre }), removed, reviewNotes };
}
