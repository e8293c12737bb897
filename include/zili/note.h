/* note.h -- what is worth saying while a call goes on and succeeds. */
#ifndef ZILI_NOTE_H
#define ZILI_NOTE_H

#ifdef __cplusplus
extern "C" {
#endif

/** Take a sentence, which is lent until the function returns. */
typedef void zili_note_fn(void *user, const char *sentence);

#ifdef __cplusplus
}
#endif
#endif
