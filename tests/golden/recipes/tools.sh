# The recipes of docs/recipes.md, where their tools are; what is missing is
# named.
page=$(realpath corpus)/../docs/recipes.md
zili dtm home.zili --format tsv -o dtm.tsv 2>/dev/null
zili dtm home.zili --format mtx -o matrix 2>/dev/null
zili kwic home.zili soviet -o kwic.tsv 2>/dev/null
zili export home.zili --format jsonl >home.jsonl
block() { # LANGUAGE: its lines, one block after the other
    awk -v begin="\`\`\`$1" '$0 == "```" { on = 0 } on { print }
        $0 == begin { on = 1 }' "$page"
}
has() { # MODULE of Python
    $(command -pv python3) -c "import $1" 2>/dev/null && return
    echo "skipped: no $1 for Python"
    return 1
}
there() { # PROGRAM
    command -v "$1" >/dev/null && return
    echo "skipped: no $1"
    return 1
}
block python | grep -v polars >recipe.py
cat >>recipe.py <<'END'
assert matrix.shape[1] == len(terms) == cells.term.nunique()
assert matrix.sum() == cells["count"].sum()
assert sentences.word.map(len).sum() > matrix.sum()
END
if has pandas && has scipy; then $(command -pv python3) recipe.py; fi
block python | grep polars >recipe.py
if has polars; then $(command -pv python3) recipe.py; fi
block r >recipe.R
cat >>recipe.R <<'END'
stopifnot(sum(m) == sum(d), ncol(m) == ncol(d), nrow(lines) > 0)
END
packages='"readr", "quanteda", "tidytext", "Matrix"'
if there Rscript; then
    if Rscript -e "quit(status = !all(sapply(c($packages),
         requireNamespace, quietly = TRUE)))" >/dev/null 2>&1; then
        Rscript recipe.R >/dev/null 2>log || cat log
    else
        echo "skipped: R has not all of ${packages//\"/}"
    fi
fi
if there duckdb; then
    sed -n '/^## DuckDB/,/^## Excel/s/^    //p' "$page" | bash >/dev/null
fi
sqlite=$(sed -n '/^## SQLite/,/^## CWB/s/^    //p' "$page")
if there sqlite3; then
    diff <(bash -c "$sqlite") - <<'END'
1960-07-03-nie-rongzhen-report|2842
1960-07-11-zhou-enlai-remarks|976
END
fi
sed -n '/^## Gephi/,$s/^    //p' "$page" | bash 2>/dev/null
head -c 38 themes.graphml
