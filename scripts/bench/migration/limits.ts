import { ratioText } from "../budgets.ts";
import type { Table, Tongue } from "../tables.ts";
import type { MoveFigures } from "./bench.ts";

/** A figure as a part of what it may be. */
export interface Limited {
  readonly label: string;
  readonly title: string;
  readonly value: number;
  readonly most: number;
}

/** Whatever an archive says. */
const MOST_MEBIBYTES = 500;
/** CPU seconds of a post: 10,000 in two minutes, on a core of its own. */
const MOST_SECONDS_A_POST = 0.012;
/** From so many posts on what starting takes is no part of it any more. */
const MANY = 10_000;
/** What a post takes of many, by what it takes of few. */
const MOST_GROWTH = 1.3;

/** What the figures have to keep to. */
export function limitsOf(figures: readonly MoveFigures[]): Limited[] {
  const own = figures.flatMap(({ posts, peak, cpu }) => [
    {
      label: `${posts} 篇：内存 ÷ ${MOST_MEBIBYTES} MiB`,
      title: `${named(posts)}: memory ÷ ${MOST_MEBIBYTES} MiB`,
      value: peak / MOST_MEBIBYTES,
      most: 1,
    },
    ...(posts >= MANY
      ? [
          {
            label: `${posts} 篇：处理器时间 ÷ 一万篇两分钟`,
            title: `${named(posts)}: CPU ÷ two minutes for 10,000`,
            value: cpu / posts / MOST_SECONDS_A_POST,
            most: 1,
          },
        ]
      : []),
  ]);
  const [few, many] = [figures[0], figures.at(-1)];
  if (!few || !many || few === many) return own;
  const value = many.cpu / many.posts / (few.cpu / few.posts);
  const [label, title] = [
    `每篇的处理器时间，${many.posts} ÷ ${few.posts} 篇`,
    `CPU a post, ${named(many.posts)} ÷ ${named(few.posts)}`,
  ];
  return [...own, { label, title, value, most: MOST_GROWTH }];
}

export function limitTable(limits: readonly Limited[], tongue: Tongue): Table {
  const rows = limits.map((limit) => {
    const over = limit.value > limit.most ? " ✗" : "";
    return [limit[tongue], `${ratioText(limit.value)}${over}`, ratioText(limit.most)];
  });
  return [tongue === "label" ? ["", "测得", "至多"] : ["", "measured", "at most"], ...rows];
}

export function moveTable(figures: readonly MoveFigures[], tongue: Tongue): Table {
  const head =
    tongue === "label"
      ? ["", "导出", "用时", "处理器", "每千篇", "内存", "别人占的核"]
      : ["", "export", "wall", "CPU", "a thousand posts", "memory", "cores taken by others"];
  const rows = figures.map(({ posts, bytes, wall, cpu, peak, others }) => [
    tongue === "label" ? `${posts} 篇` : named(posts),
    `${(bytes / 1e6).toFixed(0)} MB`,
    `${wall.toFixed(1)} s`,
    `${cpu.toFixed(1)} s`,
    `${((cpu / posts) * 1000).toFixed(1)} s`,
    `${peak.toFixed(0)} MiB`,
    others.toFixed(1),
  ]);
  return [head, ...rows];
}

function named(posts: number): string {
  return `${posts.toLocaleString("en")} posts`;
}
