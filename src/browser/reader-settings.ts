import { onDemandStyles } from "./on-demand-styles.ts";
import { applySettings, CHOICES, type Choices, type Setting } from "./reader-settings/apply.ts";
import { store, stored } from "./stored.ts";

/**
 * `<reader-settings>`: a button that opens theme and type size. The page has only its room in the bar, because without a
 * script nothing could be chosen. Esc, a tap elsewhere and leaving with the keyboard close it.
 */
export class ReaderSettings extends HTMLElement {
  connectedCallback(): void {
    const button = settingsButton();
    this.replaceChildren(button);
    let open = false;
    let panel: HTMLElement | undefined;
    const close = (): void => {
      open = false;
      button.setAttribute("aria-expanded", "false");
      panel?.remove();
    };
    close();
    button.addEventListener("click", async () => {
      if (open) return close();
      open = true;
      button.setAttribute("aria-expanded", "true");
      const [module] = await Promise.all([
        import("./reader-settings/panel.ts").catch(() => undefined),
        onDemandStyles(),
      ]);
      if (!module) {
        close();
        // Gone after a later deployment, or there is no network; the styles of a sentence of our own may be gone as well.
        if (confirm("没能载入阅读设置。要重新载入本页吗？")) location.reload();
        return;
      }
      // What is shown is what was chosen, even where nothing can be remembered.
      const { theme = CHOICES.theme[0], size = CHOICES.size[0] } = document.documentElement.dataset;
      const recall = stored("recall") === "off" ? "off" : "on";
      panel = module.settingsPanel({ theme, size, recall }, (choices) => {
        applySettings(choices);
        remember("theme", choices);
        remember("size", choices);
        if (choices.recall === "off") store("read", undefined);
        store("recall", choices.recall === "off" ? "off" : undefined);
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

function settingsButton(): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-label", "阅读设置");
  // A sign rather than a word, as readers of books have it.
  button.textContent = "Aa";
  return button;
}

/** Who wants pages as they come has nothing stored. */
function remember(setting: Setting, choices: Choices): void {
  const choice = choices[setting];
  store(setting, choice === CHOICES[setting][0] ? undefined : choice);
}
