import { nameOf, type Sight } from "./sight.ts";

/** So many Latin words in a row are a passage, not a name. */
const PASSAGE = /(?:\b[A-Za-z][A-Za-z'’]*\b[\s,;]+){4}[A-Za-z]+/;

/** Passages in another language that are not marked as such: a Chinese voice would read them out (WCAG 3.1.2). */
export function unmarkedLanguages({ texts }: Sight): string[] {
  const found = texts.flatMap(({ element, text }) =>
    PASSAGE.test(text) &&
    !element.closest("code, pre, kbd") &&
    /^zh/i.test(element.closest("[lang]")?.getAttribute("lang") ?? "")
      ? [`${nameOf(element)} is not marked as another language`]
      : [],
  );
  return [...new Set(found)];
}

/** Things that move or fade by themselves or over time. */
export function motions(): string[] {
  return [...document.querySelectorAll("*")].flatMap((element) => {
    const { transitionDuration, animationName, animationDuration, scrollBehavior } = getComputedStyle(element);
    const longest = (list: string) => Math.max(...list.split(",").map((time) => Number.parseFloat(time)));
    return [
      ...(longest(transitionDuration) > 0.001 ? [`${nameOf(element)} changes over ${transitionDuration}`] : []),
      ...(animationName !== "none" && longest(animationDuration) > 0.001
        ? [`${nameOf(element)} moves: ${animationName}`]
        : []),
      ...(scrollBehavior === "smooth" ? [`${nameOf(element)} scrolls smoothly`] : []),
    ];
  });
}
