/** A URL for messages. What comes before its last `@` may be a password, quoted as it should be or not: rather too much is left out. */
export function withoutSecrets(url: string): string {
  return url.replace(/\/\/.*@/s, '//').replace(/((?:password|pwd|secret|token)=)[^;&]*/gi, '$1…').replace(/(thin:).*@/s, '$1@');
}
