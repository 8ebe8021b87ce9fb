import { aliasKey, decoded } from "../../domain/address.ts";
import { aliasRule } from "../../gate/redirect-rules.ts";
import type { Redirect } from "../../serve/netlify-config.ts";
import { HashedPlaces } from "../hashed-places.ts";
import { Shelf } from "../shelf.ts";

/** As the build makes it: to read an address takes longer than to read the disk. */
interface Row extends Redirect {
  /** Of the alias. */
  readonly key: string;
}

/** Rules about old addresses of articles: on the disk, and each a rule as the build makes it when somebody asks for it. */
export class AliasRules {
  readonly #shelf = new Shelf<Row>();
  /** By their addresses. */
  readonly #places = new HashedPlaces();

  constructor(holders: Iterable<{ readonly to: string; readonly aliases: readonly string[] }>) {
    for (const { to, aliases } of holders)
      for (const alias of aliases) {
        const key = aliasKey(alias);
        this.#places.set(key, this.#shelf.put({ ...aliasRule(alias, to, { belowAliases: true }), key }));
      }
  }

  /** All of them anew, for whoever lets go of them again. */
  get all(): Redirect[] {
    return Array.from({ length: this.#shelf.size }, (_, at) => new ShelvedRule(this.#shelf, at));
  }

  /** Those that may fit a decoded address, as it is in letters; of more than one parameter one is looked for at a time. */
  about(path: string, query: Readonly<Record<string, string>>): Redirect[] {
    const place = path.replace(/(?<=.)\/+$/, "");
    const keys = Object.entries(query).map((one) => JSON.stringify([place, one]));
    for (let at = place.length; at > 0; at = place.lastIndexOf("/", at - 1))
      keys.push(JSON.stringify([place.slice(0, at)]));
    return keys.flatMap((one): Redirect[] => {
      const found = this.#places.get(one);
      const row = found === undefined ? undefined : this.#shelf.get(found);
      if (row?.key !== one) return [];
      const { key: _, ...rule } = row;
      return [{ ...rule, from: decoded(rule.from) }];
    });
  }

  close(): void {
    this.#shelf.close();
  }
}

class ShelvedRule implements Redirect {
  constructor(
    private readonly shelf: Shelf<Row>,
    private readonly at: number,
  ) {}

  get from() {
    return this.#row.from;
  }
  get to() {
    return this.#row.to;
  }
  get query() {
    return this.#row.query;
  }
  get status() {
    return this.#row.status;
  }
  get force() {
    return this.#row.force;
  }

  get #row() {
    return this.shelf.get(this.at);
  }
}
