// How much of a text is read; needs no schema.
/**
 * How many characters of one report are read for statements. An article has a few thousand; what is longer is a book or a
 * heap of articles in one file, and is told so ('long-text'): all of it is kept and searchable.
 */
export const MOST_READ = 2_000_000
