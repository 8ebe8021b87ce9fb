import { ageOf } from "./age-notice/age.ts";

/** `<age-notice datetime="2025-05-19">`: says so when the article is more than a year old. */
export class AgeNotice extends HTMLElement {
  connectedCallback(): void {
    this.textContent = ageOf(this.getAttribute("datetime") ?? "", Date.now());
  }
}
