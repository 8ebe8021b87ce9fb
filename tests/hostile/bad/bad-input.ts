import type { ProblemCode } from "../../../src/domain/problem.ts";
import { type Publication, RECORD } from "../../fixtures/minimal-publication.ts";

/** One way to be wrong. */
export interface Bad {
  readonly code: ProblemCode;
  /** The offending value or name, as the message has to mention it. */
  readonly says: string;
  /** Part of the line at which the mistake has to be reported; without it the file is enough. */
  readonly on: string | undefined;
  /** Spoils a right publication. */
  readonly spoil: (publication: Publication) => void;
}

/** Bad inputs of one kind, by name. */
export type Family = Readonly<Record<string, Bad>>;

export function bad(code: ProblemCode, says: string, spoil: Bad["spoil"], on?: string): Bad {
  return { code, says, on, spoil };
}

/** A record with changed fields. */
export function field(
  code: ProblemCode,
  says: string,
  changes: Readonly<Record<string, unknown>>,
  on = `"${Object.keys(changes)[0]}"`,
): Bad {
  return bad(code, says, (p) => p.record(changes), on);
}

/** The right record, as its file holds it. */
export const JSON_TEXT = JSON.stringify(RECORD, null, 2);

/** A record whose file is changed as text. */
export function text(code: ProblemCode, says: string, from: string, to: string, on?: string): Bad {
  if (!JSON_TEXT.includes(from)) throw new Error(`the record does not hold ${from}`);
  return bad(
    code,
    says,
    (p) =>
      p.write(
        "article.json",
        JSON_TEXT.replace(from, () => to),
      ),
    on,
  );
}

/** The text of the article. */
export function markdown(code: ProblemCode, says: string, content: string | Uint8Array, on?: string): Bad {
  return bad(code, says, (p) => p.write("article.md", content), on);
}
