import type { APIRoute, GetStaticPaths } from 'astro'
import type { Former } from '../../../corrections/old-address.ts'
import { noticePdf } from '../../../documents/notice.ts'
import { pdfResponse } from '../../_pdf.ts'
import { formerSheetPaths, published } from '../../_published.ts'

export const getStaticPaths = formerSheetPaths satisfies GetStaticPaths

export const GET: APIRoute<{ former: Former }> = async ({ props }) =>
  pdfResponse(await noticePdf(published, props.former))
