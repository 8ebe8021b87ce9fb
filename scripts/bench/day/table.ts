import { ratioText } from "../budgets.ts";
import type { Table, Tongue } from "../tables.ts";
import type { DayReport } from "./day.ts";

const HEAD = {
  label: [
    "提交",
    "用时 ÷ 从头",
    "处理器 ÷ 从头",
    "用时",
    "处理器",
    "内存",
    "变了的网页",
    "变了的其他文件",
    "别人占的核",
  ],
  title: [
    "commit",
    "wall ÷ cold",
    "CPU ÷ cold",
    "wall",
    "CPU",
    "memory",
    "pages changed",
    "other files",
    "cores taken by others",
  ],
} as const;

/** What each build of the day took, beside the first. */
export function dayTable({ builds, clean }: DayReport, tongue: Tongue): Table {
  const [cold] = builds;
  const rows = [...builds, clean].map(({ wall, cpu, peak, pages, otherFiles, others, ...name }) => [
    name[tongue],
    ratioText(wall / (cold?.wall ?? wall)),
    ratioText(cpu / (cold?.cpu ?? cpu)),
    `${wall.toFixed(2)} s`,
    `${cpu.toFixed(2)} s`,
    `${peak.toFixed(0)} MiB`,
    `${pages}`,
    `${otherFiles}`,
    others.toFixed(1),
  ]);
  return [HEAD[tongue], ...rows];
}
