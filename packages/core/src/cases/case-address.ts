/** Names a case of one plugin; another plugin's case answers like one that does not exist. */
export interface CaseAddress {
  readonly pluginId: string
  readonly caseId: string
}
