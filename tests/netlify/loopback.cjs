// Loaded before the Netlify CLI: its servers are reached from this machine only, and it reaches nothing else. What it
// tried is written to the file that LOOPBACK_REFUSED names.
const { appendFileSync } = require("node:fs");
const { Server, Socket } = require("node:net");

const HERE = ["127.0.0.1", "::1", "localhost", undefined];
const { listen } = Server.prototype;
const { connect } = Socket.prototype;

Server.prototype.listen = function (where, ...rest) {
  if (where?.path) return listen.call(this, where, ...rest);
  const options = typeof where === "object" ? where : { port: where };
  return listen.call(this, { ...options, host: "127.0.0.1" }, rest.find((part) => typeof part === "function"));
};

Socket.prototype.connect = function (...args) {
  const [first] = args.flat();
  const { host, path } = typeof first === "object" ? first : { host: args[1] };
  if (path || HERE.includes(host)) return connect.apply(this, args);
  appendFileSync(process.env.LOOPBACK_REFUSED, `${host}\n`);
  return this.destroy(new Error(`${host} is not this machine`));
};

// The test that started it may be killed: then it ends too.
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(1), 1000).unref();
