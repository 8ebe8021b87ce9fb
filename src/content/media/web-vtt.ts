import type { Place } from "../problem-report.ts";

/** Something in captions that browsers would drop or show wrongly. */
export interface CaptionFault {
  readonly place: Place;
  /** The end of a sentence. */
  readonly message: string;
}

const TIME = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/;
const LINE = /^(\S+)[ \t]+-->[ \t]+(\S+)((?:[ \t]+\S+)*)[ \t]*$/;
/** Whoever writes subtitles for television writes these. */
const SUBRIP_TIME = /^(?:\d{1,2}:)?\d{2}:\d{2},\d{3}\s+-->/;
const MOST_FAULTS = 20;

/** What in captions is not as browsers read it (w3.org/TR/webvtt1, 4.1), line by line. */
export function captionFaults(text: string): CaptionFault[] {
  const faults: CaptionFault[] = [];
  const lines = text.split(/\r\n|\n|\r/);
  const tell = (index: number, message: string): void => {
    if (faults.length < MOST_FAULTS) faults.push({ place: { line: index + 1, column: 1 }, message });
  };
  if (!/^\uFEFF?WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? "")) tell(0, "第一行要写 WEBVTT");
  let cues = 0;
  let last = 0;
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (!line.includes("-->")) continue;
    cues += 1;
    const times = timesOf(line);
    if (typeof times === "string") tell(at, times);
    else {
      if (times.end <= times.start) tell(at, "结束的时间不比开始晚");
      if (times.start < last) tell(at, "比前一条开始得早，要按先后排列");
      last = times.start;
    }
    if (isBlank(lines[at + 1])) tell(at, "这一条没有文字");
    // A name for it may stand before; then nothing but an empty line before that.
    const above = isBlank(lines[at - 1]) ? at - 1 : at - 2;
    if (above > 0 && !isBlank(lines[above])) tell(at, "前面缺一个空行，会当成上一条的文字");
  }
  if (cues === 0 && faults.length === 0) tell(0, "里面一条字幕也没有");
  return faults;
}

function timesOf(line: string): { readonly start: number; readonly end: number } | string {
  if (SUBRIP_TIME.test(line.trim())) return "是 SRT 的写法：秒后面的逗号改成点，如 00:00:01.000";
  const [, from = "", to = ""] = LINE.exec(line) ?? [];
  const [start, end] = [millisecondsOf(from), millisecondsOf(to)];
  return start === undefined || end === undefined ? "时间要写成 00:00:01.000 --> 00:00:03.500" : { start, end };
}

function millisecondsOf(time: string): number | undefined {
  const [found, hours = "0", minutes, seconds, rest] = TIME.exec(time) ?? [];
  return found ? ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(rest) : undefined;
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === "";
}
