import { ErrorNotice } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { useChoosePost, useSignOut } from '../session/session-mutations.ts'
import { describeError } from '../wire/describe-error.ts'
import { AppLink } from './app-link.tsx'

/** The posts one holds, the password, and both ways of signing out. */
export function AccountPanel() {
  const { t, i18n } = useTranslation()
  const { person, post, posts } = useSession()
  const choose = useChoosePost()
  const signOut = useSignOut()
  const error = choose.error ?? signOut.error
  return (
    <>
      <p className="app-account">
        <b>{person.name}</b>
        <span className="ln-hint">{t('account.working-as', { unit: post.unit.name, post: post.title })}</span>
      </p>
      {posts.length > 1 && (
        <section aria-label={t('account.posts')}>
          <h3 className="ln-hint">{t('account.posts')}</h3>
          {posts.map((other) => (
            <button
              key={other.id}
              type="button"
              className="app-menu-item"
              aria-pressed={other.id === post.id}
              disabled={choose.isPending}
              onClick={() => other.id !== post.id && choose.mutate(other.id)}
            >
              {other.unit.name} · {other.title}
            </button>
          ))}
        </section>
      )}
      <AppLink to="/account" className="app-menu-item">
        {t('account.security')}
      </AppLink>
      <AppLink to="/password" className="app-menu-item">
        {t('account.change-password')}
      </AppLink>
      <button
        type="button"
        className="app-menu-item"
        disabled={signOut.isPending}
        onClick={() => signOut.mutate('here')}
      >
        {t('account.sign-out')}
      </button>
      <button
        type="button"
        className="app-menu-item"
        disabled={signOut.isPending}
        onClick={() => signOut.mutate('everywhere')}
      >
        {t('account.sign-out-everywhere')}
        <span className="ln-hint">{t('account.sign-out-everywhere-note')}</span>
      </button>
      {error && <ErrorNotice error={describeError(error, i18n)} />}
    </>
  )
}
