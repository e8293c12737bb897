/* sink.h -- a stream into an answer. */
#ifndef WEB_SINK_H
#define WEB_SINK_H

#include "answer.h"

typedef struct web_sink {
    web_answer *answer;
    FILE *out;
    int problem; /* errno of what it did not take, or 0 */
} web_sink;

/* Into a file without a name in the desk's folder, or into memory. Fails with
 * ZILI_EIO. */
ZILI_MUST_CHECK zili_status web_sink_file(web_sink *sink, web_answer *answer,
                                          const web_desk *desk,
                                          zili_error *err);
ZILI_MUST_CHECK zili_status web_sink_text(web_sink *sink, web_answer *answer,
                                          zili_error *err);

/* A zili_write_fn; `user` is the sink. */
bool web_sink_put(void *user, const void *bytes, size_t size);

/* The answer is whole, where `status` and the sink say so; else the status of
 * the failure. What refused to take more says why, better than who wrote. */
ZILI_MUST_CHECK zili_status web_sink_end(web_sink *sink, zili_status status,
                                         zili_error *err);

#endif
