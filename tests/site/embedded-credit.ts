import ExifReader from "exifreader";
import { imageSize } from "image-size";
import { parse } from "node-html-parser";
import { creditIn } from "../embedding/own-reader.ts";
import { bareCredit } from "./told.ts";

/** Narrower files, except JPEGs, need not say where they come from. */
const CREDIT_FROM = 400;
const FOLDER = /^assets\/pictures\//;

/** What a site is to this check: its files, and a reader of them that a test may spoil. */
export interface PictureSite {
  readonly files: readonly string[];
  read(file: string): Buffer;
}

/**
 * Compares what the files of pictures say of themselves (read by ExifReader; sharp has written it) with what the page says
 * under them. Every file has to belong to a figure.
 *
 * @param pages files of the articles' pages
 * @returns one sentence a difference, and how many files were compared
 */
export function embeddedDifferences(
  site: PictureSite,
  pages: readonly string[],
): { found: string[]; compared: number } {
  const figures = pages.flatMap((page) => figuresOn(site.read(page).toString("utf8")));
  const credits = new Map(figures.flatMap(({ credit, files }) => files.map((file) => [file, credit] as const)));
  const files = site.files.filter((file) => FOLDER.test(file));
  let compared = 0;
  const found = files.flatMap((file) => {
    const wanted = credits.get(file);
    if (wanted === undefined) return [`${file} belongs to no figure`];
    const bytes = site.read(file);
    if (imageSize(bytes).width < CREDIT_FROM && !file.endsWith(".jpg")) return [];
    compared += 1;
    const says = embedded(bytes);
    return says === wanted ? [] : [`${file}: ${says} instead of ${wanted}`];
  });
  return { found, compared };
}

const CARRIED = /^assets\/media\/.*\.(?:mp3|mp4|m4a)$/;

/**
 * The same of videos and sounds: what each file says of itself, and what the page says below the player of it.
 * @returns one sentence a difference, and how many files were compared
 */
export function soundDifferences(site: PictureSite, pages: readonly string[]): { found: string[]; compared: number } {
  const figures = pages.flatMap((page) => parse(site.read(page).toString("utf8")).querySelectorAll(".figure.media"));
  const said = new Map(
    figures.flatMap((figure) => {
      const [credit] = figure.querySelectorAll(".credit");
      const name = credit ? bareCredit(credit).replace(/^来源：/, "") : "nobody";
      return figure
        .querySelectorAll("video[src], audio[src]")
        .map((player) => [player.getAttribute("src")?.slice(1) ?? "", name] as const);
    }),
  );
  const files = site.files.filter((file) => CARRIED.test(file));
  const found = files.flatMap((file) => {
    const says = creditIn(site.read(file))?.split(" | ")[0] ?? "nobody";
    return says === said.get(file) ? [] : [`${file}: ${says} instead of ${said.get(file)}`];
  });
  return { found, compared: files.length };
}

function figuresOn(html: string): { credit: string; files: string[] }[] {
  const figures = parse(html)
    .querySelectorAll(".figure")
    .filter((figure) => figure.querySelector("picture"));
  return figures.map((figure) => {
    const credit = figure.querySelector(".credit");
    const licence = credit?.querySelector(".licence");
    const name = (credit?.text ?? "")
      .replace(/^图片来源：图源：/, "")
      .replace(`，${licence?.text}`, "")
      .replace(/，(?:阅读原文|《[^》]*》)(?=$|（)/, "");
    const addresses = figure
      .querySelectorAll("[srcset], [src], [href^='/assets/']")
      .flatMap((node) => [
        ...(node.getAttribute("srcset") ?? "").split(",").map((candidate) => candidate.split(" ")[0] ?? ""),
        node.getAttribute("src") ?? "",
        node.getAttribute("href") ?? "",
      ]);
    const files = addresses.filter((address) => address !== "").map((address) => address.slice(1));
    return { credit: `${name} | ${licence?.text ?? ""}`, files };
  });
}

/** Credit and licence of a file, as the page writes them. */
function embedded(bytes: Buffer): string {
  const { xmp } = ExifReader.load(bytes, { expanded: true });
  return `${xmp?.Credit?.description ?? "nobody"} | ${xmp?.UsageTerms?.description ?? ""}`;
}
