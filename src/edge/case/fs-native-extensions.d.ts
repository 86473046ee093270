// Types of the two calls we use of fs-native-extensions, which ships none.
declare module 'fs-native-extensions' {
  /** Takes an exclusive lock on the whole file: false where another opening holds it. */
  export function tryLock(fd: number): boolean
  export function unlock(fd: number): void
}
