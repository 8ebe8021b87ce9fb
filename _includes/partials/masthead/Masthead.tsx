import type { PageShell } from "../../../src/publication/page-shell.ts";
import { ScriptSwitch } from "../script-switch/ScriptSwitch.tsx";
import { Wordmark } from "./Wordmark.tsx";

interface MastheadProps {
  readonly shell: PageShell;
  /** Address of the page. */
  readonly path: string;
  /** Key of the section the page belongs to. */
  readonly section?: string | undefined;
  /** The date line of the front page; with it the name is set large as a nameplate. */
  readonly edition?: string | undefined;
  readonly front?: boolean | undefined;
}

/** One 52-pixel bar that stays in reach; on the front page the newspaper's nameplate stands above it and scrolls away. */
export function Masthead({ shell, path, section, edition, front }: MastheadProps) {
  const { site, sections } = shell;
  return (
    <header class={front ? "masthead masthead-front" : "masthead"}>
      {front && (
        <div class="nameplate">
          <h1 class="nameplate-name">
            <span class="visually-hidden">{site.name}</span>
            <Wordmark />
          </h1>
          {edition && <p class="nameplate-date">{edition}</p>}
          <p class="nameplate-tagline">{site.tagline}</p>
        </div>
      )}
      <div class="masthead-bar">
        <a class="masthead-home" href="/" aria-label={`${site.name}首页`}>
          <Wordmark />
        </a>
        <nav class="masthead-nav" aria-label="栏目">
          <ul>
            {sections.map(({ key, name }) => (
              <li key={key}>
                <a href={`/sections/${key}/`} data-section={key} aria-current={key === section ? "true" : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {site.traditional && <ScriptSwitch to="traditional" page={path} />}
        {/* The room of the button that the script brings: without it nothing could be chosen. */}
        <reader-settings class="reader-settings" />
        <a class="masthead-search" href="/search/">
          <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm5 11.5L20.5 20.5" />
          </svg>
          <span>搜索</span>
        </a>
      </div>
    </header>
  );
}
