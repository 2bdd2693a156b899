/** Example: `npm run example`, a Stoa server, and beside it the page of `client/embed/example` as one of another origin. */
import { join } from "node:path";
import { createServer } from "vite";
import { worklets } from "../../client/app/vite/worklets.ts";
import { readConfig } from "../../server/config.ts";
import { main, orSay } from "../../server/main.ts";

const root = join(import.meta.dirname, "../..");
const page = "http://localhost:5173";

await orSay(async () => {
  await main({ ...readConfig(process.env, []), origins: [page] });
  const vite = await createServer({
    root: join(root, "client/embed/example"),
    plugins: [worklets()],
    cacheDir: join(root, "node_modules/.vite-example"),
    server: { port: Number(new URL(page).port), strictPort: true, fs: { allow: [root] } },
  });
  await vite.listen();
  console.log(`The example is open at ${page}`);
});
