/* random.c -- numbers by chance that are the same wherever they are made. */
#include "stats/random.h"

static void philox_round(uint32_t block[4], const uint32_t key[2])
{
    uint64_t left = (uint64_t)block[0] * 0xD2511F53;
    uint64_t right = (uint64_t)block[2] * 0xCD9E8D57;

    block[0] = (uint32_t)(right >> 32) ^ block[1] ^ key[0];
    block[1] = (uint32_t)right;
    block[2] = (uint32_t)(left >> 32) ^ block[3] ^ key[1];
    block[3] = (uint32_t)left;
}

void zl_philox(const uint32_t counter[4], const uint32_t key[2],
               uint32_t block[4])
{
    uint32_t bumped[2] = { key[0], key[1] };

    for (int i = 0; i < 4; i++)
        block[i] = counter[i];
    for (int i = 0; i < 10; i++) {
        philox_round(block, bumped);
        bumped[0] += 0x9E3779B9;
        bumped[1] += 0xBB67AE85;
    }
}

zl_random zl_random_at(uint64_t seed, zl_random_stream stream, uint64_t index)
{
    return (zl_random){
        .key = { (uint32_t)seed, (uint32_t)(seed >> 32) },
        .counter = { 0, (uint32_t)stream, (uint32_t)index,
                     (uint32_t)(index >> 32) },
    };
}

uint32_t zl_random_next(zl_random *random)
{
    if (random->left == 0) {
        zl_philox(random->counter, random->key, random->block);
        random->counter[0]++;
        random->left = 4;
    }
    return random->block[4 - random->left--];
}

/* D. Lemire (2019), "Fast random integer generation in an interval", ACM
 * Transactions on Modeling and Computer Simulation 29: the few products that
 * would come too often are thrown away. */
uint32_t zl_random_below(zl_random *random, uint32_t end)
{
    uint64_t product = (uint64_t)zl_random_next(random) * end;

    if ((uint32_t)product < end) {
        uint32_t least = end ? -end % end : 0;
        while ((uint32_t)product < least)
            product = (uint64_t)zl_random_next(random) * end;
    }
    return (uint32_t)(product >> 32);
}

double zl_random_unit(zl_random *random)
{
    uint64_t high = zl_random_next(random) >> 5;
    uint64_t low = zl_random_next(random) >> 6;

    return (double)(high << 26 | low) * 0x1p-53;
}
