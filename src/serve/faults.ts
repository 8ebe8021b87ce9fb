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
  refused: { what: "不答复就断开", arrives: false, answer: ({ socket }) => socket?.resetAndDestroy() },
  reset: {
    what: "答复到一半断开",
    arrives: true,
    answer: (response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"ok":', () => response.socket?.resetAndDestroy());
    },
  },
  "400": {
    what: "指出哪一栏有错",
    arrives: false,
    answer: (response) =>
      json(response, 400, {
        error: "Validation errors",
        errors: [
          { code: "TYPE_EMAIL", field: "email", message: "should be an email" },
          { field: "name", message: "这个名称已被保留" },
        ],
      }),
  },
  "404": { what: "没有这个表单", arrives: false, answer: refuse(404, "Form not found") },
  "409": { what: "重复", arrives: false, answer: refuse(409, "Duplicate comment") },
  "413": { what: "内容太长", arrives: false, answer: refuse(413, "Payload too large") },
  "429": { what: "发送太频繁", arrives: false, answer: refuse(429, "Too many requests") },
  "500": { what: "服务出了故障", arrives: false, answer: refuse(500, "Internal server error") },
  html: {
    what: "200，却是别的网页",
    arrives: false,
    answer: (response) =>
      response
        .writeHead(200, { "content-type": "text/html; charset=utf-8" })
        .end("<!doctype html><title>维护中</title>"),
  },
  "200-error": {
    what: "200，内容却说出错",
    arrives: false,
    answer: (response) => json(response, 200, { success: false, error: "Form is inactive" }),
  },
  hang: { what: "一直没有答复", arrives: false, answer: () => {} },
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

function refuse(status: number, error: string): FaultMode["answer"] {
  return (response) => json(response, status, { error });
}

export function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(value));
}
