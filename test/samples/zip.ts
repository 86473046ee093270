// Zips made by hand for the tests, so that they can lie.
import { crc32, deflateRawSync } from 'node:zlib'

export interface Member {
  name: string
  data?: Uint8Array
  mode?: number
  /** Size stated in the local header or directory, where it lies. */
  localName?: string
  unpacked?: number
}
/** A zip made by hand, so that it can lie. */
export function zipOf(members: Member[], stated = members.length): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const member of members) {
    const data = Buffer.from(member.data ?? 'Rescue workers said on Thursday that at least 42 bodies were found in a grave east of the town.')
    const packed = deflateRawSync(data)
    const local = Buffer.alloc(30)
    const localName = Buffer.from(member.localName ?? member.name)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(data.length, 22)
    local.writeUInt16LE(localName.length, 26)
    const central = Buffer.alloc(46)
    const name = Buffer.from(member.name)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(0x0314, 4)
    central.writeUInt16LE(20, 6)
    central.writeUInt16LE(8, 10)
    central.writeUInt32LE(crc32(data), 16)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(member.unpacked ?? data.length, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(((member.mode ?? 0o100644) << 16) >>> 0, 38)
    central.writeUInt32LE(at, 42)
    directory.push(central, name)
    parts.push(local, localName, packed)
    at += 30 + localName.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(stated, 8)
  end.writeUInt16LE(stated, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...directory, end])
}
