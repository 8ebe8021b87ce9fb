import { renderToStaticMarkup } from "preact-render-to-string";
import type { Shot } from "./shots.ts";

const TITLE = "页面样张";

/** One HTML page with all screenshots, a row for each kind of page and edition, for a person to look through. */
export function contactSheet(shots: readonly Shot[]): string {
  const rowOf = ({ name, script }: Shot) => `${name} · ${script === "simplified" ? "简" : "繁"}`;
  const rows = [...new Set(shots.map(rowOf))];
  const page = (
    <html lang="zh-Hans">
      <head>
        <meta charset="utf-8" />
        <title>{TITLE}</title>
        <style>{`
          body { margin: 1rem; font-family: system-ui; background: #777; color: #fff }
          .row { display: flex; gap: 1rem; overflow-x: auto; align-items: start }
          figure { margin: 0; flex: none } figcaption { font-size: .8rem }
          img { display: block; height: 28rem; width: auto; background: #999 }
        `}</style>
      </head>
      <body>
        <h1>{TITLE}</h1>
        {rows.map((row) => (
          <section key={row}>
            <h2>{row}</h2>
            <div class="row">
              {shots
                .filter((shot) => rowOf(shot) === row)
                .map(({ file, width, theme }) => (
                  <figure key={file}>
                    <a href={`${file}.webp`}>
                      <img src={`${file}.webp`} alt={file} loading="lazy" />
                    </a>
                    <figcaption>{`${width} · ${theme}`}</figcaption>
                  </figure>
                ))}
            </div>
          </section>
        ))}
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
