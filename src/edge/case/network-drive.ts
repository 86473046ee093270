// Is a folder on a network drive? File locks and fsync mean little there, so a case is refused.
import { readFile, realpath, statfs } from 'node:fs/promises'
import { IsnadError } from '../../core/model/plain.ts'

/** Magic numbers of statfs(2): NFS, SMB, CIFS, SMB2, AFS, Coda, NCP, Ceph, and their kind. */
const MAGIC: ReadonlySet<number> = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x73757245, 0x564c, 0x00c36400, 0x6b414653])
/** File system types in /proc/self/mountinfo that reach over a network. */
const TYPES =
  /^(nfs\d?|cifs|smb\d?|smbfs|afs|ceph|coda|ncpfs|davfs|glusterfs|lustre|beegfs|fuse\.(sshfs|rclone|s3fs|davfs2?|gcsfuse|goofys|glusterfs|cephfs))$/

/** Type of the mount that holds `path`, from the text of /proc/self/mountinfo. */
export function mountType(mountinfo: string, path: string): string | undefined {
  let best: { at: string; type: string } | undefined
  for (const line of mountinfo.split('\n')) {
    const [before, after] = line.split(' - ')
    const at = before?.split(' ')[4]?.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
    const type = after?.split(' ')[0]
    if (!at || !type) continue
    const holds = path === at || path.startsWith(at.endsWith('/') ? at : `${at}/`)
    if (holds && (!best || at.length >= best.at.length)) best = { at, type }
  }
  return best?.type
}

export function isNetworkType(type: string): boolean {
  return TYPES.test(type)
}

/** Throws IsnadError 'network-drive' where the folder is on a network drive, as far as the system tells. */
export async function refuseNetworkDrive(dir: string): Promise<void> {
  const path = await realpath(dir)
  if (process.platform === 'win32' && path.startsWith('\\\\')) throw new IsnadError('network-drive', { dir, type: 'UNC' })
  if (process.platform !== 'linux') return
  const { type } = await statfs(path)
  if (MAGIC.has(type >>> 0)) throw new IsnadError('network-drive', { dir, type: `0x${(type >>> 0).toString(16)}` })
  const mount = await readFile('/proc/self/mountinfo', 'utf8').then(
    (text) => mountType(text, path),
    () => undefined, // no /proc here: statfs has spoken
  )
  if (mount && isNetworkType(mount)) throw new IsnadError('network-drive', { dir, type: mount })
}
