# Read by the run scripts beside it: builds a sample where a source is newer than its jar, and becomes it.
# SAMPLE_JAVA_OPTS goes to java.

sample() {
  name=$1
  main=$2
  shift 2
  home=$(cd "$here/../.." && pwd)
  target=$here/target
  stamp=$target/sample-built
  if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
  command -v "$java" >/dev/null 2>&1 || { echo "$name: no Java found; install JDK 17 or newer" >&2; exit 1; }

  if [ ! -f "$stamp" ] || [ ! -d "$target/lib" ] || [ -n "$(cd "$home" && find pom.xml core reactor-api export simulator "samples/$name" \
    \( -path '*/target' -prune -o -path '*/src/test' -prune -o -type f -newer "$stamp" \( -path '*/src/main/*' -o -name pom.xml \) -print \) | head -n 1)" ]; then
    echo "$name: building it (once; again when a source changes)" >&2
    rm -f "$stamp"
    began=$(mktemp "${TMPDIR:-/tmp}/sample.XXXXXX")
    if (cd "$home" && ./mvnw -q -B -pl "samples/$name" -am package -DskipTests -Djacoco.skip=true) >&2; then
      mv "$began" "$stamp"
    else
      rm -f "$began"
      echo "$name: the build failed; what it said is above" >&2
      exit 1
    fi
  fi
  # shellcheck disable=SC2086 # options are words
  exec "$java" -XX:MaxRAMPercentage=25 ${SAMPLE_JAVA_OPTS:-} -cp "$target/classes:$target/lib/*" "$main" "$@"
}
