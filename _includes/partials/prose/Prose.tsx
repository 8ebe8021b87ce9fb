import { setHtml } from "../running-text/running-text.ts";

/** A text of the publication's own. It was made by our own Markdown parser, which lets no HTML through. */
export function Prose({ html }: { readonly html: string }) {
  return <div class="article-body" dangerouslySetInnerHTML={{ __html: setHtml(html) }} />;
}
