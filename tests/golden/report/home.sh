# The report of the home corpus, twice the same.
zili report reports/plan.yaml --corpus home.zili -o a
zili report reports/plan.yaml --corpus home.zili -o b
diff -r a b && echo the same
ls a a/figures
pdffonts a/report.pdf | awk 'NR > 2 { print $(NF - 4), $(NF - 3) }' | sort -u
