# What an index says of the settings it was made with.
printf 'a 独立\xff\n' > a.txt
for profile in zili char+penn; do
    zili index -o s.zili --profile $profile --lenient a.txt 2>/dev/null
    zili info s.zili --format json | sed 's/"word_list": "[0-9a-f]\{16\}"/"word_list": …/'
done
# What is folded.
for query in a a%c '"a"' '~"a"%c'; do
    zili count s.zili "$query"
done
