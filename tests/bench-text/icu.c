/* icu.c -- the yardstick: the least that ICU's iterator needs to cut a file.
 *
 *     icu FILE
 *
 * Needs nothing but libicuuc. Writes the pieces with a blank between them. */
#include <stdio.h>
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

static size_t read_all(const char *path, char **bytes)
{
    FILE *file = fopen(path, "rb");
    size_t size = 0;

    *bytes = malloc(1 << 20);
    if (file && *bytes)
        size = fread(*bytes, 1, 1 << 20, file);
    if (file)
        fclose(file);
    return size;
}

static int cut(const char *bytes, size_t size)
{
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *words = ubrk_open(UBRK_WORD, "", NULL, 0, &code);
    UText *text = utext_openUTF8(NULL, bytes, (int64_t)size, &code);
    int32_t from = 0, to;

    ubrk_setUText(words, text, &code);
    if (U_FAILURE(code))
        return 1;
    ubrk_first(words);
    while ((to = ubrk_next(words)) != UBRK_DONE) {
        fwrite(bytes + from, 1, (size_t)(to - from), stdout);
        putchar(' ');
        from = to;
    }
    utext_close(text);
    ubrk_close(words);
    return 0;
}

int main(int count, char **arguments)
{
    char *bytes = NULL;
    size_t size = count == 2 ? read_all(arguments[1], &bytes) : 0;
    int status = size > 0 ? cut(bytes, size) : 1;

    free(bytes);
    return status;
}
