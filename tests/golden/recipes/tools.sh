# The recipes of docs/recipes.md, where their tools are; what is missing is
# named.
page=$(realpath corpus)/../docs/recipes.md
zili dtm home.zili -o dtm.tsv 2>/dev/null
zili dtm home.zili --format mtx -o matrix 2>/dev/null
zili kwic home.zili soviet -o kwic.tsv 2>/dev/null
zili kwic home.zili soviet -o kwic.xlsx 2>/dev/null
zili export home.zili --format jsonl >home.jsonl
python=$(command -pv python3)
there() { # PROGRAM
    command -v "$1" >/dev/null && return
    echo "skipped: no $1"
    return 1
}
section() { # NAME: its indented lines
    awk -v name="## $1" '/^## / { on = $0 == name } on' "$page" |
        sed -n 's/^    //p'
}
block() { # LANGUAGE, NUMBER: the lines of that block
    awk -v begin="\`\`\`$1" -v number="$2" '$0 == "```" { on = 0 }
        on && count == number { print } $0 == begin { on = 1; count++ }' "$page"
}
section Gephi | bash 2>/dev/null
head -c 38 themes.graphml; echo

# ---- R: each block after those before, of which all need the first two ----
r_has() { # what it needs is named before :: or in library()
    local all=0
    for package in $(grep -oE '[a-z]+::|library\([a-z]+\)' -i "$1" |
        sed -E 's/library\(|\)|:://g' | sort -u); do
        Rscript -e "quit(status = !requireNamespace('$package',
            quietly = TRUE))" >/dev/null 2>&1 && continue
        echo "skipped: no $package for R"
        all=1
    done
    return $all
}
cat >2.check <<'END'
stopifnot(sum(m) == sum(x), all(m[rownames(x), colnames(x)] == x),
          sum(x) == sum(cells$count))
END
echo 'stopifnot(nrow(lines) > 0, is.character(lines$keyword))' >1.check
echo 'stopifnot(sum(s) == sum(x), nrow(tfidf) == nrow(cells))' >3.check
echo 'stopifnot(sum(d) == sum(x), sum(e) == sum(x))' >4.check
cat >5.check <<'END'
stopifnot(nrow(sheet) == nrow(lines), identical(sheet$pre, lines$pre),
          igraph::vcount(network) == 15)
END
: >recipe.R
if there Rscript; then
    for i in 1 2 3 4 5; do
        block r $i >block.R
        r_has block.R || if [ $i -le 2 ]; then break; else continue; fi
        cat block.R $i.check >>recipe.R
        echo "done <- '$i'" >>recipe.R
    done
    Rscript -e 'options(warn = 2)' -e 'source("recipe.R")' >/dev/null 2>log ||
        cat log
fi

# ---- Python: the same, but all need the first ----
python_has() {
    local all=0
    for module in $(sed -nE 's/^(import|from) ([a-z]+).*/\2/p
        s/^import csv, ([a-z]+)/\1/p; s/.*by ([a-z]+)$/\1/p' "$1"); do
        $python -c "import $module" 2>/dev/null && continue
        echo "skipped: no $module for Python"
        all=1
    done
    return $all
}
cat >1.check <<'END'
assert wide.to_numpy().sum() == cells["count"].sum()
assert sentences.word.map(len).sum() > cells["count"].sum()
assert sentences.doc[0] == "1960-07-03-nie-rongzhen-report"
END
cat >2.check <<'END'
assert matrix.shape[1] == len(terms) == cells.term.nunique()
assert matrix.sum() == cells["count"].sum()
sums = dict(zip(terms, matrix.sum(axis=0).A1))
assert sums == cells.groupby("term")["count"].sum().to_dict()
END
cat >3.check <<'END'
lines = pandas.read_csv("kwic.tsv", sep="\t", quoting=csv.QUOTE_NONE,
                        keep_default_na=False)
assert sheet.equals(lines)
END
echo 'assert len(network) == 15 and "label" in network.nodes["n0"]' >4.check
echo 'assert counts["count"].sum() == cells["count"].sum()' >5.check
: >recipe.py
for i in 1 2 3 4 5; do
    block python $i >block.py
    python_has block.py || if [ $i = 1 ]; then break; else continue; fi
    cat block.py $i.check >>recipe.py
done
$python recipe.py

# ---- what is asked in SQL ----
if there duckdb; then
    section DuckDB | bash >/dev/null
fi
if there sqlite3; then
    diff <(section SQLite | bash) - <<'END'
1960-07-03-nie-rongzhen-report|2842
1960-07-11-zhou-enlai-remarks|976
END
fi
