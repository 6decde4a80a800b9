import type { APIRoute, GetStaticPaths } from 'astro'
import type { Department, Project } from '../../../model/record.ts'
import { sheetPdf } from '../../../publish/documents.ts'
import { projectPaths, published } from '../../_published.ts'

export const getStaticPaths = projectPaths satisfies GetStaticPaths

export const GET: APIRoute<{ department: Department; project: Project }> = async ({ props }) => {
  const { bytes } = await sheetPdf(published, props.department, props.project)
  return new Response(bytes, { headers: { 'content-type': 'application/pdf' } })
}
