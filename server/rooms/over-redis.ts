/**
 * Over Redis: Colyseus' own presence and driver, by which rooms of other processes are called and listed. While the Redis is
 * away rooms go on opening and closing here: what it would have been told it is told again, or needs no more. Carries BTW4.
 */
import { RedisDriver } from "@colyseus/redis-driver";
import { RedisPresence } from "@colyseus/redis-presence";
import { Redis } from "ioredis";
import { REDIS_OPTIONS } from "../between/redis-wire.ts";

/** Topics are subscribed anew by itself once the Redis is there again, and figures are told again every minute. */
class Presence extends RedisPresence {
  override async subscribe(...told: Parameters<RedisPresence["subscribe"]>) {
    await super.subscribe(...told).catch(() => {});
    return this;
  }
  override async unsubscribe(...told: Parameters<RedisPresence["unsubscribe"]>) {
    await super.unsubscribe(...told).catch(() => {});
    return this;
  }
  override async publish(...told: Parameters<RedisPresence["publish"]>) {
    await super.publish(...told).catch(() => {});
  }
  override async hset(...told: Parameters<RedisPresence["hset"]>) {
    return super.hset(...told).catch(() => false);
  }
  override async hdel(...told: Parameters<RedisPresence["hdel"]>) {
    return super.hdel(...told).catch(() => false);
  }
}

/** The list of rooms: people are led by what processes tell each other, so nobody waits for it. */
class Driver extends RedisDriver {
  override async persist(...told: Parameters<RedisDriver["persist"]>) {
    return super.persist(...told).catch(() => false);
  }
  override async update(...told: Parameters<RedisDriver["update"]>) {
    return super.update(...told).catch(() => false);
  }
  override async remove(...told: Parameters<RedisDriver["remove"]>) {
    return super.remove(...told).catch(() => false);
  }
  override async cleanup(...told: Parameters<RedisDriver["cleanup"]>) {
    await super.cleanup(...told).catch(() => {});
  }
}

export function overRedis(url: string): { presence: RedisPresence; driver: RedisDriver } {
  const line = () => {
    const redis = new Redis(url, { ...REDIS_OPTIONS, enableOfflineQueue: true });
    redis.on("error", () => {});
    return redis;
  };
  return { presence: new Presence(line()), driver: new Driver(line()) };
}
