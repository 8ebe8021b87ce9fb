import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { build } from "../../src/build/build.ts";
import type { BuildReport } from "../../src/build/build-report.ts";
import type { BuildOptions } from "../../src/build/options.ts";
import { Progress } from "../../src/build/progress.ts";
import { previewOf } from "../../src/preview/article-preview.ts";
import type { Streams } from "../../src/terminal/streams.ts";
import { runAgenda } from "../../src/upkeep/agenda/command.ts";
import { runBulkEdit } from "../../src/upkeep/bulk-edit/command.ts";
import { runGoLive } from "../../src/upkeep/go-live/command.ts";
import { commandRun } from "../fixtures/command-run.ts";
import { minimalPublication, type Publication, pictureRecord } from "../fixtures/minimal-publication.ts";
import { buildOptions } from "../fixtures/publications.ts";
import { newArticle } from "../manuscripts/newsroom.ts";
import { type BuiltSite, readSite } from "../site/built-site.ts";
import { type DayCase, moment, type Wall, written } from "./days.ts";

const PICTURE = "tests/fixtures/every-feature/articles/2024/03/picture-report/chart.png";
const Agenda = z.object({ endings: z.array(z.object({ path: z.string() })) });
const IDENTITY = ["-c", "user.name=编辑", "-c", "user.email=desk@paper.example"];

/** A small paper in its repository, and who writes it, with the commands that a desk has and the hour that it is. */
export class Desk {
  readonly paper: Publication = minimalPublication();
  readonly day: DayCase;
  readonly #root = dirname(this.paper.articles);
  #now: number;
  /** When the site was built last. */
  built = 0;

  /** @param facts what its site.json says besides */
  constructor(day: DayCase, siteData: object = {}) {
    this.day = day;
    this.#now = moment(day, `${day.eve}T12:00`);
    const { paper } = this;
    const site: object = JSON.parse(readFileSync(join(paper.data, "site.json"), "utf8"));
    paper.siteData("site.json", {
      ...site,
      timeZone: day.zone,
      ...(day.traditional && { traditional: { region: "hongkong" } }),
      ...siteData,
    });
    paper.terms({ index: "index" });
    rmSync(paper.articles, { recursive: true });
    this.#git("init", "--quiet");
  }

  get now(): number {
    return this.#now;
  }

  /** Sets the clock. */
  itIs(now: number): void {
    this.#now = now;
  }

  /** Writes an article by hand. */
  write(folder: string, record: Readonly<Record<string, unknown>>, text: string): void {
    const slug = folder.slice(folder.lastIndexOf("/") + 1);
    const whole = { id: `article-${slug}`, title: `标题 ${slug}`, tags: ["topic"], ...record };
    this.paper.record(whole, folder);
    this.paper.write("article.md", text, folder);
  }

  /** Changes fields of an article by hand; `undefined` takes one away. */
  edit(folder: string, changes: Readonly<Record<string, unknown>>): void {
    const record: object = JSON.parse(readFileSync(join(this.paper.articles, folder, "article.json"), "utf8"));
    this.paper.record({ ...record, ...changes }, folder);
  }

  /** Puts a picture into an article's folder. @returns what its record says of it */
  picture(folder: string, changes: Readonly<Record<string, unknown>>): Record<string, unknown> {
    this.paper.write("chart.png", readFileSync(PICTURE), folder);
    return pictureRecord(changes);
  }

  remove(folder: string, name: string): void {
    rmSync(join(this.paper.articles, folder, name));
  }

  async begin(...args: string[]): Promise<void> {
    const { exit, err } = await newArticle([...args, ...this.#places], () => undefined, this.#now);
    assert.equal(exit, 0, err);
  }

  goLive(...args: string[]): Promise<void> {
    return this.#run((streams) => runGoLive([...args, ...this.#places], streams, this.#now));
  }

  bulkEdit(...args: string[]): Promise<void> {
    return this.#run((streams) => runBulkEdit([...args, "--yes", ...this.#places], streams, undefined, this.#now));
  }

  /** Addresses of whose licences the desk is told that they end. */
  async due(): Promise<string[]> {
    const now = new Date(this.#now).toISOString();
    const { stdout } = await commandRun((streams) =>
      runAgenda([...this.#places, "--inbox", this.#in("inbox"), "--now", now, "--json"], streams, {}),
    );
    return Agenda.parse(JSON.parse(stdout)).endings.map(({ path }) => path);
  }

  commit(message: string): void {
    const date = new Date(this.#now).toISOString();
    this.#git("add", "articles", "data");
    this.#git(...IDENTITY, "commit", "--quiet", `--date=${date}`, "--message", message);
  }

  /** What readers get at a moment; in the same place every time, as at the host. */
  async site(now: number): Promise<{ readonly site: BuiltSite; readonly report: BuildReport }> {
    this.built = now;
    const report = await build(this.#options("public", { now }), new Progress({ quiet: true }));
    return { site: readSite(report.output), report };
  }

  /** Looks at a draft before anybody else does: it is shown, and so is everything that is wrong with it. */
  async look(folder: string, codes: readonly string[]): Promise<void> {
    const options = this.#options("preview", { now: this.#now, drafts: true });
    const { output, warnings } = await build(options, new Progress({ quiet: true }));
    const { root } = readSite(output).page(`/${folder}/`);
    assert.match(root.querySelector("h1")?.text ?? "", /^【草稿】/);
    const preview = previewOf(`/${folder}/`, this.paper, this.#now, warnings);
    assert.match(preview?.standing ?? "", /草稿/);
    const told = preview?.found.filter(({ severity }) => severity === "error").map(({ code }) => code) ?? [];
    assert.deepEqual(
      codes.filter((code) => !told.some((one) => one === code)),
      [],
      `told of ${told.join()}`,
    );
  }

  written(wall: Wall): string {
    return written(this.day, wall);
  }

  get #places(): string[] {
    return ["--articles", this.paper.articles, "--data", this.paper.data];
  }

  #in(name: string): string {
    return join(this.#root, name);
  }

  #options(output: string, changes: Partial<BuildOptions>): BuildOptions {
    return buildOptions(this.paper, this.#in(output), { search: false, cache: this.#in("cache"), ...changes });
  }

  async #run(command: (streams: Streams) => Promise<number>): Promise<void> {
    const { status, stderr } = await commandRun(command);
    assert.equal(status, 0, stderr);
  }

  #git(...args: string[]): void {
    execFileSync("git", ["-C", this.#root, ...args], { stdio: ["ignore", "ignore", "inherit"] });
  }
}
