// The files that the module is given.

/** @param {Response} response */
export const bytesOf = async (response) => new Uint8Array(await response.arrayBuffer());

/** What was deflated, as it was. @param {Response} response */
export const inflated = ({ body }) => new Response(body?.pipeThrough(new DecompressionStream("deflate-raw")));
