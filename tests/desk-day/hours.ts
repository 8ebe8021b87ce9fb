import { type DayCase, daysBefore, type Wall } from "./days.ts";
import type { Desk } from "./desk.ts";
import type { Seen, Sight } from "./sight.ts";

/** An hour at the desk. */
export interface Hour {
  readonly at: Wall;
  readonly title: string;
  /** Nothing is done at an hour at which something happens by itself. */
  readonly work?: (desk: Desk) => Promise<void> | void;
  /** What readers see afterwards. */
  readonly sight: Sight;
  /** Addresses of whose licences the desk is told that they end. */
  readonly due?: readonly string[];
}

/** `2026/11/slug` */
function folderAt(wall: Wall, slug: string): string {
  return `${wall.slice(0, "2026-11".length).replace("-", "/")}/${slug}`;
}

/** What has been out before, each with the words that only it has. */
const EARLIER = [
  ["notice", 0, "00:00"],
  ["taken", 4, "09:00"],
  ["reprint", 5, "09:00"],
  ["pictured", 6, "09:00"],
  ["market", 7, "18:30"],
  ["school", 8, "23:59"],
  ["weather", 9, "00:01"],
] as const;

/** What is wrong with the draft, in the codes of the check. */
const FAULTS = ["missing-field", "unknown-section", "unknown-tag", "missing-credit", "dead-link"];

