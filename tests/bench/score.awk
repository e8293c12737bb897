# score.awk -- beads beside those that are right.
#
#   printf '%s\t%s\n' GOLD RESULT … | awk -f tests/bench/score.awk
#
# GOLD has a bead a line: numbers from 0, a blank between, a tab between the
# sides. RESULT is what `zili align` writes. As the evaluation of bertalign and
# vecalign does it, summed over all files: precision over all beads of the
# result, recall over those gold beads that have both sides; strict: the bead is
# exactly right; lax: one bead has lines of both of its sides.
#
# Prints: strict precision, recall, F; lax F; the share of beads whose lines
# are all of one gold bead; strict F where those of one gold bead are joined.

# The numbers in `text`, less `from`, into list[1…]; gives how many.
function numbers(text, mark, from, list,    n, i)
{
    n = text == "" ? 0 : split(text, list, mark)
    for (i = 1; i <= n; i++)
        list[i] -= from
    return n
}

# Read a file: key[1…], and for each line of a side its bead in of_a, of_b.
function read_beads(path, mark, from, key, of_a, of_b,    line, part, a, b,
                    n, m, i, count)
{
    delete key; delete of_a; delete of_b
    while ((getline line < path) > 0) {
        split(line, part, "\t")
        n = numbers(part[1], mark, from, a)
        m = numbers(part[2], mark, from, b)
        if (n + m == 0)
            continue
        key[++count] = name_of(a, n, b, m)
        for (i = 1; i <= n; i++)
            of_a[a[i]] = count
        for (i = 1; i <= m; i++)
            of_b[b[i]] = count
    }
    close(path)
    return count
}

# Lines of a bead stand in a row: the first and the last of each side say all.
function name_of(a, n, b, m)
{
    return (n ? a[1] "-" a[n] : "") "|" (m ? b[1] "-" b[m] : "")
}

function both(key)
{
    return key !~ /^\|/ && key !~ /\|$/
}

# The numbers of a side, "3-5" → from, to; false where it is empty.
function ends(side, out)
{
    if (side == "")
        return 0
    split(side, out, "-")
    return 1
}

# Whether a bead of the others has lines of both sides of this one.
function overlaps(key, of_a, of_b,    side, a, b, i, k, seen)
{
    split(key, side, "|")
    if (!ends(side[1], a) || !ends(side[2], b))
        return 0
    for (i = a[1] + 0; i <= a[2] + 0; i++)
        if (i in of_a)
            seen[of_a[i]] = 1
    for (k = b[1] + 0; k <= b[2] + 0; k++)
        if (k in of_b && of_b[k] in seen)
            return 1
    return 0
}

# The gold bead that has all lines of this one, or 0.
function block_of(key, of_a, of_b,    side, a, b, i, block)
{
    split(key, side, "|")
    if (ends(side[1], a))
        for (i = a[1] + 0; i <= a[2] + 0; i++) {
            if (block && of_a[i] != block)
                return 0
            block = of_a[i]
        }
    if (ends(side[2], b))
        for (i = b[1] + 0; i <= b[2] + 0; i++) {
            if (block && of_b[i] != block)
                return 0
            block = of_b[i]
        }
    return block
}

# Count what of `one` is right by `two`; with `only_both` beads of two sides.
function count(total, one, n, two, m, of_a, of_b, only_both,    i, set)
{
    for (i = 1; i <= m; i++)
        set[two[i]] = 1
    for (i = 1; i <= n; i++) {
        if (only_both && !both(one[i]))
            continue
        total["all"]++
        if (one[i] in set)
            total["strict"]++
        if (one[i] in set || overlaps(one[i], of_a, of_b))
            total["lax"]++
    }
}

# Join the beads of the result that lie in one gold bead: as many as there are
# lines of it are needed for the joined one to be right.
function join_blocks(    i, block, has, side, e, right, k)
{
    for (i = 1; i <= found; i++) {
        block = block_of(result[i], gold_a, gold_b)
        if (!block) {
            joined["all"]++
            continue
        }
        inside++
        split(result[i], side, "|")
        has[block] += ends(side[1], e) ? e[2] - e[1] + 1 : 0
        has[block] += ends(side[2], e) ? e[2] - e[1] + 1 : 0
    }
    for (k in has) {
        split(gold[k], side, "|")
        right = ends(side[1], e) ? e[2] - e[1] + 1 : 0
        right += ends(side[2], e) ? e[2] - e[1] + 1 : 0
        joined["all"]++
        joined["strict"] += has[k] == right
        joined["recalled"] += has[k] == right && both(gold[k])
    }
}

function f(p, r)
{
    return p + r > 0 ? 2 * p * r / (p + r) : 0
}

BEGIN { FS = "\t" }

{
    right = read_beads($1, " ", 0, gold, gold_a, gold_b)
    found = read_beads($2, ",", 1, result, result_a, result_b)
    beads += found
    count(precise, result, found, gold, right, gold_a, gold_b, 0)
    count(recalled, gold, right, result, found, result_a, result_b, 1)
    join_blocks()
}

END {
    if (!precise["all"] || !recalled["all"])
        exit 1
    p = precise["strict"] / precise["all"]
    r = recalled["strict"] / recalled["all"]
    lax = f(precise["lax"] / precise["all"], recalled["lax"] / recalled["all"])
    whole = f(joined["strict"] / joined["all"],
              joined["recalled"] / recalled["all"])
    printf "%.4f %.4f %.4f %.4f %.4f %.4f\n", p, r, f(p, r), lax, \
        inside / beads, whole
}
