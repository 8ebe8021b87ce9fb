import { decoded, readAlias } from "../../domain/address.ts";
import { sortedBySpecificity } from "../../domain/old-addresses.ts";
import type { Redirect } from "../../serve/netlify-config.ts";
import { redirectFor, ruleFor } from "../../serve/redirect-for.ts";
import type { PlaceOf } from "../own-links.ts";
import type { AliasRules } from "./alias-rules.ts";
import { isHere, type NewSite } from "./new-site.ts";
import { hostOf, plainAddress } from "./plain-address.ts";

/**
 * For links in texts: where an address of the old site leads now. It is asked until the last post is moved, so that it holds
 * what it is given here and nothing else of what was needed to find that out.
 *
 * @param old address of the old site
 * @param moved rules about addresses of articles
 * @param rules all others, before any became signposts
 */
export function placeFinder(old: string, moved: AliasRules, rules: readonly Redirect[], site: NewSite): PlaceOf {
  const others = sortedBySpecificity(rules).map((rule) => {
    const from = decoded(rule.from);
    return from === rule.from ? rule : { ...rule, from };
  });
  return (link) => {
    if (!URL.canParse(link) || hostOf(new URL(link).host) !== hostOf(new URL(old).host)) return undefined;
    const found = plainAddress(link.replace(/#.*$/s, ""), old);
    if (!found || !("address" in found)) return null;
    const { path, query } = readAlias(found.address);
    const parameters = new URLSearchParams(query);
    const other = ruleFor(others, path, parameters);
    const redirects = sortedBySpecificity([...moved.about(path, query), ...(other ? [other] : [])]);
    const rule = redirectFor({ redirects }, path, parameters);
    const to = rule?.status === 301 ? (rule.location.split("?")[0] ?? "") : undefined;
    // `/?p=7` of what nobody may read is not the front page.
    const isNumber = Object.values(query).some((value) => /^\d+$/.test(value));
    if (!rule && isNumber) return null;
    if (isHere(site, path) && !rule?.force) return path.includes(".") ? path : `${path.replace(/\/+$/, "")}/`;
    return to !== undefined && isHere(site, to) ? to : null;
  };
}
