import type { CmsConfig } from "@sveltia/cms";
import type { ClockChange } from "../domain/time-zone.ts";

/** What the editor in the browser is told, at `/admin/config.json`. */
export interface AdminConfig {
  readonly config: CmsConfig;
  /** Registered keys of sources by every name they go by. */
  readonly sourceKeys: Readonly<Record<string, string>>;
  /** How they are called in the form, by their keys. */
  readonly sourceNames: Readonly<Record<string, string>>;
  /** Registered keys of people by every name that is theirs alone. */
  readonly peopleKeys: Readonly<Record<string, string>>;
  /** The zone in which dates are written, and when its clocks change. */
  readonly timeZone: string;
  readonly clockChanges: readonly ClockChange[];
  /** Whether there is a repository to sign in to. */
  readonly remote: boolean;
}

/** The format of `article.json`, which the editor is taught (src/cms/admin.ts). */
export const RECORD_FORMAT = "article-record";

/** The format of `_data/people.json`, likewise. */
export const PEOPLE_FORMAT = "people-record";

/** The format of `_data/podcast.json`. */
export const PODCAST_FORMAT = "podcast-record";

/** The format of the files of `_data/topics/`. */
export const TOPIC_FORMAT = "topic-record";

/** The format of `_data/front.json`. */
export const FRONT_FORMAT = "front-record";

/** Where, from the page of the editor, the machine code of the library for Content Credentials lies. */
export const CREDENTIALS_CODE = "assets/c2pa.wasm";
