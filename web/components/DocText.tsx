/** A sentence or two of markdown, of which only `code` is used. */
export function DocText({ text }: { readonly text: string }) {
  return <>{text.split('`').map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part))}</>;
}
