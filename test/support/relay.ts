/**
 * Relay: a line of our own between client and server, for delay, jitter, loss and cuts (this kernel has no netem).
 *
 * What is lost on a TCP line comes later and holds up what follows: so loss here is a stall.
 */
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

type Weather = {
  /** Each way, ms. */
  delay?: number;
  /** On top of it, from 0 to this, ms. */
  jitter?: number;
  /** The share of chunks that stall, and for how long, ms. */
  loss?: number;
  stall?: number;
};

export type Relay = {
  /** Where to connect instead of to the server. */
  url: string;
  /** The server; nobody gets through before it is set. */
  to(url: string): void;
  weather(weather: Weather): void;
  /** Cuts every connection. While `refusing`, new ones are cut too. */
  cut(): void;
  refuse(refusing: boolean): void;
  /** Passes nothing on any more, and cuts nothing: as a cable that was pulled. */
  freeze(frozen: boolean): void;
  readonly connections: number;
  close(): Promise<void>;
};

/** Opens a relay on a free port of 127.0.0.1. */
export async function openRelay(random: () => number): Promise<Relay> {
  let target = { host: "", port: 0 };
  let weather: Required<Weather> = { delay: 0, jitter: 0, loss: 0, stall: 0 };
  let refusing = false;
  let frozen = false;
  const sockets = new Set<Socket>();
  const held: (() => void)[] = [];

  function pass(from: Socket, to: Socket): void {
    let last = 0;
    const line: (() => void)[] = [];
    const next = () => {
      const act = line.shift();
      if (frozen) held.push(act!);
      else act!();
    };
    const later = (act: () => void) => {
      const { delay, jitter, loss, stall } = weather;
      const due = performance.now() + delay + jitter * random() + (random() < loss ? stall : 0);
      last = Math.max(last, due);
      // Timers of the same millisecond may fire out of order; what they let through does not.
      line.push(act);
      setTimeout(next, Math.max(0, last - performance.now()));
    };
    from.on("data", (chunk) => later(() => to.writable && to.write(chunk)));
    from.on("end", () => later(() => to.end()));
    from.on("error", () => to.destroy());
    from.on("close", () => sockets.delete(from));
  }

  const server = createServer((client) => {
    if (refusing) {
      client.destroy();
      return;
    }
    const upstream = connect(target.port, target.host);
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true);
      sockets.add(socket);
    }
    pass(client, upstream);
    pass(upstream, client);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    to(url) {
      const { hostname, port } = new URL(url);
      target = { host: hostname, port: Number(port) };
    },
    weather(next) {
      weather = { delay: 0, jitter: 0, loss: 0, stall: 0, ...next };
    },
    cut,
    refuse(next) {
      refusing = next;
    },
    freeze(next) {
      frozen = next;
      if (!frozen) for (const act of held.splice(0)) act();
    },
    get connections() {
      return sockets.size / 2;
    },
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
