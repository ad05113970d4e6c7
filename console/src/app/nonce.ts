/** The nonce with which the server lets this page make style elements; scripts come from files only. */
export function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}
