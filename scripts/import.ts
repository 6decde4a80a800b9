import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { importDocument } from '../src/import/import.ts'
import { mappingFile, parseMapping, readMapping, writeMapping } from '../src/import/mapping.ts'
import { openDocument } from '../src/import/read/open-document.ts'
import { differs, outcomeOf, outcomes, reportImport, showChange } from '../src/import/report.ts'
import { ContentError, formatFinding } from '../src/model/finding.ts'
import { countBySeverity } from '../src/report/text.ts'
import { checkAll } from '../src/review/review.ts'
import { importArguments } from './import-arguments.ts'
import { run } from './run.ts'

/** `npm run import -- FILE … [--year 2020] [--unit 315002] …`: turns documents into content files; see docs/import.md. */
await run(async () => {
  const { files, owner, maps, saveMap, write, all } = importArguments(process.argv.slice(2))
  const root = process.cwd()
  const settled = new Map([...readMapping(root), ...parseMapping(maps)])
  if (saveMap) await writeFile(join(root, mappingFile), writeMapping(settled))
  const codes: number[] = []
  const present = new Set<string>()
  for (const [index, path] of files.entries()) {
    console.error(`导入 ${index + 1}/${files.length}：${path}`)
    const document = await openDocument(path).catch((error: unknown) => {
      if (!(error instanceof ContentError)) throw error
      console.error(`${error.message}\n`)
      codes.push(outcomes.failed)
    })
    if (!document) continue
    const imported = await importDocument(root, document, owner, settled)
    console.log(reportImport(path, imported, all))
    const changed = imported.changes.filter(differs)
    for (const change of changed) console.log(showChange(change))
    const held = changed.length > 0 && !write
    if (held) console.log('已有的文件与导入的不同，没有写。要改成导入的，命令后面加 --write。')
    else
      for (const { file, before, content } of imported.changes) {
        present.add(file)
        if (before === content) continue
        await mkdir(dirname(join(root, file)), { recursive: true })
        await writeFile(join(root, file), content)
        console.log(`${before === undefined ? '新建' : '改写'} ${file}`)
      }
    if (imported.changes.length > 0 && imported.changes.every(({ before, content }) => before === content))
      console.log('内容里已经有了，没有变化。')
    codes.push(held ? outcomes.differs : outcomeOf(imported))
  }
  if (present.size > 0) {
    const { findings } = await checkAll(root)
    const own = findings.filter(({ file }) => present.has(file))
    for (const finding of own.filter(({ severity }) => severity === 'error'))
      console.log(`${formatFinding(finding)}\n`)
    console.log(`检查了导入的 ${present.size} 个文件。${countBySeverity(own)}`)
  }
  console.log('接着运行 npm run check，看看还有什么要补、要改。')
  process.exitCode = Math.max(...codes)
})
