/** A file that would not read, or cannot be opened: the message is for the clerk. */
export class EditError extends Error {}
