import type { APIRoute, GetStaticPaths } from 'astro'
import { overallPdf } from '../../../documents/documents.ts'
import type { Department } from '../../../model/record.ts'
import { pdfResponse } from '../../_pdf.ts'
import { overallPaths, published } from '../../_published.ts'

export const getStaticPaths = overallPaths satisfies GetStaticPaths

export const GET: APIRoute<{ department: Department }> = async ({ props }) =>
  pdfResponse(await overallPdf(published, props.department))
