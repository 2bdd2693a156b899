/** Setup: what the tests need from the machine. */
export async function setup(): Promise<void> {}
