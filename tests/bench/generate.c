/* generate.c -- text of any size, the same every time.
 *
 *   generate FOLDER TOKENS [TYPES]
 *
 * Words are drawn by Zipf's and Mandelbrot's law, 1 / (rank + 2.7), from
 * TYPES of them (2,000,000), in sentences and paragraphs, some 700,000 words
 * a file, 200 files a folder. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { A_FILE = 700000, A_FOLDER = 200 };

static uint64_t state = 1;

/* SplitMix64 (Steele, Lea & Flood 2014). */
static uint64_t next(void)
{
    uint64_t z = state += 0x9E3779B97F4A7C15u;

    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

/* The density 1 / (rank + 2.7) has the distribution function
 * log((rank + 2.7) / 2.7): its inverse, of an even number. */
static uint32_t draw(uint32_t types)
{
    double u = (double)(next() >> 11) * 0x1p-53;
    double rank = 2.7 * exp(u * log((types + 2.7) / 2.7)) - 2.7;

    return rank < types ? (uint32_t)rank : types - 1;
}

/* Consonant and vowel by turns: frequent words are short. */
static size_t spell(uint32_t rank, char *word)
{
    static const char consonants[] = "tnsrhldcmfpgwybvk";
    static const char vowels[] = "eaoiu";
    size_t size = 0;

    do {
        word[size++] = consonants[rank % 17];
        rank /= 17;
        word[size++] = vowels[rank % 5];
        rank /= 5;
    } while (rank > 0);
    return size;
}

static void write_sentence(FILE *out, uint32_t types)
{
    int words = 5 + (int)(next() % 30);
    char word[32];

    for (int i = 0; i < words; i++) {
        size_t size = spell(draw(types), word);
        if (i == 0)
            word[0] = (char)(word[0] - 'a' + 'A');
        fwrite(word, 1, size, out);
        if (i + 1 < words)
            fputs(next() % 12 ? " " : ", ", out);
    }
    fputs(next() % 6 ? ". " : ".\n\n", out);
}

static uint64_t write_file(const char *folder, uint64_t number, uint64_t words,
                           uint32_t types)
{
    char path[4096];
    uint64_t sentences = words / 21 + 1; /* of 19.5 words and stops */

    snprintf(path, sizeof path, "%s/%04" PRIu64, folder, number / A_FOLDER);
    mkdir(path, 0777);
    snprintf(path, sizeof path, "%s/%04" PRIu64 "/%06" PRIu64 ".txt", folder,
             number / A_FOLDER, number);
    FILE *out = fopen(path, "w");
    if (!out) {
        perror(path);
        exit(1);
    }
    for (uint64_t i = 0; i < sentences; i++)
        write_sentence(out, types);
    fclose(out);
    return words;
}

int main(int count, char **arguments)
{
    if (count < 3) {
        fputs("usage: generate FOLDER TOKENS [TYPES]\n", stderr);
        return 2;
    }
    uint64_t tokens = strtoull(arguments[2], NULL, 10);
    uint32_t types =
        count > 3 ? (uint32_t)strtoul(arguments[3], NULL, 10) : 2000000;
    mkdir(arguments[1], 0777);
    for (uint64_t done = 0, number = 0; done < tokens; number++)
        done += write_file(arguments[1], number,
                           tokens - done < A_FILE ? tokens - done : A_FILE,
                           types);
    return 0;
}
