import type { CmsConfig } from "@sveltia/cms";

/** What the editor in the browser is told, at `/admin/config.json`. */
export interface AdminConfig {
  readonly config: CmsConfig;
  /** Registered keys of sources by every name they go by. */
  readonly sourceKeys: Readonly<Record<string, string>>;
  /** Whether there is a repository to sign in to. */
  readonly remote: boolean;
}

/** The format of `article.json`, which the editor is taught (src/cms/admin.ts). */
export const RECORD_FORMAT = "article-record";
