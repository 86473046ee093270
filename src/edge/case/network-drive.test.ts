// Network drives are told from local ones by the mount table.
import { expect, test } from 'vitest'
import { isNetworkType, mountType } from './network-drive.ts'

const MOUNTS = [
  '22 1 254:0 / / rw,relatime - ext4 /dev/vda rw',
  '50 22 0:45 / /mnt/team\\040share rw - nfs4 server:/share rw',
  '51 22 0:46 / /mnt rw - tmpfs tmpfs rw',
  '52 22 0:47 / /home/a/remote rw - fuse.sshfs a@b:/ rw',
].join('\n')
test.each([
  ['/home/a/case', 'ext4', false],
  ['/mnt/team share/case', 'nfs4', true],
  ['/mnt/team', 'tmpfs', false],
  ['/home/a/remote/x', 'fuse.sshfs', true],
  ['/home/a/remoteness', 'ext4', false],
])('%s', (path, type, network) => {
  expect(mountType(MOUNTS, path)).toBe(type)
  expect(isNetworkType(type)).toBe(network)
})
