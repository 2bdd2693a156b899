/** Postpack: the checkout's package.json comes back. */
import { putBack } from "./package-file.ts";

putBack();
