import { guard } from "../../src/terminal/guard.ts";

/** Runs commands one after the other in a process whose streams are guarded as at the door. Each is a module, a name and arguments. */
guard(process.stdout);
guard(process.stderr);
for (const command of process.argv.slice(2)) {
  const [module, name, ...args]: string[] = JSON.parse(command);
  process.stdout.write(`== ${name}\n`);
  const loaded: unknown = await import(`../../src/${module}`);
  const run: unknown = Reflect.get(Object(loaded), name ?? "");
  if (typeof run !== "function") throw new Error(`no command ${name}`);
  process.stdout.write(`== ${await run(args)}\n`);
}
