import { bad, type Family, field } from "./bad-input.ts";

const published = (says: string, date = says) => field("bad-date", says, { published: date });
const offset = (date: string, says: string) => field("wrong-offset", says, { published: date });
const change = (date: string) => ({ changes: [{ date, kind: "correction", text: "更正。" }] });

export const DATES: Family = {
  "31 February": published("2025-02-31T00:00:00-08:00"),
  "29 February of a common year": published("2025-02-29T00:00:00-08:00"),
  "a thirteenth month": published("2025-13-01T00:00:00-08:00"),
  "the month zero": published("2025-00-10T00:00:00-08:00"),
  "the 25th hour": published("2025-05-19T25:00:00-07:00"),
  "the 61st minute": published("2025-05-19T10:61:00-07:00"),
  "the 61st second": published("2025-05-19T10:00:61-07:00"),
  "no zone": published("2025-05-19T09:30:00"),
  "a zone by name": published("2025-05-19T09:30:00 PDT"),
  "a zone beyond the earth": published("2025-05-19T09:30:00+99:00"),
  "a day alone": published("2025-05-19"),
  "a space for the T": published("2025-05-19 09:30:00-07:00"),
  slashes: published("2025/05/19 09:30"),
  "the Chinese way": published("2025年5月19日"),
  "the American way": published("05/19/2025"),
  "full-width figures": published("２０２５-05-19T09:30:00-07:00"),
  "figures of Arabia": published("٢٠٢٥-05-19T09:30:00-07:00"),
  "a week's day": published("2025-W21-1T09:30:00-07:00"),
  "a spreadsheet's number": field("wrong-type", "45796", { published: 45796.4 }),
  "a minus that is a dash": published("2025-05-19T09:30:00–07:00"),
  "a year of six figures": published("+002025-05-19T09:30:00-07:00"),
  "a month before the folder's": field("date-folder-mismatch", "2025-04-30", {
    published: "2025-04-30T23:59:00-07:00",
  }),
  "a year before the folder's": field("date-folder-mismatch", "2024-05-19", {
    published: "2024-05-19T00:00:00-07:00",
  }),
  "still April where the publication is": offset("2025-05-01T06:59:00Z", "2025-04-30T23:59:00-07:00"),
  "winter's offset in summer": offset("2025-05-19T09:30:00-08:00", "应写 2025-05-19T09:30:00-07:00"),
  "a midnight that is none": offset("2025-05-20T00:00:00+08:00", "应写 2025-05-20T00:00:00-07:00"),
  "an unknown offset": offset("2025-05-19T10:00:00-00:00", "2025-05-19T03:00:00-07:00"),
  "a zone of 45 minutes": offset("2025-05-19T10:00:00+12:45", "2025-05-18T14:15:00-07:00"),
  "a time that the clocks leave out": bad(
    "wrong-offset",
    "2026-03-08T01:30:00-08:00 或 2026-03-08T03:30:00-07:00",
    (p) => p.record(change("2026-03-08T02:30:00-08:00")),
    '"date"',
  ),
  "the offset of another place in a change": bad(
    "wrong-offset",
    "2025-05-20T03:00:00-07:00",
    (p) => p.record(change("2025-05-20T18:00:00+08:00")),
    '"date"',
  ),
  "a change that has not been made yet": bad(
    "future-date",
    "2031年5月20日",
    (p) => p.record(change("2031-05-20T00:00:00-07:00")),
    '"date"',
  ),
  "an embargo that ends before the date": field("bad-publish-at", "2025年5月19日 09:29", {
    publishAt: "2025-05-19T09:29:00-07:00",
  }),
  "an embargo without a zone": field("bad-date", "2025-06-01T06:00:00", { publishAt: "2025-06-01T06:00:00" }),
  "an embargo on 31 June": field("bad-date", "2025-06-31", { publishAt: "2025-06-31T06:00:00-07:00" }),
  "a change before the publication": field(
    "bad-change-date",
    "2025年5月18日",
    change("2025-05-18T00:00:00-07:00"),
    '"date"',
  ),
  "a change on a day that there is not": field("bad-date", "2025-06-31", change("2025-06-31T00:00:00-07:00"), '"date"'),
};
