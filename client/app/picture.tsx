/** Picture: the place behind a card, as soon as its file is there. */
import { lazy, Suspense, useEffect, useState } from "react";
import type { Space } from "../../shared/space/space.ts";
import { placeFile } from "../ui/entry/place-facts.ts";
import { useStillness } from "../ui/theme.ts";

// The card stands before the place is fetched.
const WorldPreview = lazy(async () => ({ default: (await import("../world/index.ts")).WorldPreview }));

export function Picture({ space, still }: { space: string; still: boolean }) {
  const [file, setFile] = useState<Space | null>(null);
  const calm = useStillness();
  useEffect(() => {
    const stop = new AbortController();
    placeFile(space, stop.signal).then(setFile, () => undefined);
    return () => stop.abort();
  }, [space]);
  if (file === null) return null;
  return (
    <Suspense>
      <WorldPreview space={file} reducedMotion={still || calm} />
    </Suspense>
  );
}
