import { fileRoutes } from './_files.ts'

export const { getStaticPaths, GET } = fileRoutes('js')
