/** One district's figures for the city: aggregates only, never a record. */
export interface DistrictFigures {
  readonly tenantId: string
  readonly name: string
  readonly communities: number
  /** Metric key to its value today. */
  readonly values: Readonly<Record<string, number>>
}

export interface OversightView {
  readonly asOf: string
  readonly metrics: readonly {
    readonly key: string
    readonly pluginId: string
    readonly unit: string
    /** A figure counted per community is comparable only per hundred of them. */
    readonly level?: 'community' | 'district'
  }[]
  readonly districts: readonly DistrictFigures[]
}
