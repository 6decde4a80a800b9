import { EditError } from './edit-error.ts'

/* Sveltia asks a code host for what changed meanwhile, but not the folder that a clerk has chosen on this machine. */

/** Where it keeps that folder, in its database. */
const [handles, chosen] = ['file-system-handles', 'root_dir_handle']

/** Knows what this window has read of files, and what it has written since. */
export class ChosenFolder {
  private readonly database: string
  private readonly folders: readonly string[]
  private readonly written = new Map<string, string[]>()

  /**
   * @param database the name of Sveltia's database
   * @param folders where files that are edited stand, below the chosen one
   */
  constructor(database: string, folders: readonly string[]) {
    this.database = database
    this.folders = folders
  }

  /**
   * A file as it stands on this machine now: Sveltia shows it with other line ends.
   * @param source what it said when the editor read it; blank of a new one
   * @throws EditError where no file says what this window knows: somebody else has changed or removed it
   */
  async now(source: string): Promise<string> {
    const folder = source === '' ? undefined : await chosenFolder(this.database)
    if (!folder) return source
    const known = new Set([source, ...(this.written.get(source) ?? [])].map(plain))
    for (const path of this.folders)
      for await (const file of filesIn(folder, path.split('/'))) {
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
          await (await file.getFile()).arrayBuffer(),
        )
        if (known.has(plain(text))) return text
      }
    throw new EditError(
      '打开以后，这个文件在别处被改过，或者删去了：没有保存。把要改的记下来，刷新网页再改；问是否恢复草稿时，点“放弃”。',
    )
  }

  /** Remembers what this window writes in the place of what it has read. */
  writes(text: string, source: string) {
    this.written.set(source, [...(this.written.get(source) ?? []), text])
  }
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim()
}

async function* filesIn(root: FileSystemDirectoryHandle, path: readonly string[]) {
  let folder = root
  for (const name of path) folder = await folder.getDirectoryHandle(name)
  for await (const one of folder.values()) if (one instanceof FileSystemFileHandle) yield one
}

/** Undefined where changes go to a code host. */
async function chosenFolder(database: string): Promise<FileSystemDirectoryHandle | undefined> {
  const opened = await answerTo(indexedDB.open(database))
  try {
    if (!opened.objectStoreNames.contains(handles)) return undefined
    const found = await answerTo<unknown>(opened.transaction(handles).objectStore(handles).get(chosen))
    return found instanceof FileSystemDirectoryHandle ? found : undefined
  } finally {
    opened.close()
  }
}

function answerTo<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
