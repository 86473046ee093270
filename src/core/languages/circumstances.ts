// What a language pack must give for places, times, actors.

export interface CircumstanceTables {
  readonly placeholder: true
}
