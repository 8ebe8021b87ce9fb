/** Address of the script of the comments, which stands alone; the build puts it in. */
declare const COMMENT_FORM_SCRIPT: string;

/** What the script does, in the comments and on the page that thanks. */
export function commentFormScript(): Promise<typeof import("./comment-form.ts")> {
  return import(COMMENT_FORM_SCRIPT);
}

/**
 * Upgrades comments and their form when the reader comes near: most never do. Who presses before it is there waits for it, and
 * is heard once however often; where it cannot be had, gone after a later deployment, the page goes on as without a script.
 */
export function upgradeLater(place: Element): void {
  const form = place.querySelector<HTMLFormElement>("#comment-form");
  let loading: Promise<void> | undefined;
  let settled = false;
  const settle = (): void => {
    settled = true;
  };
  const fail = (): void => {
    settled = true;
    delete document.documentElement.dataset.script;
  };
  const upgrade = (): Promise<void> => {
    loading ??= commentFormScript()
      .then(({ upgradeComments }) => upgradeComments(place, form))
      .then(settle, fail);
    return loading;
  };
  let pressed: HTMLElement | undefined;
  const wait = (event: Event, target: HTMLElement | null): void => {
    if (settled || !target) return;
    event.preventDefault();
    if (!pressed) void upgrade().then(() => pressed?.click());
    pressed = target;
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
  form?.addEventListener("focusin", upgrade);
  // What the browser would object to is a press as well, and the script says it of all fields at once.
  for (const what of ["submit", "invalid"])
    form?.addEventListener(what, (event) => wait(event, form.querySelector("[type=submit]")), true);
  place.addEventListener("click", (event) => {
    if (event.target instanceof Element) wait(event, event.target.closest<HTMLElement>("a.comment-reply"));
  });
}
