import { z } from "zod";

/** The part of Lighthouse's JSON report that is read here. */
const audit = z.object({
  id: z.string(),
  title: z.string(),
  score: z.number().nullable(),
  displayValue: z.string().optional(),
  numericValue: z.number().optional(),
});
const report = z.object({
  environment: z.object({ benchmarkIndex: z.number() }),
  audits: z.record(z.string(), audit),
  categories: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
});

export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

/** What one page got. */
export interface PageScore {
  readonly address: string;
  /** 0–100, in the order of CATEGORIES. */
  readonly scores: readonly number[];
  /** Largest contentful paint on the simulated line, in milliseconds. */
  readonly lcp: number;
  readonly cls: number;
  /** How fast this machine was meanwhile; below 1,500 the simulated phone is slower than meant, and so are its figures. */
  readonly machine: number;
  /** What cost points: id, title and value of each audit that counts. */
  readonly lost: readonly string[];
}

/**
 * @param text Lighthouse's JSON
 * @param address under which the page is listed
 * @param allowed audits that a page of its kind fails on purpose: their category is scored without them
 * @throws ZodError when it is not a report of the version this was written for
 */
export function readReport(text: string, address: string, allowed: readonly string[] = []): PageScore {
  const { environment, audits, categories } = report.parse(JSON.parse(text));
  const lost: string[] = [];
  const scores = CATEGORIES.map((name) => {
    const counted = (categories[name]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const found = audits[id];
      return found && found.score !== null && weight > 0 && !allowed.includes(id) ? [{ found, weight }] : [];
    });
    for (const { found } of counted)
      if ((found.score ?? 0) < 1)
        lost.push(`${found.id}: ${found.title}${found.displayValue ? ` (${found.displayValue})` : ""}`);
    const total = counted.reduce((sum, { weight }) => sum + weight, 0);
    const got = counted.reduce((sum, { found, weight }) => sum + weight * (found.score ?? 0), 0);
    return total === 0 ? 0 : Math.round((100 * got) / total);
  });
  const value = (id: string) => audits[id]?.numericValue ?? Number.NaN;
  return {
    address,
    scores,
    lcp: Math.round(value("largest-contentful-paint")),
    cls: value("cumulative-layout-shift"),
    machine: Math.round(environment.benchmarkIndex),
    lost,
  };
}
