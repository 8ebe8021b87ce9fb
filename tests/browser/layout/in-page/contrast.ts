import { type Colour, colourOf, contrastOf, over } from "./colour.ts";
import { inherited, nameOf, type Sight } from "./sight.ts";

/** Text that people read at length. */
const READ_AT_LENGTH = ".article-body p, .article-body li, .article-lede, .prose p, .comment-text, blockquote";
const LEAST = { reading: 7, text: 4.5, part: 3 } as const;

/** Text too close in colour to what is behind it: 7 for what is read at length (WCAG 1.4.6), 4.5 for the rest (1.4.3). */
export function faintText({ texts }: Sight): string[] {
  const found = new Set<string>();
  const groundOf = grounds();
  const fadedTo = inherited<number>((element, around = 1) => around * Number(getComputedStyle(element).opacity));
  for (const element of new Set(texts.map((box) => box.element))) {
    const least =
      element.closest(READ_AT_LENGTH) && !element.closest("a, small, button, figure") ? LEAST.reading : LEAST.text;
    const ground = groundOf(element);
    const [red, green, blue, alpha] = colourOf(getComputedStyle(element).color);
    const contrast = contrastOf(over([red, green, blue, alpha * fadedTo(element)], ground), ground);
    if (contrast < least) found.add(`${nameOf(element)} has a contrast of ${contrast.toFixed(2)}, less than ${least}`);
  }
  return [...found];
}

/** Fields and buttons of which neither the line nor the ground stands out from what is around them (WCAG 1.4.11). */
export function faintControls(sight: Sight): string[] {
  const groundOf = grounds();
  return [
    ...document.querySelectorAll("input:not([type=hidden], [type=checkbox], [type=radio]), textarea, select, button"),
  ]
    .filter((element) => sight.isSeen(element))
    .flatMap((element) => {
      const style = getComputedStyle(element);
      const around = groundOf(element.parentElement ?? document.body);
      const line =
        Number.parseFloat(style.borderBottomWidth) > 0 ? [over(colourOf(style.borderBottomColor), around)] : [];
      // A button without a ground is its text or its picture, drawn in the colour of text.
      const sign = element.matches("button") ? [over(colourOf(style.color), groundOf(element))] : [];
      const best = Math.max(...[...line, ...sign, groundOf(element)].map((colour) => contrastOf(colour, around)));
      return best < LEAST.part ? [`${nameOf(element)} stands out by ${best.toFixed(2)}, less than ${LEAST.part}`] : [];
    });
}

/** What is behind an element's text: the grounds of everything around it, one over the other. */
function grounds(): (element: Element) => Colour {
  return inherited<Colour>((element, around = colourOf("Canvas")) =>
    over(colourOf(getComputedStyle(element).backgroundColor), around),
  );
}
