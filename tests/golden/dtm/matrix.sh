zili dtm home.zili --where "lang = 'en'" --min-docs 2 --limit 5
zili dtm home.zili --by lang,region --match 'self*' --format csv
zili dtm home.zili --min-freq 60 --format tsv --provenance
zili dtm home.zili --match 'sel*' --by lang,year --format mtx -o matrix
head matrix/*
zili dtm home.zili --format mtx
zili docs home.zili --format mtx -o none
zili docs home.zili -o none.mtx
zili dtm home.zili --limit 3 --format mtx -o matrix
zili fcm home.zili --where "lang = 'en'" --terms 20 --format mtx -o together
head -2 together/matrix.mtx
zili dtm home.zili --format mtx -o /dev/null/x
# SciPy reads it, where there is one.
zili dtm home.zili --format mtx -o whole 2>/dev/null
zili dtm home.zili --format tsv -o whole.tsv 2>/dev/null
$(command -pv python3) - <<'END'
import csv, sys
try:
    from scipy.io import mmread
except ImportError:
    sys.exit()
matrix = mmread("whole/matrix.mtx").tocsr()
def names(path):
    with open(path, encoding="utf-8") as lines:
        next(lines)
        return {name[:-1]: i for i, name in enumerate(lines)}
rows, columns = names("whole/rows.tsv"), names("whole/columns.tsv")
assert matrix.shape == (len(rows), len(columns)), matrix.shape
cells = list(csv.DictReader(open("whole.tsv", encoding="utf-8"),
                            delimiter="\t", quoting=csv.QUOTE_NONE))
for cell in cells:
    assert matrix[rows[cell["doc"]], columns[cell["term"]]] == \
        int(cell["count"]), cell
assert matrix.nnz == len(cells)
END
