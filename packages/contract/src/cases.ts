/** A case as it stands: one run of a process about one subject. */
export interface CaseFile {
  readonly id: string
  readonly pluginId: string
  readonly process: string
  /** The plugin's own record. */
  readonly subjectId: string
  readonly title: string
  readonly state: string
  /** Grows by one with every transition; a transition names the version it was decided on. */
  readonly version: number
  /** The unit whose business it is: the opener's, unless the plugin says otherwise. */
  readonly unitId: string
  readonly openedAt: string
  readonly updatedAt: string
}

/** One step of a case's history, in the words of its day: names are kept as they were. */
export interface TimelineEntry {
  readonly id: string
  readonly at: string
  /** `open`, or an action of the process. */
  readonly action: string
  readonly fromState?: string
  readonly toState: string
  readonly person: string
  readonly post: string
  readonly unit: string
  readonly opinion?: string
}
