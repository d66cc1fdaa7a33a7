#!/bin/sh
# Marrow's exact simulation against the C program, alternating; prints each run and the ratio.
# Needs gcc and a build of Marrow (./marrow --version builds). Usage: run.sh [ROUNDS]
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
home=$(cd "$here/../.." && pwd -P)
rounds=${1:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
JAVA_HOME=$(sh "$home/find-jdk")
classes="$home/kinetics/target/classes:$home/foundation/target/classes"
gcc -O3 -march=native -o "$work/ssa" "$here/ssa.c" -lm
libraries=$(find "${HOME}/.m2/repository" \( -name 'jspecify-1*.jar' -o -name 'ejml-*.jar' -o -name 'hipparchus-*.jar' \) | tr '\n' ':')
"$JAVA_HOME/bin/javac" -proc:none -d "$work" -cp "$classes:$libraries" "$here/SsaBenchmark.java"
i=1
while [ "$i" -le "$rounds" ]; do
  "$work/ssa" 10000000 "$i"
  # The second of two rounds in one JVM; the first warms up.
  "$JAVA_HOME/bin/java" --add-modules jdk.incubator.vector -cp "$work:$classes:$libraries" \
    SsaBenchmark 218 2 2>/dev/null | tail -n 1
  i=$((i + 1))
done | tee "$work/log"
awk '{ for (k = 1; k <= NF; k++) if ($k == "events_per_s") r[$1, ++n[$1]] = $(k + 1) }
     END { for (i = 1; i <= n["C"]; i++) { q = r["Java", i] / r["C", i]; s += q;
             if (i == 1 || q < lo) lo = q; if (i == 1 || q > hi) hi = q }
           printf "ratio Java / C: mean %.2f, from %.2f to %.2f over %d rounds\n", s / n["C"], lo, hi, n["C"] }' "$work/log"
