import type { APIRoute, GetStaticPaths } from 'astro'
import type { Former } from '../../change/former.ts'
import { noticePdf } from '../../publish/notice.ts'
import { pdfResponse } from '../_pdf.ts'
import { formerYearPaths, published } from '../_published.ts'

export const getStaticPaths = formerYearPaths satisfies GetStaticPaths

export const GET: APIRoute<{ former: Former }> = async ({ props }) =>
  pdfResponse(await noticePdf(published, props.former))
