import { spawnSync } from "node:child_process";

/** A program that writes the text of the clipboard to its standard output. */
type Command = readonly [program: string, ...args: readonly string[]];

/** PowerShell writes in the console's code page unless told otherwise. */
const POWERSHELL =
  "[Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false); [Console]::Out.Write((Get-Clipboard -Raw))";
const MOST_BYTES = 64 * 1024 * 1024;
const PATIENCE_MS = 10_000;

/** What each system brings for reading the clipboard, in the order in which they are tried. */
export function clipboardCommands(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): readonly Command[] {
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
export function readClipboard(commands = clipboardCommands(process.platform, process.env)): Buffer {
  for (const [program, ...args] of commands) {
    const { status, stdout } = spawnSync(program, args, {
      maxBuffer: MOST_BYTES,
      timeout: PATIENCE_MS,
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, LANG: process.env.LANG ?? "en_US.UTF-8" },
    });
    if (status === 0) return stdout;
  }
  const tried = commands.map(([program]) => program).join("、");
  throw new Error(`读不了剪贴板（试过 ${tried}）。把文字存成 UTF-8 文本文件，用 --from-text <文件>。`);
}
