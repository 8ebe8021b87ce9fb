/**
 * Puts what is folded into its fold, where browsers find words and open it by themselves, and opens the folds around the
 * comment that the address or a link names; browsers before 2022 do not.
 */
export function upgradeFolds(comments: Element): void {
  const folds = comments.querySelectorAll<HTMLDetailsElement>(".fold");
  for (const fold of folds) fold.append(fold.nextElementSibling ?? "");
  const opened = (hash: string): Element | undefined => {
    const target = hash.startsWith("#comment-") && document.getElementById(hash.slice(1));
    if (!target) return undefined;
    let fold = target.closest<HTMLDetailsElement>(".fold:not([open])");
    const wasHidden = fold !== null;
    for (; fold; fold = target.closest<HTMLDetailsElement>(".fold:not([open])")) fold.open = true;
    return wasHidden ? target : undefined;
  };
  const show = () => opened(location.hash)?.scrollIntoView();
  if (folds.length === 0) return;
  addEventListener("hashchange", show);
  // Before the browser goes there.
  comments.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("a");
    if (link) opened(link.hash);
  });
  show();
}
