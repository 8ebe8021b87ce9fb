import { onDemandStyles } from "./on-demand-styles.ts";

/** Opens a service of comments when the reader presses its button, or comes back from signing in there; not before. */
export function commentsLater(panel: HTMLElement): void {
  const button = panel.querySelector("button");
  const open = (): void =>
    void Promise.all([import("./comment-service.ts"), onDemandStyles()]).then(
      ([{ openComments }]) => openComments(panel),
      // Gone after a later deployment: the button stays.
      () => undefined,
    );
  if (button) button.disabled = false;
  button?.addEventListener("click", open);
  if (new URLSearchParams(location.search).has("giscus")) open();
}
