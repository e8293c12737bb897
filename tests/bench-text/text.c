/* text.c -- how right and how fast words are cut: prints a table.
 *
 *     text PART... (gold, differences, speed, process, dictionary; none: all)
 *
 * Run by tests/bench-text/run in the folder of the project, which sets what
 * is read here from the environment. */
#include "text.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    void (*run)(const bench *with);
} parts[] = {
    { "gold", bench_gold },
    { "differences", bench_differences },
    { "speed", bench_speed },
    { "process", bench_process },
    { "dictionary", bench_dictionary },
};

static const char *environment(const char *name, const char *otherwise)
{
    const char *value = getenv(name);

    return value && *value ? value : otherwise;
}

static bool is_asked(const char *part, int count, char **names)
{
    for (int i = 0; i < count; i++)
        if (strcmp(names[i], part) == 0)
            return true;
    return count == 0;
}

int main(int count, char **arguments)
{
    const char *strings = environment("STRINGS", "1000000");
    bench with = {
        .shared = "../shared",
        .unpacked = environment("UNPACKED", NULL),
        .scratch = environment("SCRATCH", "/tmp"),
        .zili = environment("ZILI", "build/zili"),
        .icu = environment("YARDSTICK", "build/release/bench-icu"),
        .strings = strtoull(strings, NULL, 10),
    };

    if (!zl_file_exists(with.shared))
        printf("skipped: no ../shared; what needs it is left out\n");
    show_head();
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (is_asked(parts[i].name, count - 1, arguments + 1))
            parts[i].run(&with);
    show_result();
    return 0;
}
