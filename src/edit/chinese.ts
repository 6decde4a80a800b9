/** Texts of the editor, by its own keys, in groups. */
export type Texts = { readonly [key: string]: string | Texts }

/** Texts that Sveltia's Chinese lacks, and those that say too little to a clerk who knows forms and not git. */
export const chinese: Texts = {
  work_with_local_repo: '打开本机上的文件夹',
  work_with_local_repo_description:
    '在弹出的窗口里，选放着 content 目录的文件夹，也就是 git 仓库的根目录，再允许网页修改它。',
  sign_in_error: {
    not_project_root: '选的不是 git 仓库的根目录：里面没有“.git”。请选放着 content 目录的文件夹。',
    picker_dismissed: '没有选文件夹，或没有允许网页修改它。请再试一次。',
  },
  local_workflow: {
    indicator: '本机',
    unsupported_browser: '这个浏览器不能改本机上的文件。请用 Chrome 或 Edge。',
  },
  entry_parse_errors: '有的文件写法有错，打不开，这里没有列出。运行 npm run check，看是哪个文件、怎样改。',
  saving_entry: { error: { description: '没有保存。改好以后再保存：' } },
  collections: '内容',
  slug: '文件名',
  show_errors: '看哪里错了',
  list_item_options: '这一项的更多操作',
  select_item: '选择 {$name}',
  sign_in_with_link: '用链接登录',
  sign_in_with_link_confirmation:
    '这个链接会以 {$account} 登录 {$service}，并沿用做链接的设备上的设置。是您自己做的链接才继续。',
  entry_sidebar: {
    slug: {
      title: '文件名',
      generated_on_save: '文件名在保存时由内容得出。',
      unavailable: '没有文件名。',
    },
  },
  save_conflict: {
    title: '别人改了这个文件',
    modified_by: '您打开以后，{$name} 在 {$date} 改了这个文件。',
    modified: '您打开以后，仓库里的这个文件被改了。',
    deleted: '您打开以后，仓库里的这个文件被删了。',
    overwrite_warning: '现在保存，别人改的就没有了。',
    recreate_warning: '现在保存，就会重新建这个文件。',
    save_anyway: '照样保存',
    branch_moved: '保存的时候，别人更新了仓库。请再保存一次。',
  },
  remote_change: {
    reload_entry: '重新打开',
    confirm_reloading_entry: '要重新打开吗？没有保存的改动就没有了。',
  },
}

/** The texts of one language, with others in their place or added. */
export function withTexts(texts: Texts, others: Texts): Texts {
  const merged: { [key: string]: string | Texts } = { ...texts }
  for (const [key, other] of Object.entries(others)) {
    const text = texts[key]
    merged[key] = typeof other === 'string' || typeof text !== 'object' ? other : withTexts(text, other)
  }
  return merged
}
