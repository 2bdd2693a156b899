/** UDP relay: a way of our own between pages and a server's UDP port, for delay, jitter and loss, each way. */
import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";

export type UdpWeather = {
  /** Each way, ms, and on top of it from 0 to `jitter`. */
  delay: number;
  jitter: number;
  /** The share of packets that are lost. */
  loss: number;
};

export type UdpRelay = { port: number; weather(weather: UdpWeather): void; close(): void };

/** Passes on to `target` on 127.0.0.1; every page has a socket of its own there. */
export async function openUdpRelay(target: number, random: () => number): Promise<UdpRelay> {
  const front = createSocket("udp4");
  front.bind(0, "127.0.0.1");
  await once(front, "listening");
  const behind = new Map<string, Socket>();
  let weather: UdpWeather = { delay: 0, jitter: 0, loss: 0 };
  let over = false;
  const later = (act: () => void) => {
    if (random() < weather.loss) return;
    const ms = weather.delay + weather.jitter * random();
    if (ms === 0) act();
    else setTimeout(() => over || act(), ms);
  };
  front.on("message", (packet, from) => {
    const key = `${from.address} ${from.port}`;
    let socket = behind.get(key);
    if (!socket) {
      socket = createSocket("udp4");
      socket.on("message", (answer) => later(() => front.send(answer, from.port, from.address)));
      socket.on("error", () => {});
      behind.set(key, socket);
    }
    const to = socket;
    later(() => to.send(packet, target, "127.0.0.1"));
  });
  return {
    port: front.address().port,
    weather(next) {
      weather = next;
    },
    close() {
      over = true;
      front.close();
      for (const socket of behind.values()) socket.close();
    },
  };
}
