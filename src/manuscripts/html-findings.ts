import { spelledOut } from "../domain/characters.ts";
import { cleanPaste, type EscapedText, plain } from "./escaped-text.ts";
import { lineIn, pictureOf } from "./html-elements.ts";
import { attributeOf, elementsIn, type HtmlElement } from "./html-nodes.ts";
import { lineOf, type Piece } from "./html-pieces.ts";
import { linkAddress } from "./link-address.ts";
import type { HtmlMedia, HtmlPicture } from "./manuscript.ts";
import { mediaAt, wholeAddress } from "./media.ts";
import { pictureName } from "./picture-name.ts";

/** Longer ones are no title of a video. */
const LONGEST_TITLE = 120;

/** Of the page itself, or a program's: nobody could go there from anywhere else, and nothing is lost. */
const LEADS_NOWHERE = /^(?:#|javascript:|about:|data:|blob:|file:)/i;

/** What is met in a text of HTML besides its words: pictures, videos, sounds, by the names under which the text places them. */
export class HtmlFindings {
  readonly pictures = new Map<string, HtmlPicture>();
  readonly media = new Map<string, HtmlMedia>();
  /** Addresses of links that are not in the text as they were. */
  readonly cutLinks: { readonly what: string; readonly text: string }[] = [];
  readonly #notes = new Map<unknown, string>();
  readonly #base: string | undefined;

  /** @param base address of the page, by which others of its site are told in full; undefined where it is not known */
  constructor(base?: string) {
    this.#base = base && URL.canParse(base) ? base : undefined;
  }

  /** The name of a note: notes are numbered in the order in which they are met. @param key what it is told by */
  readonly noteOf = (key: unknown): string => {
    const name = this.#notes.get(key) ?? `${this.#notes.size + 1}`;
    this.#notes.set(key, name);
    return name;
  };

  /** Where a link leads, when that works from anywhere. */
  linkOf(element: HtmlElement): string | undefined {
    const href = attributeOf(element, "href").trim();
    const whole = this.#base && href !== "" && !href.startsWith("#") ? this.wholeAddress(href) : href;
    const { address, isCut } = linkAddress(whole);
    const isLost = address === undefined && whole !== "" && !LEADS_NOWHERE.test(whole);
    if (isCut || isLost)
      this.cutLinks.push({ what: address ? "链接地址的末尾" : "不能用的链接地址", text: spelledOut(whole) });
    return address;
  }

  /** An address that the text shows as well, as a link can have it; undefined where it works from nowhere else. */
  linkTo(address: string): string | undefined {
    return linkAddress(address).address;
  }

  /** An address as it works from anywhere, where the page's own is known. */
  wholeAddress(address: string): string {
    if (this.#base === undefined || address.trim() === "" || /^https?:/i.test(address)) return wholeAddress(address);
    return URL.canParse(address, this.#base) ? new URL(address, this.#base).href : address;
  }

  /** @returns the name of the picture; undefined for one that is none */
  pictureAt(element: HtmlElement, link: string | undefined): string | undefined {
    const picture = pictureOf(element);
    return picture && this.addPicture({ ...picture, ...(link !== undefined && { link }) });
  }

  addPicture(picture: HtmlPicture): string {
    const address =
      picture.address === "" || this.#base === undefined ? picture.address : this.wholeAddress(picture.address);
    const name = pictureName(address, { has: (one) => this.pictures.has(one) || this.media.has(one) });
    this.pictures.set(name, { ...picture, address });
    return name;
  }

  addMedia(media: HtmlMedia): string {
    const name = `${media.kind}-of-page-${this.media.size + 1}`;
    this.media.set(name, media);
    return name;
  }

  /** What plays in a frame or a player. @returns the name; its address, empty where there is none, when it is another page */
  mediaIn(element: HtmlElement): { readonly name: string } | { readonly address: string } {
    const inner = [element, ...elementsIn(element)];
    const addresses = inner.flatMap((one) => {
      const [src, late, data] = ["src", "data-src", "data"].map((name) => attributeOf(one, name));
      return [src?.startsWith("data:") || src === "about:blank" ? "" : src, late, data].filter((at) => at);
    });
    const address = this.wholeAddress(addresses[0] ?? "");
    const isPlayer = element.name === "video" || element.name === "audio";
    const kind =
      mediaAt(address) ?? (isPlayer && address !== "" ? (element.name === "video" ? "video" : "audio") : undefined);
    if (kind === undefined) return { address };
    return { name: this.addMedia({ kind, address, title: cleanPaste(attributeOf(element, "title")).trim() }) };
  }

  /** Gives a picture the caption that stood with it; what is no caption stays text. */
  captioned(pieces: readonly Piece[]): readonly Piece[] {
    const placed = pieces.flatMap((piece) => (piece.kind === "placed" ? [piece] : []));
    const said = pieces.filter((piece) => piece.kind !== "placed");
    const [only, ...more] = placed;
    if (!only || more.length > 0 || said.length === 0) return pieces;
    if (!said.every((piece) => piece.kind === "text" && piece.caption)) return pieces;
    return this.setCaption(only.name, lineOf(said)) ? [only] : pieces;
  }

  /** @returns whether there was a place for it */
  setCaption(name: string, caption: EscapedText): boolean {
    const picture = this.pictures.get(name);
    if (picture) {
      if (picture.caption !== "") return false;
      this.pictures.set(name, { ...picture, caption });
      return true;
    }
    const media = this.media.get(name);
    const title = lineIn(plain(caption));
    if (media?.title !== "" || title.length > LONGEST_TITLE || caption.includes("](")) return false;
    this.media.set(name, { ...media, title });
    return true;
  }
}
