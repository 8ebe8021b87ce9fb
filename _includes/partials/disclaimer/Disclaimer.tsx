import type { PublicArticle } from "../../../src/domain/article.ts";
import { OURS } from "../../../src/domain/interface-terms.ts";

interface DisclaimerProps {
  readonly article: Pick<PublicArticle, "kind" | "genre">;
  /** From `_data/disclaimers.json`; `{contact}` stands for the address. */
  readonly text: string;
  readonly contact: string;
}

/** The publication's own words about rights: on every article, found by no search. */
export function Disclaimer({ article: { kind, genre }, text, contact }: DisclaimerProps) {
  return (
    <p class="disclaimer" {...OURS}>
      <b>{genre === "sponsored" ? "广告声明：" : kind === "original" ? "版权声明：" : "免责声明："}</b>
      {text.split("{contact}").map((part, index) => (
        <>
          {index > 0 && <a href={`mailto:${contact}`}>{contact}</a>}
          {part}
        </>
      ))}
    </p>
  );
}
