import { ErrorNotice } from '@linli/ui'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { describeError } from '../wire/describe-error.ts'
import { Door } from './door.tsx'
import { meQuery } from './me-query.ts'
import { useChoosePost, useSignOut } from './session-mutations.ts'

/** Somebody with several posts says in which one to work; somebody with none learns whom to ask. */
export function PostsPage() {
  const { t, i18n } = useTranslation()
  const { posts, person } = useSuspenseQuery(meQuery).data
  const choose = useChoosePost()
  const signOut = useSignOut()
  return (
    <Door title={t('posts.title')}>
      <section className="ln-card ln-stack">
        <p>{t(posts.length > 0 ? 'posts.choose' : 'posts.none', { name: person.name })}</p>
        {posts.map((post) => (
          <button
            key={post.id}
            type="button"
            className="ln-button ln-button--wide"
            disabled={choose.isPending}
            onClick={() => choose.mutate(post.id)}
          >
            {post.unit.name} · {post.title}
          </button>
        ))}
        {choose.error && <ErrorNotice error={describeError(choose.error, i18n)} />}
        <button
          type="button"
          className="ln-button ln-button--quiet ln-button--wide"
          onClick={() => signOut.mutate('here')}
        >
          {t('account.sign-out')}
        </button>
      </section>
    </Door>
  )
}
