import { onDemandStyles } from "./on-demand-styles.ts";

/**
 * `<share-tools>` around the links that hand an article on: adds copying and, where there are any, the device's apps. What
 * is handed on stands in the link for e-mail already: title, sources and, on a line of its own, the address.
 */
export class ShareTools extends HTMLElement {
  connectedCallback(): void {
    const list = this.querySelector("ul");
    const mail = this.querySelector<HTMLAnchorElement>('a[href^="mailto:"]');
    const text = mail && new URL(mail.href).searchParams.get("body");
    if (!list || !text) return;
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    this.append(status);
    list.append(
      item("复制", () => {
        void copy(text, this).then((copied) => {
          status.textContent = copied ? "已复制标题、来源和网址。" : "浏览器不让自动复制，请从框里复制。";
        });
      }),
    );
    const [title = "", url = ""] = text.split("\n");
    // Closing the sheet without choosing is reported as an error, and is none.
    if ("share" in navigator)
      list.append(item("其他应用", () => void navigator.share({ text: title, url }).catch(() => {})));
  }
}

function item(name: string, press: () => void): HTMLLIElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = name;
  button.addEventListener("click", press);
  const entry = document.createElement("li");
  entry.append(button);
  return entry;
}

/** Where the clipboard is missing or refused, as in some apps, the text stands selected in a field. */
async function copy(text: string, place: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = place.querySelector("textarea") ?? document.createElement("textarea");
    field.readOnly = true;
    field.rows = 4;
    field.value = text;
    field.setAttribute("aria-label", "标题、来源和网址");
    await onDemandStyles();
    place.append(field);
    field.select();
    return false;
  }
}
