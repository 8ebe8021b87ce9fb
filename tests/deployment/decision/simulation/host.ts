import type { Deployment, Version } from "../../../../src/deployment/deployment.ts";

/** A host that lists finished uploads, newest first, and shows readers one of them. */
export class SimulatedHost {
  deployments: readonly Deployment[] = [];
  live: Deployment | undefined;

  finish(version: Version, createdAt: number, asOf: number): void {
    const id = `d${this.deployments.length + 1}`;
    this.#show({ id, ...version, createdAt, asOf, live: true });
  }

  /** Brings back what was uploaded before what readers see. @returns false when there is nothing */
  undo(): boolean {
    const before = this.deployments[this.deployments.findIndex(({ live }) => live) + 1];
    if (before) this.#show(before);
    return before !== undefined;
  }

  #show(deployment: Deployment): void {
    const known = this.deployments.some(({ id }) => id === deployment.id);
    const all = known ? this.deployments : [deployment, ...this.deployments];
    this.deployments = all.map((one) => ({ ...one, live: one.id === deployment.id }));
    this.live = this.deployments.find(({ live }) => live);
  }
}
