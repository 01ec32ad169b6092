import '@linli/ui/styles.css'
import './session/door.css'
import './shell/account.css'
import './shell/shell.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startWords } from './language/words.ts'
import { applyStoredTextSize } from './preferences/text-size.ts'

applyStoredTextSize()
void startWords().then(render)

function render() {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
