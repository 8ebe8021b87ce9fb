import { join } from "node:path";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { readEvidence } from "../content/evidence.ts";
import { ProblemReport } from "../content/problem-report.ts";
import type { PublicationFolders } from "../content/read-publication.ts";
import { picturesOf } from "../domain/article.ts";
import { Clock } from "../domain/clock.ts";
import type { ContentCredentials } from "../domain/content-credentials.ts";
import type { Problem } from "../domain/problem.ts";
import { SeenPictures } from "../gate/pictures/seen-pictures.ts";
import { type WaitingDrift, waitingDrifts } from "../upkeep/evidence/waiting.ts";
import { type ArticlePreview, previewOf } from "./article-preview.ts";
import { PANEL_STYLES } from "./live-reload.ts";
import { ProvenancePanel } from "./ProvenancePanel.tsx";

/**
 * Puts the panel under a page that is an article, or should become one. It is read afresh, and never in a build.
 * @param reminders of the last check, which has seen all articles
 * @param cache where a check keeps what it has read of pictures; without it nothing is known of that
 */
export function withPanel(
  html: string,
  path: string,
  places: PublicationFolders,
  now: number,
  reminders: readonly Problem[] = [],
  cache?: string,
): string {
  const preview = previewOf(path, places, now, reminders);
  if (!preview) return html;
  const credentials = credentialsIn(preview, cache);
  const panel = renderToString(
    h(ProvenancePanel, { ...preview, credentials, drifts: driftsIn(preview, places, new Clock(now)) }),
  );
  return html
    .replace("</head>", () => `<link rel="stylesheet" href="${PANEL_STYLES}"></head>`)
    .replace("</body>", () => `${panel}</body>`);
}

/** What became of the texts that an article rests on, and waits for an editor: as in the one list of the desk. */
function driftsIn({ read }: ArticlePreview, { data }: PublicationFolders, clock: Clock): readonly WaitingDrift[] {
  // What is wrong with the file is told by the check.
  const evidence = read && readEvidence(join(data, "evidence.json"), new ProblemReport());
  return read && evidence ? waitingDrifts(evidence, [read.article], clock) : [];
}

/** What a check has read of the pictures of an article, by their names. */
function credentialsIn({ read }: ArticlePreview, cache: string | undefined): ReadonlyMap<string, ContentCredentials> {
  const pictures = read ? picturesOf(read.article) : [];
  if (!read || cache === undefined || !pictures.some(({ shown }) => shown)) return new Map();
  const seen = new SeenPictures(cache, new URL(read.siteData.site.url).hostname);
  return new Map(
    pictures.flatMap((picture) => {
      const credentials = picture.shown ? seen.credentialsOf(picture.digest) : undefined;
      return credentials ? [[picture.name, credentials] as const] : [];
    }),
  );
}
