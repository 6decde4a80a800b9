import type { Node } from './reader.ts'

/*
 * The structure of GB/T 33190—2016, of what a document such as ours may hold: for each element its children in their order (`?` at
 * most one, `*` any number, `+` at least one; `|` before a list that has no order) and its attributes (`!` must be there).
 */
const rules: Readonly<Record<string, [children: string, attributes: string]>> = {
  OFD: ['DocBody+', 'Version! DocType!'],
  DocBody: ['DocInfo DocRoot Versions? Signatures?', ''],
  DocInfo: [
    'DocID Title? Author? Subject? Abstract? CreationDate? ModDate? DocUsage? Cover? Keywords? Creator? CreatorVersion? CustomDatas?',
    '',
  ],
  CustomDatas: ['CustomData+', ''],
  CustomData: ['', 'Name!'],
  Document: [
    'CommonData Pages Outlines? Permissions? Actions? VPreferences? Bookmarks? Annotations? CustomTags? Attachments? Extensions?',
    '',
  ],
  CommonData: ['MaxUnitID PageArea PublicRes* DocumentRes* TemplatePage* DefaultCS?', ''],
  PageArea: ['PhysicalBox ApplicationBox? ContentBox? BleedBox?', ''],
  Area: ['PhysicalBox ApplicationBox? ContentBox? BleedBox?', ''],
  Pages: ['Page+', ''],
  'Pages/Page': ['', 'ID! BaseLoc!'],
  Outlines: ['OutlineElem+', ''],
  OutlineElem: ['Actions? OutlineElem*', 'Title! Count Expanded'],
  Actions: ['Action+', ''],
  Action: ['Region? Goto? URI?', 'Event!'],
  Goto: ['Dest', ''],
  Dest: ['', 'Type! PageID! Left Top Right Bottom Zoom'],
  URI: ['', 'URI! Base'],
  Page: ['Template* PageRes* Area? Content? Actions?', ''],
  Content: ['Layer+', ''],
  Layer: ['|TextObject PathObject ImageObject CompositeObject PageBlock', 'ID! Type DrawParam'],
  TextObject: [
    'Actions? Clips? FillColor? StrokeColor? CGTransform* TextCode+',
    'ID! Boundary! Font! Size! CTM Weight Italic HScale',
  ],
  TextCode: ['', 'X Y DeltaX DeltaY'],
  PathObject: [
    'Actions? Clips? StrokeColor? FillColor? AbbreviatedData',
    'ID! Boundary! CTM LineWidth Cap Join Stroke Fill Rule',
  ],
  FillColor: ['', 'Value'],
  StrokeColor: ['', 'Value'],
  Res: ['|Fonts ColorSpaces DrawParams MultiMedias CompositeGraphicUnits', 'BaseLoc!'],
  Fonts: ['Font+', ''],
  Font: ['FontFile?', 'ID! FontName! FamilyName Charset Italic Bold Serif FixedWidth'],
  CustomTags: ['CustomTag*', ''],
  CustomTag: ['SchemaLoc? FileLoc', 'NameSpace!'],
  Attachments: ['Attachment*', ''],
  Attachment: ['FileLoc', 'ID! Name! Format CreationDate ModDate Size Visible Usage'],
}

/** Elements that hold a text and nothing else. */
const leaves = new Set(
  [
    'DocID Title Author Subject CreationDate ModDate Creator DocRoot MaxUnitID PhysicalBox PublicRes BaseLoc',
    'CustomTags Attachments FileLoc FontFile AbbreviatedData',
  ]
    .join(' ')
    .split(' '),
)

/** Where an element and what it holds depart from the standard. */
export function violations(node: Node, parent = ''): string[] {
  const rule = rules[`${parent}/${node.name}`] ?? rules[node.name]
  if (leaves.has(node.name) && node.children.length === 0 && parent !== '') return []
  if (!rule) return [`${node.name} is not known in ${parent}`]
  const [children, attributes] = rule
  const known = attributes.split(' ').map((name) => name.replace('!', ''))
  const required = attributes.split(' ').filter((name) => name.endsWith('!'))
  const given = Object.keys(node.attributes).filter((name) => !name.startsWith('xmlns'))
  return [
    ...required
      .filter((name) => !given.includes(name.slice(0, -1)))
      .map((name) => `${node.name} lacks ${name.slice(0, -1)}`),
    ...given.filter((name) => !known.includes(name)).map((name) => `${node.name} has an attribute ${name}`),
    ...order(node, children),
    ...node.children.flatMap((child) => violations(child, node.name)),
  ]
}

function order({ name, children }: Node, expected: string): string[] {
  const names = children.map((child) => child.name)
  if (expected.startsWith('|')) {
    const any = expected.slice(1).split(' ')
    return names.filter((one) => !any.includes(one)).map((one) => `${name} holds ${one}`)
  }
  const pattern = expected
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => `(?:${part.replace(/[?*+]$/, '')} )${/[?*+]$/.exec(part)?.[0] ?? ''}`)
    .join('')
  const written = names.map((one) => `${one} `).join('')
  return new RegExp(`^${pattern}$`).test(written) ? [] : [`${name} holds ${written}instead of ${expected}`]
}
