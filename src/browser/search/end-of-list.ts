import type { Remote } from "./client.ts";
import type { SearchElements } from "./elements.ts";
import type { Ahead } from "./inquiry.ts";

/**
 * Looks whether there is more when its button comes into view, and takes it away where there is none: nobody presses it for
 * nothing. What a few texts do not tell is offered as looking further, and not as more.
 */
export class EndOfList {
  private looking: Promise<Ahead | undefined> | undefined;
  private readonly observer: IntersectionObserver;

  /** @param ended there is no more of what is exact; what has to be said then is the answer to asking for it */
  constructor(
    private readonly page: Pick<SearchElements, "more" | "moreRelated">,
    private readonly engine: Pick<Remote, "lookAhead">,
    private readonly ended: () => void,
  ) {
    this.observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) void this.look();
    });
  }

  /** Another answer stands there. */
  renew(): void {
    const { more, moreRelated } = this.page;
    this.looking = undefined;
    more.textContent = more.dataset.sayMore ?? "";
    this.observer.disconnect();
    for (const button of [more, moreRelated]) this.observer.observe(button);
  }

  /** Brings more when its button is pressed, unless a look that is under way finds that there is none. */
  async pressed(button: HTMLButtonElement, bring: () => Promise<void>): Promise<void> {
    button.disabled = true;
    await this.looking;
    if (!button.hidden) await bring();
    button.disabled = false;
    this.renew();
  }

  private async look(): Promise<void> {
    this.observer.disconnect();
    // Where it cannot be told, whoever asks for more hears of it.
    const looking = this.engine.lookAhead().catch(() => undefined);
    this.looking = looking;
    const ahead = await looking;
    if (!ahead || this.looking !== looking) return;
    const { more, moreRelated } = this.page;
    moreRelated.hidden ||= ahead.moreRelated === false;
    if (more.hidden) return;
    if (ahead.more === undefined) more.textContent = more.dataset.sayFurther ?? "";
    if (ahead.more !== false) return;
    more.hidden = true;
    this.ended();
  }
}
