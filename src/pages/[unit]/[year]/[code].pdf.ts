import type { APIRoute, GetStaticPaths } from 'astro'
import { sheetPdf } from '../../../documents/documents.ts'
import type { Department, Project } from '../../../model/record.ts'
import { pdfResponse } from '../../_pdf.ts'
import { projectPaths, published } from '../../_published.ts'

export const getStaticPaths = projectPaths satisfies GetStaticPaths

export const GET: APIRoute<{ department: Department; project: Project }> = async ({ props }) =>
  pdfResponse(await sheetPdf(published, props.department, props.project))
