import { SLUG } from "../domain/text-rules.ts";

const LONGEST = 40;
/** A file name of a picture, whatever its folder and query. */
const EXTENSION = /\.(?:jpe?g|jfif|png|gif|webp|avif|heic|bmp|tiff?)$/i;

/**
 * A name for a picture's record, made of its file name; `picture-3` where that says nothing, as in `640?wx_fmt=png`.
 * @param taken names that other pictures have
 */
export function pictureName(address: string, taken: Pick<ReadonlySet<string>, "has">): string {
  const file = (/^[^?#]*/.exec(address)?.[0] ?? "").split(/[/\\]/).at(-1) ?? "";
  const stem = file
    .replace(EXTENSION, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, "");
  const base = SLUG.test(stem) && stem.length >= 3 && !/^\d+$/.test(stem) ? stem : "picture";
  if (base !== "picture" && !taken.has(base)) return base;
  return `${base}-${freeNumber(base === "picture" ? 1 : 2, (number) => taken.has(`${base}-${number}`))}`;
}

/** The number behind those in use, found by doubling and halving: a page may hold ten thousand pictures. */
function freeNumber(first: number, isTaken: (number: number) => boolean): number {
  if (!isTaken(first)) return first;
  let used = first;
  let free = first + 1;
  while (isTaken(free)) [used, free] = [free, 2 * free];
  while (free - used > 1) {
    const middle = (used + free) >> 1;
    if (isTaken(middle)) used = middle;
    else free = middle;
  }
  return free;
}

/** Whether a line is nothing but the name of a picture's file. */
export function isPictureFile(line: string): boolean {
  return EXTENSION.test(line) && /^[\p{L}\p{N} ._()（）-]{1,80}$/u.test(line);
}
