import { z } from "zod";
import { CommentEndpoint } from "./form.ts";
import { line, webAddress } from "./text-rules.ts";

/** Of pages that a service is shown in: below it lies nothing else, and it has a policy of its own. */
export const FRAME_PATH = "/comment-frame/";

/** An address that is not heard by others; only a service on this machine may do without `https:`. */
const safeAddress = webAddress.regex(/^https:|^http:\/\/(?:127\.0\.0\.1|localhost)(?:[:/]|$)/, "insecure-address");

/** A file of a service, and what it has to be: browsers run no other (w3.org/TR/SRI). */
const PinnedFile = z.strictObject({
  url: safeAddress,
  integrity: z.string().regex(/^sha(?:256|384|512)-[A-Za-z0-9+/]+={0,2}$/, "bad-value"),
});
type PinnedFile = z.infer<typeof PinnedFile>;

/** Where corrections and requests of rights holders go: a service of comments takes none. */
const forms = CommentEndpoint.meta({ description: "纠错、权利人要求发到哪里" });

/** A service that a publication runs itself. */
const ownServer = {
  forms,
  /** Its address, without a path where it has none. */
  server: safeAddress,
  /** Hosts besides that portraits may come from. */
  images: z.array(safeAddress).default([]),
  /** Its program in another version or from another place than `PROGRAMS` says. */
  script: PinnedFile.optional(),
  style: PinnedFile.optional(),
};

/** `comments` of `_data/site.json` where somebody else's program shows and takes comments. docs/contracts/comment-services.md */
export const CommentService = z.discriminatedUnion("provider", [
  /** Discussions on GitHub (giscus.app gives the ids). */
  z.strictObject({
    provider: z.literal("giscus"),
    forms,
    repo: z.string().regex(/^[\w.-]+\/[\w.-]+$/, "bad-value"),
    repoId: z.string().regex(/^[\w=-]+$/, "bad-value"),
    category: line(60),
    categoryId: z.string().regex(/^[\w=-]+$/, "bad-value"),
    /** Where giscus itself is run, when not at giscus.app. */
    host: safeAddress.default("https://giscus.app"),
  }),
  z.strictObject({ provider: z.literal("waline"), ...ownServer }),
  z.strictObject({ provider: z.literal("twikoo"), ...ownServer }),
  z.strictObject({ provider: z.literal("artalk"), ...ownServer, site: line(60) }),
]);
export type CommentService = z.infer<typeof CommentService>;
type OwnServer = Exclude<CommentService, { provider: "giscus" }>;

/** `comments` of `_data/site.json`: a form whose posts editors let through, or a service. */
export const CommentSettings = z.discriminatedUnion("provider", [
  ...CommentEndpoint.options,
  ...CommentService.options,
]);
export type CommentSettings = z.infer<typeof CommentSettings>;

export const SERVICE_NAMES: Readonly<Record<CommentService["provider"], string>> = {
  giscus: "GitHub Discussions",
  waline: "Waline",
  twikoo: "Twikoo",
  artalk: "Artalk",
};

/** What is loaded unless site.json says otherwise: a version, and the digests of its files in the npm package. */
const PROGRAMS: Readonly<Record<OwnServer["provider"], { readonly script: PinnedFile; readonly style?: PinnedFile }>> =
  {
    waline: {
      script: {
        url: "https://unpkg.com/@waline/client@3.15.2/dist/waline.umd.js",
        integrity: "sha384-ZIbPm4Z6QeaKyakU4Tq51uowGULfM+zut6BAbSnYF+9aFF9sK4Ih3fQwBXysozKp",
      },
      style: {
        url: "https://unpkg.com/@waline/client@3.15.2/dist/waline.css",
        integrity: "sha384-e4zDqZc21VhRGqcpuOkmAlBH2NcoP6kHXnCG6ZBrrd5asTIvP5T9osVX/v1Fx4UM",
      },
    },
    twikoo: {
      script: {
        url: "https://cdn.jsdelivr.net/npm/twikoo@1.7.9/dist/twikoo.min.js",
        integrity: "sha384-uS5XTM0hprJZj0R184twNRV12L55VagOlT/XQaj1uAebA0RtO7diEr+dE9TBn5N2",
      },
    },
    artalk: {
      script: {
        url: "https://cdn.jsdelivr.net/npm/artalk@2.9.1/dist/Artalk.js",
        integrity: "sha384-/E3idIiuUk+xDah7acnuTLnphKkIYqPsL/1IomWWBAugRCuLiOYKu9sLW83R9QFT",
      },
      style: {
        url: "https://cdn.jsdelivr.net/npm/artalk@2.9.1/dist/Artalk.css",
        integrity: "sha384-gI2jJYJLvjRisO+PzIvuJimdjyC5JhjopwQcbA/9u3lBuCOtQRksXgX1XIVXXr2c",
      },
    },
  };

