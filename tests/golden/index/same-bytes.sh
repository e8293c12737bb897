# The same input gives the same bytes, also over an index that is there.
zili index -o a.zili corpus 2>/dev/null; cp -r a.zili b.zili
zili index -o a.zili corpus 2>/dev/null
diff -r a.zili b.zili && echo the same
zili index -o c.zili --threads 8 corpus 2>/dev/null
diff -r a.zili c.zili && echo the same
