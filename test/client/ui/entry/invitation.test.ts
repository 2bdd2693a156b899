import { expect, test } from "vitest";
import { readInvitation } from "../../../../client/ui/entry/invitation.ts";

test("[ENT5] An invitation is read from the fragment, with its role where the link says it.", () => {
  expect(readInvitation("#token=abc-_1")).toEqual({ token: "abc-_1", role: null });
  expect(readInvitation("#token=abc&role=moderator")).toEqual({ token: "abc", role: "moderator" });
  expect(readInvitation("#token=abc&role=emperor")).toEqual({ token: "abc", role: null });
});

test("[ENT5] Any other fragment is no invitation.", () => {
  for (const fragment of ["", "#", "#stage", "#token=", "#tokens=abc"]) expect(readInvitation(fragment)).toBeNull();
});
