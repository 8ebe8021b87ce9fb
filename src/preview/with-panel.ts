import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import type { PublicationFolders } from "../content/read-publication.ts";
import type { Problem } from "../domain/problem.ts";
import { previewOf } from "./article-preview.ts";
import { PANEL_STYLES } from "./live-reload.ts";
import { ProvenancePanel } from "./ProvenancePanel.tsx";

/**
 * Puts the panel under a page that is an article, or should become one. It is read afresh, and never in a build.
 * @param reminders of the last check, which has seen all articles
 */
export function withPanel(
  html: string,
  path: string,
  places: PublicationFolders,
  now: number,
  reminders: readonly Problem[] = [],
): string {
  const preview = previewOf(path, places, now, reminders);
  if (!preview) return html;
  const panel = renderToString(h(ProvenancePanel, preview));
  return html
    .replace("</head>", () => `<link rel="stylesheet" href="${PANEL_STYLES}"></head>`)
    .replace("</body>", () => `${panel}</body>`);
}
