// What a language pack must give for numbers, harm words, qualifiers.

export interface FigureTables {
  readonly placeholder: true
}
