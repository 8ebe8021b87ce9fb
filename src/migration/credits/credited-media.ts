import { MEDIA_LABELS, type MediaRecord } from "../../domain/media.ts";
import type { Moved } from "../model.ts";
import { captionCreditIn } from "./caption-credits.ts";
import type { Judge, Verdict } from "./judge.ts";

const LONGEST_SAID = 150;

/** Videos and sounds with whose they are by the words that a page set below them, which stand in their titles. */
export function creditedMedia(
  media: ReadonlyMap<string, MediaRecord>,
  judge: Judge,
  moved: Moved[],
): ReadonlyMap<string, MediaRecord> {
  return new Map(
    [...media].map(([name, record]) => {
      const credit = captionCreditIn(record.title, judge.names);
      if (!credit) return [name, record];
      moved.push({ what: "图源", text: credit.typed });
      const title = credit.caption.replace(/[\s，,；;、]+$/u, "").trim() || `旧站的${MEDIA_LABELS[record.kind]}`;
      const verdict = judge.credit(credit.said, credit.doubtful ? "括号里的名字" : "图源");
      return [name, withVerdict({ ...record, title }, verdict, credit.typed)];
    }),
  );
}

/** @param from as the old site has it */
export function withVerdict(record: MediaRecord, verdict: Verdict, from: string): MediaRecord {
  if (verdict.is !== "certain")
    return { ...record, creditNote: `旧站注明“${from.slice(0, LONGEST_SAID)}”，还没有核实` };
  const { creditNote: _, unavailable: __, ...shown } = record;
  return { ...shown, credit: verdict.source };
}
