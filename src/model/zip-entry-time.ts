/** The earliest time that an entry of a ZIP archive can bear; made of local parts, as ZIP has no time zone, so it is the same everywhere. */
export const zipEntryTime = new Date(1980, 0, 1)
