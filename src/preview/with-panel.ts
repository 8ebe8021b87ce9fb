import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import type { PublicationFolders } from "../content/read-publication.ts";
import { previewOf } from "./article-preview.ts";
import { PANEL_STYLES } from "./live-reload.ts";
import { ProvenancePanel } from "./ProvenancePanel.tsx";

/** Puts the panel under a page that is an article, or should become one. It is read afresh, and never in a build. */
export function withPanel(html: string, path: string, places: PublicationFolders, now: number): string {
  const preview = previewOf(path, places, now);
  if (!preview) return html;
  const panel = renderToString(h(ProvenancePanel, preview));
  return html
    .replace("</head>", () => `<link rel="stylesheet" href="${PANEL_STYLES}"></head>`)
    .replace("</body>", () => `${panel}</body>`);
}
