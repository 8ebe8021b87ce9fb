import type { Host } from "../../../src/deployment/host/host.ts";

/** The process that uploads has died: nothing it wanted to do is done any more. */
export class Killed extends Error {}

/** A host whose client dies at one of its calls, for good. */
export function dyingClient(host: Host, atCall: number): Host {
  let calls = 0;
  const alive = <Arguments extends unknown[], Result>(call: (...args: Arguments) => Promise<Result>) => {
    return async (...args: Arguments): Promise<Result> => {
      calls += 1;
      if (calls >= atCall) throw new Killed();
      return call(...args);
    };
  };
  return {
    site: alive(host.site),
    deployments: alive(host.deployments),
    create: alive(host.create),
    begin: alive(host.begin),
    put: alive(host.put),
    untilPublic: alive(host.untilPublic),
    cancel: alive(host.cancel),
    restore: alive(host.restore),
    read: alive(host.read),
  };
}
