import type { EditionSettings, Glossary } from "../domain/site.ts";
import { DoubtReader } from "../traditional/doubts.ts";
import type { Finding } from "./finding.ts";
import type { Passage } from "./passage.ts";

/** How the Traditional edition of a publication is written. */
export interface TraditionalStyle {
  readonly settings: EditionSettings;
  readonly glossary: Glossary;
}

/** As much of a sentence as tells what is meant. */
const AROUND = 12;
const ENDS = /[。！？；\n]/;

/** @param own words of the article, which settle it */
export type DoubtRule = (passage: Passage, own: Glossary) => Finding[];

/** @returns a rule that tells what the Traditional edition has decided with little confidence */
export function doubtRule(style: TraditionalStyle | undefined): DoubtRule {
  if (!style) return () => [];
  const reader = new DoubtReader(style.settings, style.glossary);
  return ({ text }, own) =>
    reader.doubtsIn(text, own).map(({ at, simplified, traditional }) => {
      const [before, after] = [beforeOf(text, at), afterOf(text, at + 1)];
      const message = `“${before}${simplified}${after}”里的“${simplified}”，繁体版写成“${traditional}”，没有把握。`;
      return { code: "traditional-doubt", start: at, end: at + 1, message, about: simplified + traditional };
    });
}

function beforeOf(text: string, at: number): string {
  return (
    text
      .slice(Math.max(0, at - AROUND), at)
      .split(ENDS)
      .at(-1) ?? ""
  );
}

function afterOf(text: string, at: number): string {
  return text.slice(at, at + AROUND).split(ENDS)[0] ?? "";
}
