import { z } from "zod";
import { ShareCard } from "../../domain/share-card.ts";
import { EditionSettings, Glossary } from "../../domain/site.ts";

/** What the drawing process is asked for: one card, in one edition. */
export const CardJob = z.object({
  card: ShareCard,
  /** Address of the page on the web. */
  address: z.string(),
  /** Of the Traditional edition. */
  edition: z.object({ settings: EditionSettings, glossary: Glossary }).optional(),
});
export type CardJob = z.infer<typeof CardJob>;

/** The PNG. */
export const DrawnCard = z.instanceof(Uint8Array);
