import { canBeDrawn, type ShareCard } from "../../domain/share-card.ts";
import { editionConverterOf } from "../traditional-edition.ts";
import type { CardJob } from "./card-job.ts";
import { drawCard, useCardFont } from "./draw-card.ts";

type Convert = (text: string) => string;

/** Draws the cards of both editions, in the process in which it is made. */
export class Draughtsman {
  /** By what they know: the glossary, with an article's own words or without any. */
  readonly #converters = new Map<string, Convert>();

  constructor() {
    useCardFont();
  }

  /** @returns a PNG @throws Error of libvips */
  run({ card, address, edition }: CardJob): Promise<Uint8Array> {
    if (!edition) return drawCard(card, address);
    const converted = convertedCard(card, this.#converterOf(edition));
    // A glyph that the font has not is known from here on only.
    return drawCard(canBeDrawn(converted) ? converted : card, address);
  }

  #converterOf(edition: NonNullable<CardJob["edition"]>): Convert {
    const key = JSON.stringify(edition);
    const convert = this.#converters.get(key) ?? editionConverterOf(edition.settings, edition.glossary);
    this.#converters.set(key, convert);
    return convert;
  }
}

function convertedCard({ name, headline, seal, makers, date }: ShareCard, convert: Convert): ShareCard {
  return {
    name: convert(name),
    headline: convert(headline),
    ...(seal && { seal: convert(seal) }),
    makers: makers.map(convert),
    ...(date && { date: convert(date) }),
  };
}
