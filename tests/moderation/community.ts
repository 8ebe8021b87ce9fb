import assert from "node:assert/strict";
import { existsSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { dirname, join } from "node:path";
import { between, pick, type Random } from "../../scripts/bench/random.ts";
import { Killed, mortalDisk } from "../disk/mortal.ts";
import { ARTICLE, type Desk, newDesk, OTHER } from "./desk.ts";
import { Ledger } from "./ledger.ts";

/** What a reader is writing. */
interface Draft {
  readonly id: string;
  readonly article: string;
  readonly sender: { readonly email: string; readonly ip: string };
  /** All that it ever was, the last one last. */
  readonly texts: string[];
  name: string;
}

/** What was written before anybody looked. */
const BEFORE = 7;

const SENDERS = [1, 2, 3].map((number) => ({ email: `reader${number}@mail.example`, ip: `198.51.100.${number}` }));

/**
 * Readers, the network between, a service that keeps what comes, and a desk at which two sit with inboxes of their own: all
 * of them do at random what they do. Every text that arrived has to be published, waiting or refused by name in the end.
 */
export class Community {
  readonly #random: Random;
  readonly #desk: Desk = newDesk();
  readonly #root = dirname(this.#desk.places.data);
  readonly #drafts: Draft[] = [];
  /** Posts that are on their way. */
  readonly #flying: (() => void)[] = [];
  /** What the service gives when it is asked, all of it every time. */
  readonly #service: object[] = [];
  /** Knows what has arrived. */
  readonly ledger = new Ledger(this.#desk);
  /** What happened, for whoever has to find out why. */
  readonly story: string[] = [];
  #clock = Date.UTC(2025, 4, 20, 18);
  #texts = 0;

  constructor(random: Random) {
    this.#random = random;
    for (let count = 0; count < BEFORE; count += 1) {
      this.#write();
      this.#send();
      this.#change();
      this.#send();
    }
  }

  /** One of them does something. */
  async act(): Promise<void> {
    const acts: readonly [number, () => unknown][] = [
      [2, () => this.#write()],
      [6, () => this.#change()],
      [8, () => this.#send()],
      [4, () => this.#land()],
      [4, () => this.#command("import", "--from", "netlify-json", this.#export(), ...this.#some(["--approve-all"]))],
      [2, () => this.#command("list", "--pending")],
      [8, () => this.#command("review")],
      [1, () => this.#command("remove", pick(this.#random, this.#ids()), ...this.#some(["--with-replies"]))],
      [2, () => this.#command("undo")],
      [1, () => this.#forget()],
    ];
    let at = this.#random() * acts.reduce((sum, [often]) => sum + often, 0);
    for (const [often, act] of acts) {
      at -= often;
      if (at < 0) return void (await act());
    }
  }

  /** What is on its way arrives, and the desk takes in all that there is. */
  async settle(): Promise<void> {
    while (this.#flying.length > 0) this.#land();
    await this.#run(["import", "--from", "netlify-json", this.#export()], "", undefined);
    for (const inbox of ["inbox", "second"]) await this.#run(["list", "--pending"], "", undefined, inbox);
    const { status, stderr } = await this.#run(["check"], "", undefined);
    assert.equal(status, 0, stderr);
  }

  get published(): number {
    return this.#desk.published().length;
  }

  #write(): void {
    const text = this.#newText();
    const number = this.#drafts.length;
    this.#drafts.push({
      id: `draft-${String(number).padStart(4, "0")}-0b9f6a52`,
      article: this.#random() < 0.8 ? ARTICLE : OTHER,
      sender: pick(this.#random, [SENDERS[0] ?? nobody(), ...SENDERS]),
      texts: [text],
      name: `读者${number}`,
    });
    this.#tell(`writes ${text}`);
  }

  /** Goes on writing, or says it as before, or under another name. */
  #change(): void {
    const draft = this.#anyDraft();
    if (!draft) return;
    const what = this.#random();
    if (what < 0.6) draft.texts.push(this.#newText());
    else if (what < 0.8) draft.texts.push(draft.texts[0] ?? "");
    else draft.name = `${draft.name.slice(0, 8)}改`;
    this.#tell(`${draft.id} is now ${draft.texts.at(-1)}`);
  }

  /** The answer may be lost: then the reader does it again. The network may repeat it by itself, or be slow. */
  #send(): void {
    const draft = this.#anyDraft();
    if (!draft) return;
    const [message = "", plain, local] = [draft.texts.at(-1), this.#random() < 0.1, this.#random() < 0.4];
    const fields = {
      ...{ name: draft.name, email: draft.sender.email, message, article: draft.article, "form-name": "comment" },
      ...(!plain && { "submission-id": draft.id }),
      parent: this.#random() < 0.3 ? pick(this.#random, this.#ids()) : "",
    };
    const posts = this.#random() < 0.2 ? 2 : 1;
    for (let post = 0; post < posts; post += 1) {
      const arrive = () => (local ? this.#keep(fields) : this.#serve(fields, draft.sender.ip));
      if (this.#random() < 0.3) this.#flying.push(arrive);
      else arrive();
    }
    this.#tell(`${draft.id} is sent${local ? " to this machine" : ""}${plain ? " without a script" : ""}`);
  }

  #land(): void {
    this.#flying.splice(Math.floor(this.#random() * this.#flying.length), 1)[0]?.();
  }

  /** As the receiver of this machine keeps it. */
  #keep(fields: Readonly<Record<string, string>>): void {
    const received = new Date(this.#tick()).toISOString();
    this.#desk.put(
      `inbox/${this.#clock}.json`,
      JSON.stringify({ id: `local-${this.#clock}`, form: "comment", received, fields }),
    );
    this.ledger.arrives(fields.message);
  }

  #serve(data: Readonly<Record<string, string>>, ip: string): void {
    this.#service.push({
      id: `n${this.#tick()}`,
      created_at: new Date(this.#clock).toISOString(),
      form_name: "comment",
      data: { ...data, ip },
    });
    this.ledger.arrives(data.message);
  }

  async #forget(): Promise<void> {
    const folder = join(this.#root, "inbox/queue");
    const old = new Date(2025, 5, 1);
    if (existsSync(folder))
      for (const name of readdirSync(folder)) if (this.#random() < 0.3) utimesSync(join(folder, name), old, old);
    await this.#command("forget");
  }

  /** One of the desk runs a command, which may be killed at any write. */
  async #command(...args: string[]): Promise<void> {
    const inbox = this.#random() < 0.8 || args[0] === "forget" ? "inbox" : "second";
    const dieAt = this.#random() < 0.25 ? between(this.#random, 1, 40) : undefined;
    this.#tell(`${inbox}: ${args.join(" ")}${dieAt ? `, killed at step ${dieAt}` : ""}`);
    await this.#run(args, args[0] === "review" ? this.#answers() : "", dieAt, inbox);
    this.ledger.look();
  }

  async #run(args: readonly string[], input: string, dieAt: number | undefined, inbox = "inbox") {
    const die = (): never => {
      throw new Killed();
    };
    const disk = dieAt === undefined ? undefined : mortalDisk(dieAt, die);
    try {
      // The last option counts.
      return await this.#desk.run(args, { input, inbox: join(this.#root, inbox) });
    } finally {
      disk?.restore();
      // A real process's would be known to be dead.
      if (disk) for (const name of readdirSync(this.#root)) if (name.includes(".lock-")) rmSync(join(this.#root, name));
    }
  }

  #answers(): string {
    const count = between(this.#random, 1, 12);
    return Array.from({ length: count }, () =>
      pick(this.#random, [
        "y",
        "y",
        "y",
        "n",
        "n",
        "b",
        "s",
        "s",
        "u",
        "l",
        "v",
        "e\n改短了〔略〕。\n.",
        "r\n谢谢。\n.",
        "q",
      ]),
    )
      .map((line) => `${line}\n`)
      .join("");
  }

  #export(): string {
    return this.#desk.put("service.json", JSON.stringify(this.#service));
  }

  #ids(): [string, ...string[]] {
    return ["20250101T000000Z-000000000000", ...this.#desk.published(), ...this.#desk.queued()];
  }

  #some(args: string[]): string[] {
    return this.#random() < 0.2 ? args : [];
  }

  #anyDraft(): Draft | undefined {
    return this.#drafts[Math.floor(this.#random() * this.#drafts.length)];
  }

  /** Some are like others in all but their number, some are too long, most are short. */
  #newText(): string {
    this.#texts += 1;
    const mark = `甲${String(this.#texts).padStart(4, "0")}乙`;
    const kind = this.#random();
    if (kind < 0.3) return `优惠红包请到 https://a${this.#texts}.spam.example/ 领取${mark}`;
    return kind < 0.35 ? `${mark}${"长".repeat(5018)}` : `关于港口的第${mark}种看法。`;
  }

  #tick(): number {
    this.#clock += between(this.#random, 0, 3) * 1000 + 1;
    return this.#clock;
  }

  #tell(what: string): void {
    this.story.push(what);
  }
}

function nobody(): never {
  throw new Error("there is nobody");
}
