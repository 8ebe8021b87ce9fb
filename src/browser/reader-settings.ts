import { onDemandStyles } from "./on-demand-styles.ts";
import { applySettings, CHOICES, type Choices, type Setting } from "./reader-settings/apply.ts";
import { store } from "./stored.ts";

/**
 * `<reader-settings>`: a button that opens theme and type size. Before it is defined there is only its room in the bar,
 * because without a script nothing could be chosen. Esc, a tap elsewhere and leaving with the keyboard close it.
 */
export class ReaderSettings extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector("button");
    if (!button) return;
    let open = false;
    let panel: HTMLElement | undefined;
    const close = (): void => {
      open = false;
      button.setAttribute("aria-expanded", "false");
      panel?.remove();
    };
    button.addEventListener("click", async () => {
      if (open) return close();
      open = true;
      button.setAttribute("aria-expanded", "true");
      const [{ settingsPanel }] = await Promise.all([import("./reader-settings/panel.ts"), onDemandStyles()]);
      // What is shown is what was chosen, even where nothing can be remembered.
      const { theme = CHOICES.theme[0], size = CHOICES.size[0] } = document.documentElement.dataset;
      panel = settingsPanel({ theme, size }, (choices) => {
        applySettings(choices);
        remember("theme", choices);
        remember("size", choices);
      });
      if (open) this.append(panel);
    });
    this.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || !open) return;
      close();
      button.focus();
    });
    const leave = (to: EventTarget | null): void => {
      if (open && to instanceof Node && !this.contains(to)) close();
    };
    this.addEventListener("focusout", ({ relatedTarget }) => leave(relatedTarget));
    document.addEventListener("pointerdown", ({ target }) => leave(target));
  }
}

/** Who wants pages as they come has nothing stored. */
function remember(setting: Setting, choices: Choices): void {
  const choice = choices[setting];
  store(setting, choice === CHOICES[setting][0] ? undefined : choice);
}
