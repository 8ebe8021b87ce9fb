import { NOT_FOUND_PAGE, SCRIPTS, traditionalAddress } from "../../../src/domain/edition.ts";

interface ScriptSwitchProps {
  /** The edition it leads to. */
  readonly to: keyof typeof SCRIPTS;
  /** Address of the page in the simplified edition. */
  readonly page: string;
}

/** In the script it leads to. On a phone only the first character is seen. */
const NAMES = { traditional: "繁體", simplified: "简体" } as const;

/**
 * From a page to the same page in the other script: a plain link. The build renders it once more for the other edition
 * (`data-twin`); the script finds by it where to keep the reader's place.
 */
export function ScriptSwitch({ to, page }: ScriptSwitchProps) {
  // The page of what does not exist stands at any address and has no variant there.
  const path = page === NOT_FOUND_PAGE ? "/" : page;
  const [first, ...rest] = NAMES[to];
  return (
    <a
      class="script-switch"
      href={to === "traditional" ? traditionalAddress(path) : path}
      hreflang={SCRIPTS[to]}
      lang={SCRIPTS[to]}
      aria-label={`${NAMES[to]}版`}
      data-twin="script-switch"
    >
      {first}
      <span>{rest.join("")}</span>
    </a>
  );
}
