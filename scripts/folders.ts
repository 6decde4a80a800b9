/** A folder below `src`, what it is for, and which of the others it may import: only those that stand above it here. */
export interface Folder {
  name: string
  job: string
  imports: readonly string[]
}

/** The folders of the program, from the domain up. The table in docs/architecture.md is this list; a test holds the code to it. */
export const folders: readonly Folder[] = [
  { name: 'model', job: 'the domain, and facts about it', imports: [] },
  {
    name: 'log',
    job: 'the log of everything that was published, its dates, its Merkle tree and signed head',
    imports: ['model'],
  },
  {
    name: 'content',
    job: 'kinds of content file; files to records, with positions; the only folder that knows YAML and Markdown',
    imports: ['model'],
  },
  { name: 'compare', job: 'two records, and what differs', imports: ['model', 'content'] },
  {
    name: 'check',
    job: 'findings about records that read well but contradict themselves',
    imports: ['model', 'content', 'compare'],
  },
  {
    name: 'corrections',
    job: 'what became of what was published: states compared, corrections, old addresses, history',
    imports: ['model', 'content', 'compare'],
  },
  { name: 'form', job: 'template and record to grid; grid to HTML', imports: ['model', 'content'] },
  { name: 'report', job: 'findings for people, programs and code hosts', imports: ['model', 'form'] },
  {
    name: 'import',
    job: 'documents that departments have to content files: read, find, place',
    imports: ['model', 'content', 'form'],
  },
  {
    name: 'pdf',
    job: 'grid and narrative to pages and PDF; the only folder that knows pdfkit',
    imports: ['model', 'content'],
  },
  {
    name: 'learn',
    job: "an official form's file to a template, an example and a picture of both",
    imports: ['model', 'content', 'form', 'import', 'pdf'],
  },
  { name: 'ofd', job: 'the same pages as OFD, the format of Chinese archives', imports: ['model', 'pdf'] },
  {
    name: 'card',
    job: 'share pictures; the only folder that knows satori',
    imports: ['model', 'content', 'pdf'],
  },
  {
    name: 'export',
    job: "a department's text and forms as a Word or Excel file, from the same grids",
    imports: ['model', 'content', 'pdf'],
  },
  {
    name: 'data',
    job: 'tables of everything published, as CSV, Excel, JSON, Parquet; feeds; how to cite',
    imports: ['model', 'content', 'compare', 'corrections', 'form'],
  },
  {
    name: 'search',
    job: 'the index of everything published, and the script that looks into it',
    imports: ['model', 'content', 'corrections'],
  },
  {
    name: 'edit',
    job: 'the browser editor: forms from the schemas, and the files that it reads and writes',
    imports: ['model', 'content'],
  },
  {
    name: 'inspect',
    job: 'reads finished PDFs, trusting nothing the writer knew; checks and compares them',
    imports: ['model', 'pdf'],
  },
  {
    name: 'proof',
    job: 'manifest, receipt and signing key; comparing a deployed site with them',
    imports: ['model', 'log', 'content', 'corrections', 'pdf', 'data'],
  },
  {
    name: 'server',
    job: 'the own server: pushes, builds in turn, releases, users',
    imports: ['model', 'log', 'content', 'proof'],
  },
  {
    name: 'review',
    job: 'everything read and checked, its forms filled',
    imports: ['model', 'log', 'content', 'compare', 'check', 'corrections', 'form', 'pdf'],
  },
  {
    name: 'documents',
    job: 'records as PDFs with their data, and back',
    imports: ['model', 'content', 'corrections', 'pdf', 'ofd', 'inspect', 'review'],
  },
  {
    name: 'site',
    job: 'layout, components, styles and words of pages',
    imports: ['model', 'content', 'compare', 'corrections', 'form', 'data', 'search', 'proof'],
  },
  {
    name: 'build',
    job: 'the plan of all outputs, the compiled program, the story of a build',
    imports: [
      'model',
      'content',
      'compare',
      'corrections',
      'form',
      'card',
      'data',
      'search',
      'edit',
      'proof',
      'review',
      'documents',
      'site',
    ],
  },
  {
    name: 'dev',
    job: 'the dev server: the same plan, made as it is asked for',
    imports: ['model', 'form', 'edit', 'review', 'build'],
  },
  {
    name: 'pages',
    job: 'routes of Astro, one for each kind of page',
    imports: ['model', 'content', 'compare', 'corrections', 'form', 'data', 'search', 'edit', 'site'],
  },
]

/** The list as a table, in a document's marked place. */
export function fillFolders(text: string): string {
  const rows = folders.map(
    ({ name, job, imports }) => `| \`src/${name}\` | ${job} | ${imports.join(', ') || 'nothing of ours'} |`,
  )
  const table = ['| folder | job | may import |', '| --- | --- | --- |', ...rows].join('\n')
  return text.replace(/(<!-- folders -->\n)[\s\S]*?(\n<!-- end -->)/, `$1\n${table}\n$2`)
}
