import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import { listen } from "../../../src/serve/server.ts";

/** What each program is called with, as its documentation has it, and how the stub shows that it was. */
const PROGRAMS: Readonly<Record<string, string>> = {
  waline: "window.Waline = { init: (o) => show(o.el, o.serverURL, o.path, o.lang) };",
  twikoo: "window.twikoo = { init: (o) => show(o.el, o.envId, o.path, o.lang) };",
  artalk: "window.Artalk = { init: (o) => show(o.el, o.server, o.pageKey, o.locale, o.site + o.pageTitle) };",
};
/** As such programs do: asks its server, and puts markup with styles into the page. */
const SHOW = `async function show(el, server, path, lang, more = "") {
  const said = await (await fetch(server + "/api?path=" + encodeURIComponent(path))).text();
  el.innerHTML = '<p style="color: red; block-size: 40rem">' + [said, lang, more].join(" ") + "</p><button>fold</button>";
  el.querySelector("button").onclick = () => el.querySelector("p").removeAttribute("style");
}`;
const STYLE = ".stub { color: red }";

/** giscus's page for frames: tells how high it is, and says what it was asked; pressed, it signs the reader out. */
const WIDGET = `<!doctype html><html><body><p></p><button>sign out</button><script>
document.querySelector("p").textContent = location.pathname + " " + [...new URLSearchParams(location.search)].join(" ");
const tell = (giscus) => parent.postMessage({ giscus }, "*");
tell({ resizeHeight: 777 });
document.querySelector("button").onclick = () => tell({ signOut: true });
</script></body></html>`;

/** A host that plays all four services. */
export interface Stub {
  readonly origin: string;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  /** A pinned file of a program. */
  file(name: string): { readonly url: string; readonly integrity: string };
  readonly server: Server;
}

export async function openStub(): Promise<Stub> {
  const asked: string[] = [];
  const files = new Map<string, readonly [type: string, text: string]>([
    ...Object.entries(PROGRAMS).map(([name, text]) => [`/${name}.js`, ["text/javascript", `${SHOW}${text}`]] as const),
    ["/style.css", ["text/css", STYLE]],
  ]);
  const server = createServer(({ url = "/" }, response) => {
    asked.push(url);
    const { pathname, searchParams } = new URL(url, "http://stub");
    const [type, text] = files.get(pathname) ?? answerTo(pathname, searchParams);
    response.writeHead(200, { "content-type": type, "access-control-allow-origin": "*" }).end(text);
  });
  const origin = `http://127.0.0.1:${await listen(server, 0)}`;
  const file = (name: string) => {
    const [, text = ""] = files.get(`/${name}`) ?? [];
    return { url: `${origin}/${name}`, integrity: `sha384-${createHash("sha384").update(text).digest("base64")}` };
  };
  return { origin, asked, file, server };
}

function answerTo(path: string, query: URLSearchParams): readonly [string, string] {
  return path.endsWith("/widget") ? ["text/html", WIDGET] : ["text/plain", `said of ${query.get("path")}`];
}
