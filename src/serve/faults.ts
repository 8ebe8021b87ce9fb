import type { ServerResponse } from "node:http";

const SLOW_MS = 20_000;

interface FaultMode {
  /** For `--help`. */
  readonly what: string;
  /** Whether the comment has arrived nevertheless. */
  readonly arrives: boolean;
  readonly answer: (response: ServerResponse) => void;
}

/** Every way in which an endpoint was seen, or is known, to fail; to look at what the reader is told. */
export const FAULTS = {
  refused: lost("不答复就断开", ({ socket }) => socket?.resetAndDestroy()),
  reset: {
    what: "答复到一半断开",
    arrives: true,
    answer: (response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"ok":', () => response.socket?.resetAndDestroy());
    },
  },
  "400": answered("指出哪一栏有错", 400, {
    error: "Validation errors",
    errors: [
      { code: "TYPE_EMAIL", field: "email", message: "should be an email" },
      { field: "name", message: "这个名称已被保留" },
    ],
  }),
  "404": answered("没有这个表单", 404, { error: "Form not found" }),
  "409": answered("重复", 409, { error: "Duplicate comment" }),
  "413": answered("内容太长", 413, { error: "Payload too large" }),
  "429": answered("发送太频繁", 429, { error: "Too many requests" }),
  "500": answered("服务出了故障", 500, { error: "Internal server error" }),
  html: lost("200，却是别的网页", (response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<!doctype html><title>维护中</title>");
  }),
  "200-error": answered("200，内容却说出错", 200, { success: false, error: "Form is inactive" }),
  hang: lost("一直没有答复", () => {}),
  slow: {
    what: `${SLOW_MS / 1000} 秒后才答复完`,
    arrives: true,
    answer: (response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write(" ");
      setTimeout(() => response.end('{"ok":true,"next":"/"}'), SLOW_MS).unref();
    },
  },
  redirect: {
    what: "转到 netlify.toml 没有放行的主机",
    arrives: true,
    answer: (response) => {
      const port = response.socket?.localPort ?? 80;
      response.writeHead(302, { location: `http://localhost:${port}/comment-sent/` }).end();
    },
  },
} as const satisfies Readonly<Record<string, FaultMode>>;

export type Fault = keyof typeof FAULTS;

export function isFault(name: string): name is Fault {
  return Object.hasOwn(FAULTS, name);
}

function lost(what: string, answer: FaultMode["answer"]): FaultMode {
  return { what, arrives: false, answer };
}

function answered(what: string, status: number, value: unknown): FaultMode {
  return lost(what, (response) => json(response, status, value));
}

export function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(value));
}
