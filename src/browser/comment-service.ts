const SESSION = "giscus-session";
/** What giscus calls the session when it leads a reader back from signing in. */
const SIGNED_IN = "giscus";

/**
 * Shows a service of comments in a frame, in the place of the button that opens it. giscus has a page for frames, which is told
 * who is signed in (giscus.app's client.ts, whose names these are); other programs run in a page of ours.
 */
export function openComments(panel: HTMLElement): void {
  const address = new URL(panel.dataset.frame ?? "", location.href);
  const foreign = address.origin !== location.origin;
  const traditional = /hant/i.test(document.documentElement.lang);
  if (foreign) {
    if (traditional) address.pathname = address.pathname.replace("/zh-CN/", "/zh-TW/");
    for (const [name, value] of Object.entries(readerOf(panel.id))) address.searchParams.set(name, value);
  } else address.searchParams.set("lang", traditional ? "zh-TW" : "zh-CN");
  const frame = document.createElement("iframe");
  frame.className = "comment-service-frame";
  frame.title = "评论";
  frame.src = address.href;
  panel.querySelector(".comment-service-open")?.replaceWith(frame);
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== address.origin || !isRecord(data)) return;
    const told = foreign ? data.giscus : data;
    if (!isRecord(told)) return;
    const height = Number(foreign ? told.resizeHeight : told.height);
    if (height > 0) frame.style.height = `${height}px`;
    const expired = /Bad credentials|Invalid state value|State has expired/.test(String(told.error));
    if (foreign && (told.signOut || (expired && address.searchParams.get("session")))) {
      keepSession("");
      address.searchParams.set("session", "");
      frame.src = address.href;
    }
  });
}

/** Where giscus leads back to, and whom it knows. The session stays in no address that could be handed on. */
function readerOf(place: string): Readonly<Record<"origin" | "backLink" | "session" | "theme", string>> {
  const here = new URL(location.href);
  const fresh = here.searchParams.get(SIGNED_IN);
  here.searchParams.delete(SIGNED_IN);
  here.hash = "";
  if (fresh) {
    keepSession(fresh);
    history.replaceState(history.state, "", here.href);
  }
  const { theme = "preferred_color_scheme" } = document.documentElement.dataset;
  return { origin: `${here.href}#${place}`, backLink: here.href, session: fresh ?? keptSession(), theme };
}

function keptSession(): string {
  try {
    return String(JSON.parse(localStorage.getItem(SESSION) ?? '""'));
  } catch {
    return "";
  }
}

/** @param session empty forgets it. Where nothing can be kept, it lasts as long as the page */
function keepSession(session: string): void {
  try {
    if (session) localStorage.setItem(SESSION, JSON.stringify(session));
    else localStorage.removeItem(SESSION);
  } catch {}
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
