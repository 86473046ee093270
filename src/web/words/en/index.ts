// All English words of the interface, one flat list.
import { labels } from './labels.ts'
import { reading } from './reading.ts'
import { screens } from './screens.ts'
import { shell } from './shell.ts'

export const words = { ...shell, ...labels, ...reading, ...screens }
