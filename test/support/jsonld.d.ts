// The part of jsonld that tests use; the package brings no types.
declare module 'jsonld' {
  interface Options {
    readonly documentLoader?: (address: string) => Promise<never>
  }
  const jsonld: {
    expand(document: object, options?: Options): Promise<Record<string, unknown>[]>
    toRDF(document: object, options: Options & { readonly format: 'application/n-quads' }): Promise<string>
  }
  export default jsonld
}
