/** Address of the script of the comment form, which stands alone; the build puts it in. */
declare const COMMENT_FORM_SCRIPT: string;

/** What the script of the form does, in the form and on the page that thanks. */
export function commentFormScript(): Promise<typeof import("./comment-form.ts")> {
  return import(COMMENT_FORM_SCRIPT);
}

/**
 * Upgrades the form of comments when the reader comes near the comments: most never do. Who presses before it is there waits
 * for it; where it cannot be had, gone after a later deployment, the page goes on as without a script.
 */
export function upgradeLater(form: HTMLFormElement): void {
  const place = form.closest(".comments") ?? form;
  let loading: Promise<void> | undefined;
  let settled = false;
  const settle = (): void => {
    settled = true;
  };
  const upgrade = (): Promise<void> => {
    loading ??= commentFormScript()
      .then(({ upgradeCommentForm }) => upgradeCommentForm(form))
      .then(settle, settle);
    return loading;
  };
  const wait = (event: Event, pressed: HTMLElement | null): void => {
    if (settled || !pressed) return;
    event.preventDefault();
    void upgrade().then(() => pressed.click());
  };
  const near = new IntersectionObserver(
    (entries) => {
      // On a busy phone one call tells that the comments were far away, and that they are near by now.
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      near.disconnect();
      void upgrade();
    },
    { rootMargin: "100%" },
  );
  near.observe(place);
  form.addEventListener("focusin", upgrade);
  form.addEventListener("submit", (event) => wait(event, form.querySelector("[type=submit]")));
  place.addEventListener("click", (event) => {
    if (event.target instanceof Element) wait(event, event.target.closest<HTMLElement>("a.comment-reply"));
  });
}
