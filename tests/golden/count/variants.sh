# Case, width and traditional or simplified characters make no difference.
for query in 聶榮臻 聂荣臻 SOVIET Soviet ＳＯＶＩＥＴ; do
    zili count home.zili "$query" --format tsv 2>/dev/null | sed -n 2p
done
