/** Requests that no client of ours sends: broken envelopes, wrong types of content, batches that abuse. */
export interface BadRequest {
  readonly what: string
  /** After the endpoint's own path. */
  readonly path: string
  readonly init?: RequestInit
}

const json = { 'content-type': 'application/json' }

function post(
  what: string,
  path: string,
  body: NonNullable<RequestInit['body']>,
  headers: Record<string, string> = json,
): BadRequest {
  return { what, path, init: { method: 'POST', headers, body } }
}

function get(what: string, path: string): BadRequest {
  return { what, path }
}

const input = (text: string) => `input=${encodeURIComponent(text)}`

/** @param query a query's path; @param mutation a mutation's path */
export function badRequests({ query, mutation }: { query: string; mutation: string }): BadRequest[] {
  return [...brokenInputs(query), ...brokenBodies(mutation), ...brokenBatches(query, mutation), ...brokenPaths(query)]
}

function brokenInputs(query: string): BadRequest[] {
  const texts = [
    '',
    '{',
    '[',
    '"',
    'undefined',
    'NaN',
    '\u0000',
    '{"a":}',
    '{"json":{}}',
    "{'a':1}",
    '\ufeff{}',
    'x'.repeat(9_000),
  ]
  return [
    ...texts.map((text) => get(`the input ${text.slice(0, 20)}`, `${query}?${input(text)}`)),
    get('a broken escape', `${query}?input=%`),
    get('bytes that are no UTF-8', `${query}?input=%ff%fe`),
    get('a NUL in the input', `${query}?input=%00`),
    get('two inputs', `${query}?${input('{}')}&${input('[')}`),
    get('an input that is a list', `${query}?input[]=1&input[__proto__]=2`),
    get('a stream', `${query}?connectionParams=1&stream=1`),
    {
      what: 'a wish for a stream',
      path: query,
      init: { headers: { 'trpc-accept': 'application/jsonl', accept: 'text/event-stream' } },
    },
    { what: 'foreign connection parameters', path: `${query}?connectionParams=${encodeURIComponent('{"a":')}` },
  ]
}

function brokenBodies(mutation: string): BadRequest[] {
  const utf16 = new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])
  return [
    ...[
      '',
      '{',
      '}',
      'x',
      '\u0000',
      '{"a":1',
      '{"a":1}{"b":2}',
      '{"a":1e}',
      '[1,]',
      '\ufeff{}',
      'null',
      '"\\ud800"',
    ].map((body) => post(`the body ${body}`, mutation, body)),
    post('a body that is no UTF-8', mutation, new Uint8Array([0xc3, 0x28, 0xff])),
    post('a body in UTF-16', mutation, utf16),
    post('a body deeper than any', mutation, `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    post('a body over the limit', mutation, JSON.stringify('x'.repeat(1_048_576))),
    post('a body that claims to be packed', mutation, 'not packed', { ...json, 'content-encoding': 'gzip' }),
    ...[
      'text/plain',
      'text/html',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/octet-stream',
      'application/jsonl',
      'application/json-seq',
      '/',
      'application/json, text/plain',
      ';charset=utf-8',
    ].map((type) => post(`the content type ${type}`, mutation, '{}', { 'content-type': type })),
    ...['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'].map((method) => ({
      what: `the method ${method}`,
      path: mutation,
      init: { method, headers: json, body: '{}' },
    })),
    { what: 'a mutation by GET', path: `${mutation}?${input('{}')}` },
  ]
}

function brokenBatches(query: string, mutation: string): BadRequest[] {
  const many = (length: number) => Array.from({ length }, () => query).join(',')
  return [
    ...[
      'null',
      '1',
      '"x"',
      '[]',
      '{"0":{}',
      '{"__proto__":{}}',
      '{"0":{"json":',
      '{"-1":{}}',
      '{"0":null,"1":[[[]]]}',
    ].map((text) => get(`the batch ${text}`, `${many(2)}?batch=1&${input(text)}`)),
    get('a batch of eleven', `${many(11)}?batch=1&${input('{}')}`),
    get('a batch of thousands', `${many(1_000)}?batch=1`),
    get('a batch of commas', `${','.repeat(900)}?batch=1&${input('{}')}`),
    get('a batch of nothing', `?batch=1&${input('{}')}`),
    get('a batch that is asked for twice', `${many(2)}?batch=1&batch=0&${input('{')}`),
    get('a batch without saying so', many(3)),
    get('a batch of query and mutation', `${query},${mutation}?batch=1&${input('{}')}`),
    post('a batch of mutation and query', `${mutation},${query}?batch=1`, '{"0":{},"1":{}}'),
    post('a batch with a list for a body', `${mutation},${mutation}?batch=1`, '[{},{}]'),
    post('a batch of unknown procedures', 'a.b,c.d?batch=1', '{"0":{},"1":{}}'),
  ]
}

function brokenPaths(query: string): BadRequest[] {
  return [
    ...[
      '',
      '.',
      '..',
      'x',
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      '_def',
      '_def.procedures',
      'x'.repeat(5_000),
    ],
    ...[
      `${query}/`,
      `${query}.`,
      `.${query}`,
      `${query}%00`,
      `${query}%2f..`,
      '%',
      '%ff',
      '%2e%2e%2f',
      `${query};x`,
      `${query}%0d%0aset-cookie:%20a=b`,
      query.toUpperCase(),
    ],
  ].map((path) => get(`the path ${path.slice(0, 40)}`, path))
}
