import type { COMMENT_ORIGINS } from "../domain/comment.ts";
import type { Identity } from "./identity.ts";

/** How a submission says which article it is about; anything may be missing or nonsense. */
export interface ArticleHint {
  readonly id?: string;
  /** Addresses the article has or had, absolute or from the root. */
  readonly addresses: readonly string[];
  readonly slug?: string;
  /** The same in words that may be printed; what readers typed may not. */
  readonly label: string;
}

/**
 * A comment as a service handed it over, before anything is cleaned or checked. What must not be kept (e-mail, IP, user
 * agent, referrer) has no field here, so that no later step can write it anywhere.
 */
export interface Submission {
  readonly origin: (typeof COMMENT_ORIGINS)[number];
  /** Where it stands, for messages. */
  readonly file: string;
  readonly line: number;
  /** `第 17 项` */
  readonly label: string;
  /** Its number at the service, unique within the origin. */
  readonly sourceId?: string;
  /** What the reader's browser called it, the same when it was sent again. */
  readonly submissionId?: string;
  readonly article: ArticleHint;
  /** The comment it answers; failing that the one which that answers, and so on. Worked out as far as it is asked for. */
  readonly parents: Iterable<Identity>;
  readonly name: string;
  readonly website: string;
  readonly text: string;
  /** UTC to the second, when it could be read. */
  readonly sent: string | undefined;
  /** An editor has let it through at the service. */
  readonly approved: boolean;
}

/** What a file or a service gave, and what of it is not for us. */
export interface ImportBatch {
  readonly submissions: readonly Submission[];
  /** Other forms, pingbacks, spam, trash. */
  readonly foreign: number;
  /** Waiting at a service that has editors of its own. */
  readonly unapproved: number;
}
