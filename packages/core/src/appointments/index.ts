export { appointNewPerson, appointPerson, type NewHolder } from './appoint-person.ts'
export { getPost } from './get-post.ts'
export { listPostRegister, type PostListing } from './list-post-register.ts'
export { closePost, createPost, type NewUnitPost, renamePost } from './manage-posts.ts'