/** The service of a publication; undefined where editors let comments through. */
export function serviceOf(comments: CommentSettings): CommentService | undefined {
  return "forms" in comments ? comments : undefined;
}

/** The files of a service that the frame loads; giscus has a frame of its own and brings none. */
export function programOf(service: OwnServer): { readonly script: PinnedFile; readonly style?: PinnedFile } {
  const { script = PROGRAMS[service.provider].script, style = PROGRAMS[service.provider].style } = service;
  return { script, ...(style && { style }) };
}

/** The service whose program runs in our own frame; undefined for none, and for giscus. */
export function framedService(comments: CommentSettings): OwnServer | undefined {
  const service = serviceOf(comments);
  return service && service.provider !== "giscus" ? service : undefined;
}

/** What may be framed on the pages of the site. */
export function frameSourcesOf(comments: CommentSettings): readonly string[] {
  const service = serviceOf(comments);
  if (!service) return [];
  return service.provider === "giscus" ? [new URL(service.host).origin] : ["'self'"];
}

/**
 * The policy of our own frame, by directive: its program to the byte, its server, and nothing else. These programs put styles
 * and markup into their page, which no page of ours may; so the page is theirs alone.
 */
export function framePolicyOf(service: OwnServer): ReadonlyMap<string, readonly string[]> {
  const { script, style } = programOf(service);
  const server = new URL(service.server).origin;
  const images = service.images.map((address) => new URL(address).origin);
  return new Map([
    ["default-src", ["'none'"]],
    ["script-src", ["'self'", script.url]],
    ["style-src", ["'self'", "'unsafe-inline'", ...(style ? [style.url] : [])]],
    ["img-src", [...new Set(["'self'", "data:", server, ...images])]],
    ["font-src", ["'self'"]],
    ["connect-src", [server]],
    ["base-uri", ["'none'"]],
    ["object-src", ["'none'"]],
    ["frame-ancestors", ["'self'"]],
    ["form-action", ["'none'"]],
    ["upgrade-insecure-requests", []],
  ]);
}

/** Hosts that a reader's browser speaks to once she has opened the comments. */
export function hostsOf(service: CommentService): readonly string[] {
  const addresses =
    service.provider === "giscus"
      ? [service.host]
      : [service.server, ...Object.values(programOf(service)).map(({ url }) => url), ...service.images];
  return [...new Set(addresses.map((address) => new URL(address).host))];
}

/** What the page of privacy has to say of a service, a paragraph an item. */
export function privacyOf(service: CommentService): readonly string[] {
  const hosts = hostsOf(service).join("、");
  const account = service.provider === "giscus" ? "发表评论要用 GitHub 账号登录，" : "";
  return [
    `文章的评论由 ${SERVICE_NAMES[service.provider]} 提供。您按下“打开评论”之前，页面不向它请求任何东西；按下之后，您的浏览器会连接 ${hosts}，它会知道您的 IP 地址、浏览器型号，以及您在看哪一篇。`,
    `${account}您写的内容由它保存和显示，不经过本站的编辑，也不在本站的服务器上；怎样查看、更正和删除，以它的规定为准。`,
  ];
}
