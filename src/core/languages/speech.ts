// What a language pack must give for reporting, demand, accusation, denial.

export interface SpeechTables {
  readonly placeholder: true
}
