import type { Random } from "../../../scripts/bench/random.ts";
import type { Change, Drift } from "../../../src/upkeep/evidence/drift.ts";
import type { Answer } from "../../../src/upkeep/evidence/sighting.ts";
import { type Dress, pick, type Story } from "./pages.ts";

export interface Case {
  readonly story: Story;
  readonly dress: Dress;
  readonly random: Random;
}
type Now = Partial<Answer> & { readonly story?: Story; readonly dress?: Partial<Dress> };
export type Kind = readonly [state: Drift["state"], now: (one: Case) => Now, change?: Change];

export const AT = "https://news.example/2026/a-text.html";
export const zh = ({ language }: Story) => language === "zh";
export const said = (story: Story, chinese: string, english: string) => (zh(story) ? chinese : english);

/** Changes one sentence, at a place that is drawn. */
export function edited(
  one: Case,
  change: (text: string) => string,
  fits: (text: string) => boolean = () => true,
): Story {
  const places = one.story.paragraphs.flatMap((sentences, p) =>
    sentences.flatMap((text, s) => (fits(text) ? [[p, s]] : [])),
  );
  const [paragraph, place] = pick(one.random, places);
  const paragraphs = one.story.paragraphs.map((sentences, p) =>
    sentences.map((text, s) => (p === paragraph && s === place ? change(text) : text)),
  );
  return { ...one.story, paragraphs: paragraphs.map((sentences) => sentences.filter((text) => text !== "")) };
}

export function every({ story }: Case, change: (text: string) => string): Story {
  return { ...story, headline: change(story.headline), paragraphs: story.paragraphs.map((texts) => texts.map(change)) };
}
