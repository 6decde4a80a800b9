import type { APIRoute, GetStaticPaths } from 'astro'
import { resultPdf } from '../../../documents/documents.ts'
import type { Department, Project } from '../../../model/record.ts'
import { pdfResponse } from '../../_pdf.ts'
import { published, resultPaths } from '../../_published.ts'

export const getStaticPaths = resultPaths satisfies GetStaticPaths

export const GET: APIRoute<{ department: Department; project: Project }> = async ({ props }) =>
  pdfResponse(await resultPdf(published, props.department, props.project))
