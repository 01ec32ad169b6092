export { claimStory, type StoryClaim } from './claim-story.ts'
export { hasRealPeople } from './has-real-people.ts'
export { type DemoPostRecord, listDemoPosts } from './list-demo-posts.ts'
export { type DemoAccount, seedDemo } from './seed-demo.ts'
