type Start = (options: Readonly<Record<string, unknown>>) => unknown;
/** As much of a program as is called. */
interface Program {
  readonly init: Start;
}
declare global {
  interface Window {
    readonly Waline?: Program;
    readonly twikoo?: Program;
    readonly Artalk?: Program;
  }
}

/** In the place of portraits of a host that nobody has allowed: nothing to be seen. */
const NO_PORTRAIT = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";
const ARTICLE = /^\/\d{4}\/\d{2}\/[^/?#]+\/$/;

const place = document.getElementById("comment-frame");
if (place) {
  start(place);
  // As high as what stands in it: as high as the frame, it could never ask for less. The article around it has margins.
  document.body.style.setProperty("min-block-size", "0");
  place.style.padding = "0";
  // The page around it has to know how much room it wants.
  const tell = (): void => parent.postMessage({ height: document.documentElement.offsetHeight }, location.origin);
  new ResizeObserver(tell).observe(document.body);
}

/** Starts the program that the page was made for, about the article that its address names. */
function start(el: HTMLElement): void {
  const { service, server = "", site = "" } = el.dataset;
  const asked = new URLSearchParams(location.search);
  const path = asked.get("path") ?? "";
  const title = asked.get("title") ?? "";
  const lang = asked.get("lang") === "zh-TW" ? "zh-TW" : "zh-CN";
  document.documentElement.lang = lang;
  const { Waline, twikoo, Artalk } = window;
  const dark = document.documentElement.dataset.theme;
  // Whatever would ask others than its server stays off: pictures of moods, search for pictures, looking for a new version.
  const ways: Readonly<Record<string, (() => unknown) | undefined>> = {
    waline:
      Waline &&
      (() =>
        Waline.init({
          ...{ el, serverURL: server, path, lang, dark: dark === undefined ? "auto" : dark === "dark" },
          // Its window for signing in cannot speak to a page that others cannot open.
          ...{ emoji: false, search: false, imageUploader: false, login: "disable" },
        })),
    twikoo: twikoo && (() => twikoo.init({ envId: server, el, path, lang })),
    artalk:
      Artalk &&
      (() =>
        Artalk.init({
          ...{ el, server, site, pageKey: path, pageTitle: title, locale: lang },
          ...{ darkMode: dark === undefined ? "auto" : dark === "dark", useBackendConf: false },
          ...{ emoticons: false, imgUpload: false, versionCheck: false },
          ...(el.dataset.portraits === undefined && { avatarURLBuilder: () => NO_PORTRAIT }),
        })),
  };
  const way = ARTICLE.test(path) ? ways[service ?? ""] : undefined;
  if (way) way();
  else el.textContent = "评论没有加载出来，请稍后再试。";
}
