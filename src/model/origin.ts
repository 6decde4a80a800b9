/**
 * Where the files of units' years come from that are not on disk yet. A county's content has tens of thousands of files, of which a
 * push changes some: what was found in the others before is found again by their id, and nobody has to read them.
 */
export interface Origin {
  /** What stands for all bytes of a unit's year, `content/315002/2020`; undefined where its files are on disk, and may be any. */
  idOf(folder: string): string | undefined
  /**
   * Writes the files of units' years that are not on disk.
   * @returns all ids that stand for what was written
   */
  write(folders: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
}

/** Where everything is on disk. */
export const onDisk: Origin = { idOf: () => undefined, write: async () => new Map() }
