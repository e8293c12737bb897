# The files and commands of docs/given.md show what is written there.
page=$(realpath corpus)/../docs/given.md
awk '/`[a-z]+\.(vrt|conllu)`:$/ { name = $NF; gsub(/[`:]/, "", name); next }
     name && /^    / { print substr($0, 5) > name; written = 1; next }
     written { name = written = "" }' "$page"
sed -n 's/^    //p' "$page" | sed -n '/^\$ /,$p' |
    awk '/^\$ / { show = 1 } /^# newdoc/ { show = 0 } show' >written
sed -n 's/^    \$ //p' "$page" | while read -r command; do
    echo "\$ $command"
    bash -c "$command" 2>&1
done >shown
diff written shown && wc -l <shown
