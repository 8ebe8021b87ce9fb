import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { cardCreditOf, SHARE_CARD_SIZE, type ShareCard } from "../../domain/share-card.ts";
import { xmpOf } from "../../embedding/xmp.ts";
import { escapeXml } from "../../syndication/xml.ts";
import { LEADING, namesIn, setHeadline, widthOf } from "./card-lines.ts";

const { width: WIDTH, height: HEIGHT } = SHARE_CARD_SIZE;
const MARGIN = 72;
const ROOM = WIDTH - 2 * MARGIN;
/** The colours of the pages' light theme (src/styles/tokens.css). */
const PAPER = "#faf8f3";
const INK = "#1c1a18";
const SOFT = "#544e46";
const CINNABAR = "#b3261e";
/** Baselines and sizes, in pixels. */
const NAME = { size: 40, baseline: 112 };
const RULE = 140;
const FOOT = { size: 30, baseline: 562, seal: { width: 78, height: 44, top: 529 }, gap: 20 };
const MIDDLE = { withName: 338, alone: 300 };

/** Whatever fonts the machine has: a card is drawn with this one. Before the first text, or fontconfig has read its own list. */
export function useCardFont(): void {
  process.env.FONTCONFIG_FILE = fileURLToPath(new URL("fonts.conf", import.meta.url));
}

/**
 * Draws a card as PNG; whose work the article is stands in the file as well (XMP, as in every picture).
 *
 * @param address of the page on the web
 * @throws Error of libvips
 */
export function drawCard(card: ShareCard, address: string): Promise<Buffer> {
  // Sixteen colours are ink, soft ink and cinnabar on paper with what lies between at the edges of letters.
  // Nothing on a card is transparent; to say so first would have the palette's maker put the channel back.
  return sharp(Buffer.from(svgOf(card)))
    .png({ palette: true, colours: 16, effort: 1, dither: 0 })
    .withXmp(xmpOf(cardCreditOf(card, address)))
    .toBuffer();
}

/** The card as SVG, every line of text where it stands. */
export function svgOf(card: ShareCard): string {
  const alone = card.headline === card.name;
  const { size, lines } = setHeadline(card.headline, ROOM);
  const step = size * LEADING;
  const first = (alone ? MIDDLE.alone : MIDDLE.withName) - (lines.length * step) / 2 + size;
  const parts = [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${PAPER}"/>`,
    ...(alone ? [] : [text(card.name, MARGIN, NAME.baseline, NAME.size, INK)]),
    `<rect x="${MARGIN}" y="${RULE}" width="${ROOM}" height="4" fill="${INK}"/>`,
    `<rect x="${MARGIN}" y="${RULE + 8}" width="${ROOM}" height="1" fill="${INK}"/>`,
    ...lines.map((line, index) => text(line, MARGIN, first + index * step, size, INK)),
    ...footOf(card),
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="Noto Serif CJK SC" ` +
    `font-weight="700">${parts.join("")}</svg>`
  );
}

/** The seal, and behind it whose work it is and of what day. */
function footOf({ seal, makers, date }: ShareCard): string[] {
  const { seal: box, size, baseline, gap } = FOOT;
  const from = seal ? MARGIN + box.width + gap : MARGIN;
  const behind = date ? ` · ${date}` : "";
  const names = namesIn(makers, (WIDTH - MARGIN - from) / size - widthOf(behind));
  return [
    ...(seal
      ? [
          `<rect x="${MARGIN}" y="${box.top}" width="${box.width}" height="${box.height}" fill="${CINNABAR}"/>`,
          text(seal, MARGIN + (box.width - seal.length * size) / 2, baseline, size, PAPER),
        ]
      : []),
    text(names + behind, from, baseline, size, SOFT),
  ];
}

function text(words: string, x: number, y: number, size: number, colour: string): string {
  // In this font the mark is as wide as a Han character, which is right for quotations and not within a name: O’Brien.
  const written = words.replace(/(?<=\p{Script=Latin})’(?=\p{Script=Latin})/gu, "'");
  return `<text x="${x}" y="${Math.round(y)}" font-size="${size}" fill="${colour}" xml:space="preserve">${escapeXml(written)}</text>`;
}
