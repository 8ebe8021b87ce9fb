import type { CDPSession, Locator, Page } from "playwright/test";

/** So many places a finger is felt at on its way. */
const STEPS = 8;

/** A finger on the glass: what Playwright's own touchscreen cannot do is move it. */
export class Finger {
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  /** @param page with a touchscreen */
  static async on(page: Page): Promise<Finger> {
    return new Finger(page, await page.context().newCDPSession(page));
  }

  /**
   * Puts the finger down in the middle of something and pushes it, so many pixels to the right and down, then lifts it. The
   * browser makes of it what it makes of a real one: it scrolls, or does not.
   */
  async push(target: Locator, right: number, down: number): Promise<void> {
    const box = await target.boundingBox();
    const size = this.#page.viewportSize();
    if (!box || !size) throw new Error("there is nothing to touch");
    // Of what reaches out of the window the part inside.
    const middle = (from: number, length: number, whole: number) =>
      (Math.max(from, 0) + Math.min(from + length, whole)) / 2;
    const [x, y] = [middle(box.x, box.width, size.width), middle(box.y, box.height, size.height)];
    const begin = { x: x - right / 2, y: y - down / 2 };
    await this.#feel("touchStart", begin);
    for (let step = 1; step <= STEPS; step += 1)
      await this.#feel("touchMove", { x: begin.x + (right * step) / STEPS, y: begin.y + (down * step) / STEPS });
    await this.#feel("touchEnd");
  }

  async #feel(type: "touchStart" | "touchMove" | "touchEnd", ...touchPoints: { x: number; y: number }[]) {
    await this.#session.send("Input.dispatchTouchEvent", { type, touchPoints });
    // The next frame, not a time: a finger moves no faster than it is drawn.
    await this.#page.evaluate(() => new Promise(requestAnimationFrame));
  }
}
