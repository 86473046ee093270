// All Arabic words of the interface, one flat list.
import { acts } from './acts.ts'
import { desk } from './desk.ts'
import { labels } from './labels.ts'
import { people } from './people.ts'
import { reading } from './reading.ts'
import { screens } from './screens.ts'
import { shell } from './shell.ts'

export const words = { ...acts, ...desk, ...shell, ...labels, ...people, ...reading, ...screens }
