/* standalone.c -- repeats saved inputs of a fuzz target, without a fuzzer.
 *
 *     fuzz_yaml tests/fuzz/yaml      a folder, or files
 *
 * Linked with one fuzz_*.c. It ends with the number of inputs that were
 * repeated; one that goes wrong stops the program, and its name is the last
 * word on stderr. */
#include "base/file.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static size_t repeat_file(const char *path)
{
    zl_span file;
    zili_error err;

    fprintf(stderr, "%s\n", path);
    if (zl_file_read(&file, path, &err)) {
        fprintf(stderr, "%s\n", err.text);
        exit(1);
    }
    LLVMFuzzerTestOneInput(file.bytes, file.size);
    zl_free((void *)(uintptr_t)file.bytes);
    return 1;
}

static size_t repeat_folder(const char *folder)
{
    zl_names names;
    zl_str path = { 0 };
    zili_error err;
    size_t repeated = 0;

    if (zl_file_list(&names, folder, &err)) {
        fprintf(stderr, "%s\n", err.text);
        exit(1);
    }
    for (size_t i = 0; i < names.count; i++) {
        zl_file_join(&path, folder, names.items[i]);
        repeated += repeat_file(zl_str_text(&path));
    }
    zl_str_clear(&path);
    zl_names_clear(&names);
    return repeated;
}

int main(int count, char **arguments)
{
    size_t repeated = 0;

    for (int i = 1; i < count; i++)
        repeated += zl_file_is_folder(arguments[i])
                        ? repeat_folder(arguments[i])
                        : repeat_file(arguments[i]);
    printf("%zu\n", repeated);
    return 0;
}
