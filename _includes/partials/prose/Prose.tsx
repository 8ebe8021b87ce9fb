import { OURS } from "../../../src/domain/interface-terms.ts";
import { setHtml } from "../running-text/running-text.ts";

interface ProseProps {
  readonly html: string;
  /** Whether it is about the publication itself, and not about the news. */
  readonly ours?: boolean;
}

/** A text of the publication's own. It was made by our own Markdown parser, which lets no HTML through. */
export function Prose({ html, ours }: ProseProps) {
  return <div class="article-body" {...(ours ? OURS : {})} dangerouslySetInnerHTML={{ __html: setHtml(html) }} />;
}
