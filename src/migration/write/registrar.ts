import { type Begun, noteDown } from "./journal.ts";
import type { Remembered, SettledTerms } from "./ledger.ts";
import { addToRegistries, isRegistry, lackingIn, type Proposals, type RegistryName } from "./registries.ts";

/** Adds to registries what the articles need. */
export class Registrar {
  readonly registered: [RegistryName, string[]][] = [];

  constructor(
    private readonly options: {
      readonly data: string;
      readonly dryRun: boolean;
      readonly registries?: Proposals;
      readonly terms?: SettledTerms;
    },
    private readonly remembered: Remembered,
    private readonly begun: Begun,
  ) {}

  /** What no run has added yet. */
  add(): void {
    for (const [site, terms] of this.begun.terms) this.#settle(site, terms);
    // Before any of them is added, so that the run behind a killed one finds them again.
    for (const [site, terms] of Object.entries(this.options.terms ?? {}))
      if (this.#settle(site, terms) && !this.options.dryRun)
        noteDown(this.options.data, [{ terms: { [site]: terms } }]);
    this.#addWhere((name, key) => !this.remembered.added.get(name)?.has(key));
    for (const [name, keys] of this.begun.added) if (isRegistry(name)) this.#remember(name, keys);
  }

  /** What people have taken out, and articles that were written need all the same. */
  addAgain(isUsed: (name: RegistryName, key: string) => boolean): void {
    const isNew = (name: string, key: string) =>
      this.registered.some(([one, keys]) => one === name && keys.includes(key));
    this.#addWhere((name, key) => isUsed(name, key) && !isNew(name, key));
  }

  #addWhere(isWanted: (name: RegistryName, key: string) => boolean): void {
    const { data, dryRun, registries = {} } = this.options;
    const lacking = lackingIn(data, registries, isWanted);
    if (lacking.size === 0) return;
    const keys = [...lacking].map(([name, entries]): [RegistryName, string[]] => [name, entries.map(([key]) => key)]);
    if (!dryRun) {
      noteDown(data, [{ added: Object.fromEntries(keys) }]);
      addToRegistries(data, lacking);
    }
    for (const [name, all] of keys) this.#remember(name, all);
    this.registered.push(...keys);
  }

  /** @returns whether any of it is new */
  #settle(site: string, terms: Readonly<Record<string, string>>): boolean {
    const known = this.remembered.terms.get(site);
    if (Object.entries(terms).every(([term, target]) => known?.[term] === target)) return false;
    this.remembered.terms.set(site, { ...known, ...terms });
    return true;
  }

  #remember(name: string, keys: readonly string[]): void {
    this.remembered.added.set(name, new Set([...(this.remembered.added.get(name) ?? []), ...keys]));
  }
}
