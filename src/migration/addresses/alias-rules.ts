import { aliasKey, decoded, readAlias } from "../../domain/address.ts";
import { aliasRule } from "../../gate/redirect-rules.ts";
import type { Redirect } from "../../serve/netlify-config.ts";
import { HashedPlaces } from "../hashed-places.ts";
import { Shelf } from "../shelf.ts";

interface Row {
  readonly alias: string;
  readonly to: string;
}

/** Rules about old addresses of articles: on the disk, and each a rule as the build makes it when somebody asks for it. */
export class AliasRules {
  readonly #shelf = new Shelf<Row>();
  /** By their addresses. */
  readonly #places = new HashedPlaces();

  constructor(holders: Iterable<{ readonly to: string; readonly aliases: readonly string[] }>) {
    for (const { to, aliases } of holders)
      for (const alias of aliases) this.#places.set(aliasKey(alias), this.#shelf.put({ alias, to }));
  }

  /** All of them anew, for whoever lets go of them again. */
  get all(): Redirect[] {
    return Array.from({ length: this.#shelf.size }, (_, at) => new ShelvedRule(this.#shelf, at));
  }

  /** Those that may fit a decoded address, as it is in letters; of more than one parameter one is looked for at a time. */
  about(path: string, query: Readonly<Record<string, string>>): Redirect[] {
    const place = path.replace(/(?<=.)\/+$/, "");
    const keys = Object.entries(query).map((one) => JSON.stringify([place, one]));
    for (let at = place.length; at > 0; at = place.lastIndexOf("/", at - 1)) keys.push(JSON.stringify([place.slice(0, at)]));
    const rules = keys.flatMap((key): Redirect[] => {
      const found = this.#places.get(key);
      const row = found === undefined ? undefined : this.#shelf.get(found);
      return row && aliasKey(row.alias) === key ? [ruleOf(row)] : [];
    });
    return rules.map((rule) => ({ ...rule, from: decoded(rule.from) }));
  }

  close(): void {
    this.#shelf.close();
  }
}

function ruleOf({ alias, to }: Row): Redirect {
  return aliasRule(alias, to, { belowAliases: true });
}

class ShelvedRule implements Redirect {
  constructor(
    private readonly shelf: Shelf<Row>,
    private readonly at: number,
  ) {}

  get from() {
    return ruleOf(this.shelf.get(this.at)).from;
  }
  get to() {
    return this.shelf.get(this.at).to;
  }
  get query() {
    return readAlias(this.shelf.get(this.at).alias).query;
  }
  get status() {
    return 301;
  }
  get force() {
    return ruleOf(this.shelf.get(this.at)).force;
  }
}
