# Signals that come together are one wish to stop, as `timeout` sends them to a
# process and to its group; one that comes later ends what does not listen, here
# because it waits for a pipe.
mkfifo pipe
exec 3<>pipe
zili index -o late.zili - <pipe &
reader=$!
until sleep .1 && grep -q '^SigCgt:.*[4-7c-f]...$' /proc/$reader/status; do
    :
done
kill $reader
kill $reader
sleep .2
kill -0 $reader && echo "waits still"
sleep .5
kill $reader
wait $reader
