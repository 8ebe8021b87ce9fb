import type { store, stored } from "./stored.ts";

/** That an article was read. */
export interface Reading {
  /** Milliseconds since 1970. */
  readonly day: number;
  /** How many corrections it had then. */
  readonly corrections: number;
}

/** What the page's own script keeps on the device; it is handed over, so that this file asks for no other. */
export interface Device {
  readonly store: typeof store;
  readonly stored: typeof stored;
}

const KEY = "read";
/** As in settings-panel.ts, whose switch it is. */
const SWITCH = "recall";
/** A list of corrections is as long; whoever reads more forgets what was read first. */
const MOST = 300;

/** Which articles were read on this device. */
export class Readings {
  readonly #device: Device;

  constructor(device: Device) {
    this.#device = device;
  }

  /** Whether the reader wants to be told. */
  get isOn(): boolean {
    return this.#device.stored(SWITCH) !== "off";
  }

  /** By address in the simplified edition. */
  all(): Map<string, Reading> {
    return new Map(
      Object.entries(this.#device.stored(KEY) ?? {}).flatMap(([path, value]): [string, Reading][] => {
        if (!Array.isArray(value)) return [];
        const [day, corrections] = value.map(Number);
        return day && corrections !== undefined && corrections >= 0 ? [[path, { day, corrections }]] : [];
      }),
    );
  }

  /** Keeps those that were read last, as little as says it. */
  keep(all: ReadonlyMap<string, Reading>): void {
    const last = [...all].sort(([, a], [, b]) => a.day - b.day).slice(-MOST);
    this.#device.store(KEY, Object.fromEntries(last.map(([path, { day, corrections }]) => [path, [day, corrections]])));
  }

  /** Takes away what was read and keeps nothing from now on. */
  forget(): void {
    // On a device that is full it makes room for the switch.
    this.#device.store(KEY, undefined);
    this.#device.store(SWITCH, "off");
  }
}
