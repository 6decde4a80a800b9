import type { APIRoute, GetStaticPaths } from 'astro'
import { bookletPdf } from '../../documents/documents.ts'
import type { Department } from '../../model/record.ts'
import { pdfResponse } from '../_pdf.ts'
import { departmentPaths, published } from '../_published.ts'

export const getStaticPaths = departmentPaths satisfies GetStaticPaths

export const GET: APIRoute<{ department: Department }> = async ({ props }) =>
  pdfResponse(await bookletPdf(published, props.department))
