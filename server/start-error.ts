/** StartError: what stops the start. Its message is one sentence for whoever runs the server, printed without a stack. */
export class StartError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "StartError";
  }
}
