import { OURS } from "../../../src/domain/interface-terms.ts";
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

/**
 * So many ems of names, and of the room around them, there are in the bar of a tablet beside a publication's name of two
 * characters; with more it has the menu of a phone.
 */
const ROOM = 25;
const AROUND_NAME = 1.5;
const SHORT_NAME = 2;
/** Of the publication's name, in ems of the others (masthead.css). */
const NAME_SIZE = 1.625;

/** One 52-pixel bar that stays in reach; on the front page the newspaper's nameplate stands above it and scrolls away. */
export function Masthead({ shell, path, section, edition, front }: MastheadProps) {
  const { site, sections } = shell;
  const room = ROOM - NAME_SIZE * Math.max(0, site.name.length - SHORT_NAME);
  const crowded = sections.reduce((sum, { name }) => sum + name.length + AROUND_NAME, 0) > room;
  return (
    <header class={front ? "masthead masthead-front" : "masthead"} {...OURS}>
      {front && (
        <div class="nameplate">
          <h1 class="nameplate-name">
            <Wordmark name={site.name} />
          </h1>
          {edition && <p class="nameplate-date">{edition}</p>}
          <p class="nameplate-tagline">{site.tagline}</p>
        </div>
      )}
      <div class={crowded ? "masthead-bar masthead-crowded" : "masthead-bar"}>
        <a class="masthead-home" href="/" aria-label={`${site.name}首页`}>
          <Wordmark name={site.name} />
        </a>
        <nav class="masthead-nav" aria-label="栏目">
          <ul>
            <SectionLinks sections={sections} section={section} />
          </ul>
        </nav>
        <Menu sections={sections} section={section} path={path} />
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

type SectionLinksProps = Pick<PageShell, "sections"> & Pick<MastheadProps, "section">;

function SectionLinks({ sections, section }: SectionLinksProps) {
  return (
    <>
      {sections.map(({ key, name }) => (
        <li key={key}>
          <a href={`/sections/${key}/`} data-section={key} aria-current={key === section ? "true" : undefined}>
            {name}
          </a>
        </li>
      ))}
    </>
  );
}

/** What leads through everything, beside the sections. */
const WAYS = [
  { name: "归档", path: "/archive/" },
  { name: "标签", path: "/tags/" },
  { name: "转载台账", path: "/sources/" },
];

/** Everywhere from a phone, one tap away with or without a script; closed, it says where one is. */
function Menu({ sections, section, path }: SectionLinksProps & Pick<MastheadProps, "path">) {
  const here = [...WAYS.filter((way) => path.startsWith(way.path)), ...sections.filter(({ key }) => key === section)];
  return (
    <details class="masthead-menu">
      <summary>{here[0]?.name ?? "栏目"}</summary>
      <nav aria-label="全部栏目">
        <ul>
          <SectionLinks sections={sections} section={section} />
          {WAYS.map((way) => (
            <li key={way.path}>
              <a href={way.path} aria-current={path.startsWith(way.path) ? "true" : undefined}>
                {way.name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </details>
  );
}
