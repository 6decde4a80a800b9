import type { APIRoute, GetStaticPaths } from 'astro'
import { departmentCard } from '../../card/cards.ts'
import type { Department } from '../../model/record.ts'
import { departmentPaths, published } from '../_published.ts'

export const getStaticPaths = departmentPaths satisfies GetStaticPaths

export const GET: APIRoute<{ department: Department }> = async ({ props }) =>
  new Response(await departmentCard(published.site, props.department), {
    headers: { 'content-type': 'image/png' },
  })
