/** Stock room: what somebody gets who builds presence on Colyseus as it comes, a schema of float32 for head and two hands. */
import { createServer } from "node:http";
import { type Client, Room, Server } from "@colyseus/core";
import { type MapSchema, schema, t } from "@colyseus/schema";
import { WebSocketTransport } from "@colyseus/ws-transport";

const FIELDS = [
  "hx",
  "hy",
  "hz",
  "hqx",
  "hqy",
  "hqz",
  "hqw",
  "lx",
  "ly",
  "lz",
  "lqx",
  "lqy",
  "lqz",
  "lqw",
  "rx",
  "ry",
  "rz",
  "rqx",
  "rqy",
  "rqz",
  "rqw",
] as const;

const Body = schema(Object.fromEntries(FIELDS.map((field) => [field, t.float32()])), "Body");
const Bodies = schema({ people: t.map(Body) }, "Bodies");

class StockRoom extends Room {
  override state = new Bodies();
  override patchRate = 50;
  override maxClients = 1000;

  override onCreate(): void {
    this.onMessage("pose", (client: Client, values: number[]) => {
      const body = people(this).get(client.sessionId);
      if (body) for (let i = 0; i < FIELDS.length; i += 1) Reflect.set(body, FIELDS[i]!, values[i]!);
    });
  }
  override onJoin(client: Client): void {
    people(this).set(client.sessionId, new Body());
  }
  override onLeave(client: Client): void {
    people(this).delete(client.sessionId);
  }
}

function people(room: StockRoom): MapSchema<object> {
  return Reflect.get(room.state, "people") as MapSchema<object>;
}

/** Serves a stock room named "stock" on a free port. */
export async function serveStock(): Promise<{ url: string; bytesWritten: () => number }> {
  const http = createServer();
  const server = new Server({
    transport: new WebSocketTransport({ server: http }),
    greet: false,
    gracefullyShutdown: false,
  });
  server.define("stock", StockRoom);
  let gone = 0;
  const sockets = new Set<import("node:net").Socket>();
  http.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => {
      gone += socket.bytesWritten;
      sockets.delete(socket);
    });
  });
  await server.listen(0, "127.0.0.1");
  const address = http.address();
  if (typeof address !== "object" || address === null) throw new Error("the stock room has no port");
  const bytesWritten = () => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, gone);
  return { url: `http://127.0.0.1:${address.port}`, bytesWritten };
}
