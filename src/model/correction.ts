/** The name that corrections have for a department's text and its basic facts (`department.md`). */
export const departmentText = 'department'

/** What a correction says in the place of what was published by mistake and shall not be repeated, such as a telephone number. */
export const noLongerPublic = '不再公开'
