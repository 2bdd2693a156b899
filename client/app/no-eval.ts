/** Tells zod not to probe `new Function`, which the content security policy forbids. Must be imported before anything. */
import { z } from "zod";

z.config({ jitless: true });
