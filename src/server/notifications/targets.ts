/** Where webhooks may lead: nowhere but to the hosts that whoever runs the program has named. */

/**
 * The address when it may be used, else null. HTTPS to a host of the list, with the port the list names (443 where it
 * names none); plain HTTP only to this machine itself, and only where the list says `http://127.0.0.1:port`. No user
 * names in addresses, no fragments.
 */
export function allowedTarget(address: string, hosts: readonly string[]): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.username || url.password || url.hash) return null;
  if (url.protocol === 'https:') return hosts.includes(url.host) ? url : null;
  const local = url.protocol === 'http:' && ['127.0.0.1', '[::1]'].includes(url.hostname);
  return local && hosts.includes(url.origin) ? url : null;
}
