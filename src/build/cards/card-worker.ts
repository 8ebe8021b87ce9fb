import sharp from "sharp";
import { canBeDrawn, type ShareCard } from "../../domain/share-card.ts";
import { answerJobs } from "../../worker/answer-jobs.ts";
import { editionConverterOf } from "../traditional-edition.ts";
import { CardJob } from "./card-job.ts";
import { drawCard, useCardFont } from "./draw-card.ts";

useCardFont();
sharp.concurrency(1);
sharp.cache(false);

type Convert = (text: string) => string;
/** By what they know: the glossary, with an article's own words or without any. */
const converters = new Map<string, Convert>();

answerJobs(CardJob, ({ card, address, edition }) => {
  if (!edition) return drawCard(card, address);
  const key = JSON.stringify(edition);
  const convert = converters.get(key) ?? editionConverterOf(edition.settings, edition.glossary);
  converters.set(key, convert);
  const converted = convertedCard(card, convert);
  // A glyph that the font has not is known from here on only.
  return drawCard(canBeDrawn(converted) ? converted : card, address);
});

function convertedCard({ name, headline, seal, makers, date }: ShareCard, convert: Convert): ShareCard {
  return {
    name: convert(name),
    headline: convert(headline),
    ...(seal && { seal: convert(seal) }),
    makers: makers.map(convert),
    ...(date && { date: convert(date) }),
  };
}
