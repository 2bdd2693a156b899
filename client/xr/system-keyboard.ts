/**
 * SystemKeyboard: the headset's own keyboard, which it shows for a field that has the focus, where it can do so in the
 * place (`isSystemKeyboardSupported`).
 */

/** Whether this headset shows its keyboard without leaving the place. */
export function hasKeyboard(session: XRSession | undefined): boolean {
  return session?.isSystemKeyboardSupported === true;
}

/**
 * Asks for words: `typed` is told what stands in the field whenever it changes, `done` once the field is left. Answers
 * the way to put the keyboard away.
 */
export function askForWords(words: string, most: number, typed: (words: string) => void, done: () => void): () => void {
  const field = document.createElement("input");
  field.type = "text";
  field.value = words;
  field.maxLength = most;
  field.enterKeyHint = "done";
  field.style.cssText = "position:fixed;left:0;bottom:0;width:1px;height:1px;opacity:0";
  let over = false;
  const end = () => {
    if (over) return;
    over = true;
    typed(field.value);
    field.remove();
    done();
  };
  field.addEventListener("input", () => typed(field.value));
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Enter") end();
  });
  field.addEventListener("blur", end);
  document.body.append(field);
  field.focus();
  return end;
}
