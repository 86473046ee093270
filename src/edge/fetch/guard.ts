// Which network addresses may be fetched: public unicast only, however they are written or wrapped.
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * True for a public unicast address. Private, loopback, link-local (cloud metadata), carrier-grade NAT, multicast,
 * documentation, benchmark and reserved ranges are refused, and so is IPv6 that carries any IPv4 inside
 * (mapped, NAT64, 6to4, Teredo, compatible), which would reach a private address by another door.
 */
export function isPublicAddress(written: string): boolean {
  const bare = written.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  if (isIP(bare) === 0) return false
  const address = ipaddr.parse(bare)
  if (address.range() !== 'unicast') return false
  if (address.kind() === 'ipv4') return !inAny(address, RESERVED_4)
  return !inAny(address, RESERVED_6)
}

/** Ranges the library still calls unicast. */
const RESERVED_4 = ['192.0.0.0/24', '192.88.99.0/24', '198.18.0.0/15', '192.31.196.0/24', '192.52.193.0/24', '192.175.48.0/24']
const RESERVED_6 = [
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2002::/16',
  '3fff::/20',
  '5f00::/16',
  'fec0::/10',
  'fc00::/7',
  'fe80::/10',
]

function inAny(address: ipaddr.IPv4 | ipaddr.IPv6, ranges: readonly string[]): boolean {
  return ranges.some((range) => {
    const cidr = ipaddr.parseCIDR(range)
    return cidr[0].kind() === address.kind() && address.match(cidr)
  })
}

/** An address a person asks for, as a URL that may be fetched; undefined for other schemes, credentials and empty hosts. */
export function webAddress(written: string): URL | undefined {
  if (written.length > 4096 || !URL.canParse(written)) return undefined
  const url = new URL(written)
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username || url.password || !url.hostname) return undefined
  url.hash = ''
  return url
}

/** Both forms of an international name, so that a look-alike (xn--…) is seen for what it is. */
export function shownHost(url: URL, unicode: (host: string) => string): string {
  const plain = unicode(url.hostname)
  return plain === url.hostname ? plain : `${plain} (${url.hostname})`
}
