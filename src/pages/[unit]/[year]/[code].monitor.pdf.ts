import type { APIRoute, GetStaticPaths } from 'astro'
import { monitorPdf } from '../../../documents/documents.ts'
import type { Department, Project } from '../../../model/record.ts'
import { pdfResponse } from '../../_pdf.ts'
import { monitorPaths, published } from '../../_published.ts'

export const getStaticPaths = monitorPaths satisfies GetStaticPaths

export const GET: APIRoute<{ department: Department; project: Project }> = async ({ props }) =>
  pdfResponse(await monitorPdf(published, props.department, props.project))
