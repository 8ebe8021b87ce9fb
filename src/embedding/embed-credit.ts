import type { EmbeddedCredit, FileCredit } from "../domain/embedded-credit.ts";
import type { MediaType } from "../domain/media.ts";
import { creditedMp3 } from "./mp3-credit.ts";
import { creditedMp4 } from "./mp4-credit.ts";
import { xmpOf } from "./xmp.ts";

/** Files that are told whose they are; docs/decisions/0076 says why others are not. */
const CONTAINERS: Readonly<Partial<Record<MediaType, FileCredit["container"]>>> = {
  mp3: "mp3",
  mp4: "mp4",
  m4a: "mp4",
};

/**
 * What a video or a sound of a kind shall say itself of where it comes from.
 * @param work address of the work that it is, or was taken from
 * @returns undefined for kinds that say nothing
 */
export function fileCreditOf(
  type: MediaType,
  credit: EmbeddedCredit,
  work: string | undefined,
): FileCredit | undefined {
  const container = CONTAINERS[type];
  return container && { ...credit, container, ...(work !== undefined && { work }) };
}

/**
 * A video or a sound that says itself where it comes from. What is played is the same to the byte.
 *
 * @param bytes of a file that was found to be sound
 * @returns the file in pieces, which need not be put together to be counted
 */
export function creditedFile(bytes: Buffer, credit: FileCredit): readonly Buffer[] {
  const xmp = xmpOf(credit);
  if (credit.container === "mp4") return creditedMp4(bytes, xmp) ?? [bytes];
  const { statement, work } = credit;
  return creditedMp3(bytes, { xmp, line: `来源：${credit.credit} · ${credit.licence}`, statement, work });
}
