/** Stock room: what somebody gets who builds presence on Colyseus as it comes, a schema of float32 for head and two hands. */
import { createServer } from "node:http";
import { type Client, Room, Server } from "@colyseus/core";
import { Encoder, type MapSchema, schema, t } from "@colyseus/schema";
import { WebSocketTransport } from "@colyseus/ws-transport";

const FIELDS = ["h", "l", "r"].flatMap((part) => ["x", "y", "z", "qx", "qy", "qz", "qw"].map((axis) => part + axis));

export const Body = schema(Object.fromEntries(FIELDS.map((field) => [field, t.float32().default(0)])), "Body");
const Bodies = schema({ people: t.map(Body) }, "Bodies");

/** Room for the whole state of 1000 bodies: the usual 8 kB would be grown with a warning. */
Encoder.BUFFER_SIZE = 256 * 1024;

export class StockRoom extends Room {
  override state: object = new Bodies();
  override patchRate = 50;
  override maxClients = 1000;

  override onCreate(): void {
    this.onMessage("pose", (client: Client, values: number[]) => {
      const body = this.people.get(client.sessionId);
      if (body) for (let i = 0; i < FIELDS.length; i += 1) Reflect.set(body, FIELDS[i]!, values[i]!);
    });
  }
  override onJoin(client: Client): void {
    this.people.set(client.sessionId, new Body());
  }
  override onLeave(client: Client): void {
    this.people.delete(client.sessionId);
  }

  get people(): MapSchema<object> {
    return Reflect.get(this.state, "people") as MapSchema<object>;
  }
}

/** Serves one kind of room under a name, on a free port. */
export async function serveRoom(name: string, room: new () => StockRoom): Promise<{ url: string }> {
  const http = createServer();
  const server = new Server({
    transport: new WebSocketTransport({ server: http }),
    greet: false,
    gracefullyShutdown: false,
  });
  server.define(name, room);
  await server.listen(0, "127.0.0.1");
  const address = http.address();
  if (typeof address !== "object" || address === null) throw new Error("the room has no port");
  return { url: `http://127.0.0.1:${address.port}` };
}
