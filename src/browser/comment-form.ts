const KEY = "comment-details";
const FIELDS = ["name", "email", "website"] as const;

/**
 * Adds to the working form what only the reader's device can do: remember name and addresses when the reader asks for
 * it (never sent anywhere), and send once however often the button is pressed.
 */
export function upgradeCommentForm(form: HTMLFormElement): void {
  const save = form.querySelector<HTMLInputElement>("#comment-save-details");
  const row = save?.closest<HTMLElement>("[hidden]");
  if (save && row) {
    row.hidden = false;
    const saved = readSaved();
    if (saved) {
      save.checked = true;
      for (const name of FIELDS) {
        const field = fieldOf(form, name);
        if (field && field.value === "") field.value = saved[name] ?? "";
      }
    }
  }
  form.addEventListener("submit", (event) => {
    if (form.ariaBusy === "true") {
      event.preventDefault();
      return;
    }
    form.ariaBusy = "true";
    if (save) remember(save.checked ? form : undefined);
  });
  // The browser shows the page again as it was left when the reader goes back.
  window.addEventListener("pageshow", () => {
    form.ariaBusy = "false";
  });
}

function fieldOf(form: HTMLFormElement, name: string): HTMLInputElement | undefined {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement ? field : undefined;
}

/** Storage throws when the reader forbids it; the form works all the same. */
function readSaved(): Record<string, string> | undefined {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (typeof saved !== "object" || saved === null) return undefined;
    return Object.fromEntries(Object.entries(saved).filter(([, value]) => typeof value === "string"));
  } catch {
    return undefined;
  }
}

function remember(form: HTMLFormElement | undefined): void {
  try {
    if (!form) localStorage.removeItem(KEY);
    else
      localStorage.setItem(
        KEY,
        JSON.stringify(Object.fromEntries(FIELDS.map((name) => [name, fieldOf(form, name)?.value ?? ""]))),
      );
  } catch {
    // Nothing is lost: the reader types the name again next time.
  }
}
