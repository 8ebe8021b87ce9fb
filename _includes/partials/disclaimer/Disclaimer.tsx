import { OURS } from "../../../src/domain/interface-terms.ts";
import type { Kind } from "../../../src/domain/kind.ts";

interface DisclaimerProps {
  readonly kind: Kind;
  /** From `_data/disclaimers.json`; `{contact}` stands for the address. */
  readonly text: string;
  readonly contact: string;
}

/** The publication's own words about rights: on every article, found by no search. */
export function Disclaimer({ kind, text, contact }: DisclaimerProps) {
  return (
    <p class="disclaimer" {...OURS}>
      <b>{kind === "original" ? "版权声明：" : "免责声明："}</b>
      {text.split("{contact}").map((part, index) => (
        <>
          {index > 0 && <a href={`mailto:${contact}`}>{contact}</a>}
          {part}
        </>
      ))}
    </p>
  );
}
