import type { FileMarks } from "./read-marks.ts";

const PANEL = "picture-marks";

/** In the colours and sizes of the form, above its dialogs. */
export const PICTURE_MARKS_STYLE = `
.${PANEL} { position: fixed; inset: auto 16px 16px auto; z-index: 9999; box-sizing: border-box; width: 400px; max-width: calc(100vw - 32px); max-height: 60vh; overflow: auto; margin: 0; padding: 16px; border: 1px solid var(--sui-control-border-color); border-radius: 8px; background: var(--sui-primary-background-color); color: var(--sui-primary-foreground-color); font-family: var(--sui-font-family-default); font-size: var(--sui-font-size-default); line-height: 1.6 }
.${PANEL} h2 { margin: 0 0 8px; font-size: inherit; overflow-wrap: anywhere }
.${PANEL} p { margin: 8px 0; color: var(--sui-secondary-foreground-color) }
.${PANEL} dl { display: grid; grid-template-columns: auto 1fr auto; gap: 8px 12px; align-items: baseline; margin: 8px 0 }
.${PANEL} dt { color: var(--sui-secondary-foreground-color) }
.${PANEL} dd { margin: 0; overflow-wrap: anywhere; user-select: text }
.${PANEL} small { display: block; color: var(--sui-secondary-foreground-color) }
.${PANEL} button { border: 1px solid var(--sui-control-border-color); border-radius: 4px; padding: 4px 12px; background: none; color: var(--sui-primary-accent-color-text); font: inherit; cursor: pointer }
`;

/** How a file is read; loaded with the first picture that is chosen. */
type Read = (file: File) => Promise<FileMarks>;

/** What the page hears of with the file, when somebody takes one of the repository's pictures; src/build/admin-program.ts has it told. */
export const PICKED = "laiyuan-picked";

declare global {
  interface DocumentEventMap {
    [PICKED]: CustomEvent<File>;
  }
}

/**
 * Shows, as soon as somebody chooses or drops a picture anywhere in the editor, what its file says of itself, as text to take over. Sveltia
 * CMS tells no listener which file is uploaded, but its field for files and its places to drop on are the browser's own, and what happens
 * to these the page hears first.
 */
export function watchPictures(read: Read): void {
  const show = async (files: Iterable<File> = []) => {
    const pictures = [...files].filter(({ type }) => /^image\/(?!svg)/.test(type));
    for (const file of pictures) {
      // What cannot be read now, the check reads later.
      const marks = await read(file).catch(() => undefined);
      if (!marks) continue;
      document.querySelector(`.${PANEL}`)?.remove();
      if (marks.lines.length > 0 || marks.warning !== undefined) tell(file.name, marks);
    }
  };
  document.addEventListener(PICKED, ({ detail }) => void show([detail]));
  const listen = { capture: true };
  document.addEventListener("drop", ({ dataTransfer }) => void show(dataTransfer?.files), listen);
  document.addEventListener(
    "change",
    ({ target }) => void (target instanceof HTMLInputElement && target.type === "file" && show(target.files ?? [])),
    listen,
  );
}

function tell(name: string, { lines, warning }: FileMarks): void {
  const panel = made("aside", "");
  panel.className = PANEL;
  panel.setAttribute("role", "status");
  panel.lang = "zh-CN";
  const list = document.createElement("dl");
  for (const { field, value, note } of lines) {
    const said = made("dd", value);
    if (note !== undefined) said.append(made("small", note));
    list.append(made("dt", field), said, copyButton(value));
  }
  panel.append(made("h2", `图片“${name}”自己写着`), list);
  if (warning !== undefined) panel.append(made("p", warning));
  panel.append(
    made("p", "记录里没有的，核对过再照抄；与记录不一样的，检查会指出来。图片只在这台电脑上读。"),
    button("知道了", () => panel.remove()),
  );
  document.body.append(panel);
  // Above the dialog in which the picture was chosen.
  panel.popover = "manual";
  panel.showPopover?.();
}

function copyButton(value: string): HTMLElement {
  const copy = button("复制", async () => {
    await navigator.clipboard.writeText(value);
    copy.textContent = "已复制";
  });
  // A browser has none where a page is not its own machine's and came without TLS.
  copy.hidden = !("clipboard" in navigator);
  return copy;
}

function button(text: string, press: () => void): HTMLElement {
  const one = made("button", text);
  one.setAttribute("type", "button");
  one.addEventListener("click", press);
  return one;
}

function made(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
