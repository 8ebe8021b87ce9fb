import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Glossary } from "../../domain/site.ts";
import type { Publication } from "../../publication/publication.ts";
import { type CardFile, cardFilesOf } from "./card-files.ts";
import { Draughtsman } from "./draughtsman.ts";

/** Draws a card when somebody asks for it, as a build does. */
export class CardsOnDemand {
  readonly #output: string;
  /** Reads the dictionaries of an edition once somebody asks. */
  #draughtsman: Draughtsman | undefined;
  #shown: readonly [Publication, Glossary] | undefined;
  #files: ReadonlyMap<string, CardFile> | undefined;

  /** @param output folder of the site */
  constructor(output: string) {
    this.#output = output;
  }

  /** What may be asked for from now on. */
  show(publication: Publication, glossary: Glossary): void {
    this.#shown = [publication, glossary];
    this.#files = undefined;
  }

  /**
   * Draws the card at an address.
   * @returns whether there is one
   * @throws Error of libvips or the file system
   */
  async provide(address: string): Promise<boolean> {
    this.#files ??= new Map((this.#shown ? cardFilesOf(...this.#shown) : []).map((file) => [file.path, file]));
    const file = this.#files.get(address);
    if (!file) return false;
    this.#draughtsman ??= new Draughtsman();
    const png = await this.#draughtsman.run(file);
    mkdirSync(dirname(this.#output + address), { recursive: true });
    writeFileSync(this.#output + address, png);
    return true;
  }
}