/** A day at the desk, hour by hour. */
export function hoursOf({ eve, day }: DayCase): Hour[] {
  const [ENDS, EMBARGO, SCHEDULE] = [`${day}T12:00`, `${day}T01:30`, `${day}T03:00`];
  const BORNE = `${daysBefore(eve, 20)}T09:00`;
  const out = new Map<string, Seen>(
    EARLIER.map(([slug, days, time]) => {
      const released = `${daysBefore(eve, days)}T${time}`;
      return [slug, { path: `/${folderAt(released, slug)}/`, released }];
    }),
  );
  const seen = (...slugs: readonly string[]): Seen[] => slugs.flatMap((slug) => out.get(slug) ?? []);
  const folder = (slug: string) => out.get(slug)?.path.slice(1, -1) ?? "";
  const older = ["school", "weather"];
  const known = folder("taken");
  const begun = folderAt(eve, "harbour");
  const held = folderAt(BORNE, "embargoed");
  const pictured: Seen = { path: `/${folder("pictured")}/`, released: `${daysBefore(eve, 6)}T09:00`, picture: "shown" };
  out.set("pictured", pictured);
  const market: Seen = {
    path: `/${folder("market")}/`,
    released: `${daysBefore(eve, 7)}T18:30`,
    updated: `${eve}T23:32`,
  };
  const embargoed: Seen = { path: `/${held}/`, released: EMBARGO, dated: BORNE };
  const bulletin: Seen = { path: `/${folderAt(SCHEDULE, "bulletin")}/`, released: SCHEDULE };
  const harbour: Seen = { path: `/${folderAt(SCHEDULE, "harbour")}/`, released: SCHEDULE };
  const mendedHarbour: Seen = { ...harbour, updated: `${day}T10:15` };
  const again: Seen = { path: `/${folderAt(day, "taken")}/`, released: `${day}T16:00` };

  const evening: Sight = {
    articles: seen("notice", "taken", "reprint", "pictured", "market", ...older),
    news: ["notice"],
    rules: {},
    record: [],
    tag: "topic",
    next: ENDS,
  };
  const waiting: Sight = {
    ...evening,
    articles: seen("notice", "reprint", "pictured", "market", ...older),
    next: EMBARGO,
  };
  const corrected: Sight = {
    ...waiting,
    articles: [...seen("notice", "reprint", "pictured"), market, ...seen(...older)],
    record: [["更正", `${eve}T23:32`]],
  };
  const released: Sight = {
    ...corrected,
    articles: [embargoed, ...corrected.articles],
    news: ["embargoed", "notice"],
    next: SCHEDULE,
  };
  const scheduled: Sight = {
    ...released,
    articles: [bulletin, harbour, ...released.articles],
    news: ["bulletin", "harbour", "embargoed", "notice"],
    next: ENDS,
  };
  const mended: Sight = {
    ...scheduled,
    articles: [bulletin, mendedHarbour, ...released.articles],
    record: [["更正", `${day}T10:15`], ...scheduled.record],
  };
  const renamed: Sight = { ...mended, tag: "port", rules: { "/tags/topic/*": "/tags/port/:splat 301" } };
  const ended: Sight = {
    ...renamed,
    articles: [
      bulletin,
      mendedHarbour,
      embargoed,
      ...seen("notice"),
      { ...pictured, picture: "ended" },
      market,
      ...seen(...older),
    ],
    rules: { ...renamed.rules, [`/${folder("reprint")}/*`]: `/withdrawn/${folder("reprint")}/ 410` },
    record: [["撤下", ENDS], ["撤图", ENDS], ...mended.record],
    next: undefined,
  };
  const moved = again.path !== `/${known}/`;
  const republished: Sight = {
    ...ended,
    articles: [again, ...ended.articles],
    news: ["taken", ...ended.news],
    rules: { ...ended.rules, ...(moved && { [`/${known}/`]: `${again.path} 301` }) },
  };

  return [
    {
      at: `${eve}T20:00`,
      title: "what was there before the day",
      work(desk) {
        for (const [slug] of EARLIER) {
          const { released: published = "" } = out.get(slug) ?? {};
          desk.write(folder(slug), { published: desk.written(published) }, `这一篇讲的是 ${slug}。\n`);
        }
        const until = desk.written(ENDS);
        const original = { source: "gazette", url: "https://gazette.example/original", authorGiven: false };
        desk.edit(folder("reprint"), { kind: "reprint", sources: [original], until });
        desk.edit(folder("pictured"), { pictures: { chart: desk.picture(folder("pictured"), { until }) } });
        desk.paper.write("article.md", "特鲁多看了市场。\n", folder("market"));
        desk.paper.write("article.md", "图在下面。\n\n![](chart)\n", folder("pictured"));
        desk.commit("旧稿");
      },
      sight: evening,
    },
    {
      at: `${eve}T22:40`,
      title: "a draft is begun, with all that is wrong with it, and looked at",
      async work(desk) {
        await desk.begin("--title", "标题 harbour", "--kind", "original", "--desk", "要闻部", "--slug", "harbour");
        const chart = { ...desk.picture(begun, {}), credit: undefined };
        desk.edit(begun, { tags: ["nowhere"], section: "nowhere", pictures: { chart } });
        desk.paper.write("article.md", "见[那里](/nowhere/)。\n\n![](chart)\n", begun);
        desk.commit("开始写");
        await desk.look(begun, FAULTS);
      },
      sight: evening,
    },
    {
      at: `${eve}T23:10`,
      title:
        "the draft is finished and scheduled, another article is held back, a third is taken back to be written anew",
      async work(desk) {
        desk.edit(begun, { lede: "特鲁多到港口。", tags: ["topic"], section: "news", pictures: undefined });
        desk.remove(begun, "chart.png");
        desk.paper.write("article.md", "特鲁多说了话。\n", begun);
        await desk.goLive("harbour", "--at", `${day}T06:00`);
        const dates = { published: desk.written(BORNE), publishAt: desk.written(EMBARGO) };
        desk.write(held, dates, "这一篇讲的是 embargoed。\n");
        desk.edit(known, { status: "draft" });
        desk.commit("定时");
      },
      sight: waiting,
      due: [`/${folder("reprint")}/`, `/${folder("pictured")}/`],
    },
    {
      at: `${eve}T23:30`,
      title: "the hour is changed, a bulletin is set down for the same one, and a name is corrected wherever it stands",
      async work(desk) {
        await desk.goLive("harbour", "--at", SCHEDULE);
        const bulletin = folderAt(SCHEDULE, "bulletin");
        desk.write(bulletin, { published: desk.written(SCHEDULE), status: "draft" }, "特鲁多到了。\n");
        desk.itIs(desk.now + 60_000);
        await desk.goLive("bulletin", "--at", SCHEDULE);
        desk.itIs(desk.now + 60_000);
        await desk.bulkEdit("text", "特鲁多", "杜鲁多", "--note", "原文误作“特鲁多”，现已更正。");
        desk.commit("改时间、译名");
      },
      sight: corrected,
    },
    { at: EMBARGO, title: "an embargo is over", sight: released },
    { at: SCHEDULE, title: "what was scheduled comes out", sight: scheduled },
    {
      at: `${day}T10:15`,
      title: "a name is corrected",
      async work(desk) {
        await desk.bulkEdit("text", "港口", "港区", "--note", "原文误作“港口”，现已更正。");
        desk.commit("更正");
      },
      sight: mended,
    },
    {
      at: `${day}T11:00`,
      title: "a tag is renamed",
      async work(desk) {
        await desk.bulkEdit("tag", "topic", "port", "--name", "港口");
        desk.commit("标签");
      },
      sight: renamed,
    },
    { at: ENDS, title: "two licences end", sight: ended, due: [] },
    {
      at: `${day}T16:00`,
      title: "what was taken back is published again",
      async work(desk) {
        await desk.goLive(`/${known}/`);
        desk.commit("再发");
      },
      sight: republished,
    },
  ];
}
