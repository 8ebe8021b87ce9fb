import { testNetlify } from "../tests/netlify/command.ts";

process.exitCode = await testNetlify(process.argv.slice(2));
