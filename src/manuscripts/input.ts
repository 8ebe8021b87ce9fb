import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import type { ProblemReport } from "../content/problem-report.ts";
import { decodeUtf8, errorCode } from "../content/text-file.ts";
import type { Origin } from "./options.ts";

const MIB = 1024 * 1024;
/** As for article.md: a manuscript is no longer than an article may be. */
const LIMIT = 2;
const STANDARD_INPUT = 0;

/** What a manuscript is called in messages. */
export function inputName(origin: Origin): string {
  if (origin.from === "nothing" || origin.from === "clipboard") return "剪贴板";
  return origin.path === "-" ? "标准输入" : origin.path;
}

/**
 * Reads a manuscript: the one place where its bytes become text. Nothing but UTF-8 is accepted.
 * @returns undefined when it cannot be used; the report then says why
 */
export function readInput(origin: Exclude<Origin, { from: "nothing" }>, report: ProblemReport): string | undefined {
  const name = inputName(origin);
  const bytes = origin.from === "clipboard" ? readClipboard() : readBytes(origin.path, name, report);
  if (bytes === undefined) return undefined;
  if (bytes.length > LIMIT * MIB) return tooLarge(bytes.length, name, report);
  const text = decodeUtf8(bytes, name, report);
  if (!text?.includes("\0")) return text;
  report.add("unreadable-file", name, "这不是文字，像是程序、图片或 Word 文件；请在 Word 里全选复制，存成文本再用。");
  return undefined;
}

function readBytes(path: string, name: string, report: ProblemReport): Buffer | undefined {
  try {
    if (path === "-") return readFileSync(STANDARD_INPUT);
    const { size } = statSync(path);
    return size > LIMIT * MIB ? tooLarge(size, name, report) : readFileSync(path);
  } catch (error) {
    report.add("unreadable-file", name, `读不了这个文件（${errorCode(error)}）。`);
    return undefined;
  }
}

function tooLarge(size: number, name: string, report: ProblemReport): undefined {
  report.add("file-too-large", name, `稿子有 ${(size / MIB).toFixed(1)} MB，上限是 ${LIMIT} MB。`);
}

/** A program that writes the text of the clipboard to its standard output. */
type Command = readonly [program: string, ...args: readonly string[]];

/** PowerShell writes in the console's code page unless asked otherwise. */
const POWERSHELL =
  "[Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false); [Console]::Out.Write((Get-Clipboard -Raw))";
const MOST_BYTES = 64 * 1024 * 1024;
const PATIENCE_MS = 10_000;

/** What each system brings for reading the clipboard, in the order in which they are tried. */
function clipboardCommands(): readonly Command[] {
  const { platform, env } = process;
  if (platform === "darwin") return [["pbpaste"]];
  const windows: Command = ["powershell.exe", "-NoProfile", "-NonInteractive", "-Command", POWERSHELL];
  if (platform === "win32") return [windows];
  const wayland: Command = ["wl-paste", "--no-newline", "--type", "text/plain"];
  const x11: Command = ["xclip", "-selection", "clipboard", "-out"];
  // Under WSL there is no clipboard of Linux, but Windows' own programs can be called.
  return [...(env.WAYLAND_DISPLAY ? [wayland, x11] : [x11, wayland]), ...(env.WSL_DISTRO_NAME ? [windows] : [])];
}

/**
 * The bytes on the clipboard.
 * @throws Error with a Chinese sentence when no program of the system can read it
 */
function readClipboard(): Buffer {
  const commands = clipboardCommands();
  const env = { LANG: "en_US.UTF-8", ...process.env };
  for (const [program, ...args] of commands) {
    const options = { maxBuffer: MOST_BYTES, timeout: PATIENCE_MS, env };
    const { status, stdout } = spawnSync(program, args, { ...options, stdio: ["ignore", "pipe", "ignore"] });
    if (status === 0) return stdout;
  }
  const tried = commands.map(([program]) => program).join("、");
  throw new Error(`读不了剪贴板（试过 ${tried}）。把文字存成 UTF-8 文本文件，用 --from-text <文件>。`);
}
