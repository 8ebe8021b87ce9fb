import { hash } from "node:crypto";

/** A kind of secret, and how its tokens look as a whole. */
interface SecretKind {
  readonly name: string;
  readonly token: RegExp;
}

/**
 * Forms that their issuers have made recognisable, each from the issuer's own documentation. Every one is an unbroken
 * run of at least `SHORTEST` characters of `TOKEN_CHARACTERS`; private keys are found by the line they begin with.
 */
const KINDS: readonly SecretKind[] = [
  { name: "GitHub 令牌", token: /(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})/ },
  { name: "GitLab 令牌", token: /glpat-[A-Za-z0-9_-]{20,}/ },
  { name: "AWS 访问密钥", token: /^(?:AKIA|ASIA)[A-Z2-7]{16}$/ },
  { name: "Google API 密钥", token: /AIza[A-Za-z0-9_-]{35}/ },
  { name: "Google OAuth 密钥", token: /GOCSPX-[A-Za-z0-9_-]{28}/ },
  { name: "Slack 令牌", token: /xox[abeoprs]-[A-Za-z0-9-]{20,}/ },
  { name: "Netlify 令牌", token: /^nf[pcoub]_[A-Za-z0-9]{36,}$/ },
  { name: "npm 令牌", token: /^npm_[A-Za-z0-9]{36}$/ },
  { name: "Stripe 密钥", token: /[rs]k_live_[A-Za-z0-9]{20,}/ },
  { name: "OpenAI 或 Anthropic 密钥", token: /^sk-(?:proj-|ant-|svcacct-)[A-Za-z0-9_-]{20,}$/ },
];
/** Where a key would stand, as whoever explains something writes it: of 36 characters of chance the last sixteen never are one. */
const PLACEHOLDER = /(.)\1{15}$/;
const PRIVATE_KEY = Buffer.from("PRIVATE KEY-----");
const PRIVATE_KEY_LINE = /-----BEGIN (?:[A-Z0-9]+ ){0,2}PRIVATE KEY-----/;

/** Names of environment variables whose value nobody is to read. */
const SECRET_NAME = /(?:TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|PRIVATE_?KEY|CREDENTIALS?)$/i;
const SHORTEST = 20;
const TOKEN_CHARACTERS = new Uint8Array(256);
for (const byte of Buffer.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")) {
  TOKEN_CHARACTERS[byte] = 1;
}

/** Finds secrets in texts and finished files: forms known of issuers, and the values of this build's own secret variables. */
export class SecretScan {
  readonly #own: readonly (readonly [value: string, variable: string])[];
  readonly #harmless = new Set<string>();

  /** @param env variables of the build; those with a secret's name and a value long enough count */
  constructor(env: Readonly<Record<string, string | undefined>> = process.env) {
    this.#own = Object.entries(env).flatMap(([name, value = ""]) =>
      SECRET_NAME.test(name) && isToken(value) ? [[value, name]] : [],
    );
  }

  /**
   * @param looked gets every run of characters that might have been one
   * @returns what was found, by kind and beginning; never the whole of a secret, since reports are kept
   */
  find(bytes: Buffer, looked?: Set<string>): string[] {
    const runs = tokensIn(bytes);
    for (const run of runs) looked?.add(run);
    const found = runs.flatMap((run) => this.#secretIn(run));
    const at = bytes.indexOf(PRIVATE_KEY);
    if (at >= 0 && PRIVATE_KEY_LINE.test(bytes.toString("latin1", Math.max(0, at - 40), at + PRIVATE_KEY.length))) {
      found.push("私钥（-----BEGIN … PRIVATE KEY-----）");
    }
    return found;
  }

  /** Digest of the values of this build's own; nobody finds twenty characters of chance again by it. */
  get own(): string {
    return hash("sha256", JSON.stringify(this.#own));
  }

  /** Whether the value of a variable of this build stands in any of these. */
  knowsAny(runs: readonly string[]): boolean {
    return this.#own.some(([value]) => runs.some((run) => run.includes(value)));
  }

  #secretIn(run: string): string[] {
    if (this.#harmless.has(run)) return [];
    const own = this.#own.find(([value]) => run.includes(value));
    if (own) return [`环境变量 ${own[1]} 的值`];
    for (const { name, token } of KINDS) {
      const found = token.exec(run)?.[0];
      if (found !== undefined && !PLACEHOLDER.test(found)) return [`${name} ${found.slice(0, 8)}…`];
    }
    this.#harmless.add(run);
    return [];
  }
}

function isToken(value: string): boolean {
  return value.length >= SHORTEST && [...Buffer.from(value)].every((byte) => TOKEN_CHARACTERS[byte] === 1);
}

/**
 * Every unbroken run of token characters that is long enough. A window of that length is read from its end; behind the
 * first other character it begins anew, so that in most text only every twentieth byte is looked at.
 */
function tokensIn(bytes: Buffer): string[] {
  const runs: string[] = [];
  for (let at = SHORTEST - 1; at < bytes.length; ) {
    const before = at - SHORTEST;
    let other = at;
    while (other > before && TOKEN_CHARACTERS[bytes[other] ?? 0] === 1) other -= 1;
    if (other === before) {
      let end = at + 1;
      while (end < bytes.length && TOKEN_CHARACTERS[bytes[end] ?? 0] === 1) end += 1;
      runs.push(bytes.toString("latin1", before + 1, end));
      other = end;
    }
    at = other + SHORTEST;
  }
  return runs;
}
