import type { Block } from "../../manuscripts/manuscript.ts";

/** The code under which a picture's file was kept: five small letters and digits, all that is left of some pictures. */
const CODE = /^[a-z0-9]{5}$/;
const SURELY_CODE = /^(?=.*\d)(?=.*[a-z])/;

/** Tells codes of pictures from words of a text. */
export class PictureCodes {
  readonly #words: string;
  readonly #any: boolean;

  constructor(blocks: readonly Block[]) {
    const texts = blocks.map(({ escaped }) => (escaped.length === 5 ? escaped : ""));
    this.#any = texts.some((text) => CODE.test(text) && SURELY_CODE.test(text));
    const some = this.#any || texts.some((text) => CODE.test(text));
    this.#words = some ? blocks.map(({ escaped }) => escaped.toLowerCase()).join("\n") : "";
  }

  /** @param isCredited whether a credit stands below it */
  has(text: string, isCredited: () => boolean): boolean {
    if (!CODE.test(text) || !/[a-z]/.test(text) || this.#words.split(text).length > 2) return false;
    return SURELY_CODE.test(text) || this.#any || isCredited();
  }
}
