import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { type SampleArticle, sampleArticle } from "../corpus.ts";
import { type CorpusFolders, pretty, writerInto } from "../corpus-files.ts";
import { Words } from "../words.ts";

/** What of the program a build needs; node_modules is linked. */
const PROGRAM = ["_includes", "scripts", "src", "netlify.toml", "package.json", "package-lock.json", "tsconfig.json"];
const Fields = z.record(z.string(), z.unknown());
type Fields = z.infer<typeof Fields>;
const List = z.array(z.unknown());

/** A publication and the program that makes it, to be changed at will. */
export class WorkingCopy {
  readonly program: string;
  readonly articles: string;
  readonly data: string;
  /** How many sample articles it began with. */
  readonly count: number;
  readonly #words = new Words();

  /** Copies both into a folder; what is there already goes. */
  constructor(folder: string, corpus: CorpusFolders, count: number) {
    rmSync(folder, { recursive: true, force: true });
    [this.program, this.articles, this.data] = [
      join(folder, "program"),
      join(folder, "articles"),
      join(folder, "data"),
    ];
    this.count = count;
    const ownArticles = join(process.cwd(), "src", "articles");
    for (const name of PROGRAM)
      cpSync(name, join(this.program, name), {
        recursive: true,
        filter: (source) => join(process.cwd(), source) !== ownArticles,
      });
    // Without this folder there is nothing to put together with the commands.
    mkdirSync(join(this.program, "tests", "fixtures"), { recursive: true });
    symlinkSync(join(process.cwd(), "node_modules"), join(this.program, "node_modules"));
    cpSync(corpus.articles, this.articles, { recursive: true });
    cpSync(corpus.data, this.data, { recursive: true });
  }

  /** A sample article, as it was generated; those from `count` on are not there yet. */
  sample(number: number): SampleArticle {
    return sampleArticle(number, this.#words);
  }

  /** Where the `nth` of sixteen lies, `2024/05/story-000042`. Months are drawn, so they are of any age. */
  placeOf(nth: number): string {
    return this.sample(Math.floor((this.count * (nth + 0.5)) / 16)).folder;
  }

  /** Changes a record of the publication's data; one that is not there yet is empty. */
  editData(name: string, edit: (fields: Fields) => object): void {
    editFile(join(this.data, name), (text) => pretty(edit(Fields.parse(JSON.parse(text ?? "{}")))));
  }

  /** One entry more in a list of the publication's data. */
  addToData(name: string, entry: object): void {
    editFile(join(this.data, name), (text) => pretty([...List.parse(JSON.parse(text ?? "[]")), entry]));
  }

  editRecord(place: string, edit: (fields: Fields) => object): void {
    const file = join(this.articles, place, "article.json");
    editFile(file, (text) => pretty(edit(Fields.parse(JSON.parse(text ?? "{}")))));
  }

  editText(place: string, edit: (markdown: string) => string): void {
    editFile(join(this.articles, place, "article.md"), (text) => edit(text ?? ""));
  }

  /** Gives an article another address, from which the old one leads to it. */
  move(place: string): void {
    const to = join(dirname(place), `moved-${basename(place)}`);
    renameSync(join(this.articles, place), join(this.articles, to));
    this.editRecord(to, (record) => ({ ...record, aliases: [`/${place}/`] }));
  }

  /** @throws Error when the text is not there */
  editProgram(path: string, from: string, to: string): void {
    editFile(join(this.program, path), (text = "") => {
      if (!text.includes(from)) throw new Error(`${path} 里没有“${from}”。`);
      return text.replace(from, to);
    });
  }

  writeArticles(path: string, contents: string | Uint8Array): void {
    writerInto(this.articles)(path, contents);
  }

  writeData(path: string, contents: string): void {
    writerInto(this.data)(path, contents);
  }
}

function editFile(file: string, edit: (text: string | undefined) => string): void {
  writeFileSync(file, edit(textOf(file)));
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
