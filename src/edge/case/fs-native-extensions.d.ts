// Types of the three calls we use of fs-native-extensions, which ships none.
declare module 'fs-native-extensions' {
  /** Takes an exclusive lock on the whole file: false where another opening holds it. */
  export function tryLock(fd: number): boolean
  export function waitForLock(fd: number): Promise<void>
  /** The same, once no other opening holds it. */
  export function waitForLock(fd: number): Promise<void>
  export function unlock(fd: number): void
}
