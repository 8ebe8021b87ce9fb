import { TOKENS } from "./live-reload.ts";
import type { ShownProblem } from "./shown-problem.ts";

interface WaitingPageProps {
  readonly building: boolean;
  readonly problems: readonly ShownProblem[];
  /** As the page's script compares it (open-page.js). */
  readonly waits: string;
}

/** Stands at every address at which there is no page yet; it gives way by itself, without a script as well. */
export function WaitingPage({ building, problems, waits }: WaitingPageProps) {
  const title = building ? "正在生成" : "还没有生成";
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <noscript>
          <meta http-equiv="refresh" content="2" />
        </noscript>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={TOKENS} />
      </head>
      <body class="dev-waiting" data-dev-waiting={waits}>
        <main>
          <p class="dev-seal" aria-hidden="true">
            来源
          </p>
          <h1>{title}</h1>
          {building ? (
            <p role="status">页面好了会自己打开，不用刷新。</p>
          ) : (
            <p role="status">有 {problems.length} 处要改；改好保存，页面会自己打开。</p>
          )}
          {!building && <Problems problems={problems} />}
        </main>
      </body>
    </html>
  );
}

function Problems({ problems }: Pick<WaitingPageProps, "problems">) {
  return (
    <ol>
      {problems.map(({ place, message, remedy }) => (
        <li key={place + message}>
          {place && <code>{place}</code>}
          <p>{message}</p>
          {remedy && <p class="dev-remedy">{remedy}</p>}
        </li>
      ))}
    </ol>
  );
}
