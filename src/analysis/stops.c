/* stops.c -- words that a list leaves out of what is shown. */
#include "analysis/stops.h"

#include "base/fail.h"
#include "base/map.h"
#include "base/mem.h"
#include "text/fold.h"
#include "text/list_file.h"

struct stops {
    zl_fold *fold; /* NULL: exact */
    zl_map words;
    zl_str key;
};

/* Without what is said of it. */
static zl_view word_of(zl_view line)
{
    size_t end = 0;

    while (end < line.size && line.bytes[end] != '|' &&
           !(line.bytes[end] == '#' &&
             (end == 0 || line.bytes[end - 1] == ' ' ||
              line.bytes[end - 1] == '\t')))
        end++;
    return zl_view_trim(zl_view_cut(line, 0, end));
}

static zl_view key_of(struct stops *stops, zl_view word)
{
    if (!stops->fold)
        return word;
    zl_str_empty(&stops->key);
    zl_fold_add(stops->fold, word, &stops->key);
    return zl_str_view(&stops->key);
}

static zili_status read_words(struct stops *stops, const char *path,
                              zili_error *err)
{
    zl_list_file file;
    zl_view line;
    bool enough = true;
    zili_status status = zl_list_file_open(&file, path, err);

    while (!status && enough && zl_list_file_next(&file, &line)) {
        zl_view word = word_of(line);
        enough = !word.size || zl_map_add(&stops->words,
                                          key_of(stops, word)) != ZL_MAP_NONE;
    }
    zl_list_file_close(&file);
    if (status)
        return status;
    if (!enough || stops->key.failed)
        return zl_no_memory(err);
    return stops->words.count
               ? ZILI_OK
               : zl_fail(err, ZILI_EFORMAT,
                         "%s has no words: a list of stop words has one in "
                         "each line.",
                         path);
}

zili_status zl_stops_find(uint8_t **out, const char *path,
                          const zl_view *shown, uint32_t count, bool exact,
                          zili_error *err)
{
    struct stops stops = { 0 };
    zili_status status = exact ? ZILI_OK : zl_fold_open(&stops.fold, err);

    *out = NULL;
    if (!status)
        status = read_words(&stops, path, err);
    if (!status) {
        *out = zl_alloc(count);
        for (uint32_t i = 0; *out && i < count; i++)
            (*out)[i] = zl_map_find(&stops.words, key_of(&stops, shown[i])) !=
                        ZL_MAP_NONE;
        if (!*out || stops.key.failed)
            status = zl_no_memory(err);
    }
    if (status) {
        zl_free(*out);
        *out = NULL;
    }
    zl_fold_close(stops.fold);
    zl_map_clear(&stops.words);
    zl_str_clear(&stops.key);
    return status;
}
