import type { EditingPlatform } from '../content/record.ts'

/**
 * What the editor's page may ask for: files of the site itself, and the platform where changes are kept, if there is one.
 * Web servers allow more (src/server/web-server.ts), because they do not know the platform; browsers keep to both.
 * @param scripts where programs may come from
 */
export function editorPolicy(platform: EditingPlatform | undefined, scripts = "'self'"): string {
  const hosts = platform ? hostsOf(platform) : []
  const policy: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': [scripts],
    'style-src': ["'self'", "'unsafe-inline'"],
    'font-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:', ...hosts],
    'connect-src': ["'self'", 'data:', 'blob:', ...hosts],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
  }
  return Object.entries(policy)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ')
}

/** The addresses that a platform answers at: its interface for programs, and its pictures of users. */
function hostsOf({ platform, url }: EditingPlatform): string[] {
  if (url) return [new URL(url).origin]
  if (platform === 'GitHub')
    return ['https://api.github.com', 'https://avatars.githubusercontent.com', 'https://www.githubstatus.com']
  if (platform === 'GitLab') return ['https://gitlab.com', 'https://secure.gravatar.com']
  return ['https://gitea.com']
}
