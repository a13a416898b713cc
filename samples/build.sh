# Read by the run scripts beside it, once they have said where they are ($here). SAMPLE_JAVA_OPTS goes to java.

# built NAME: builds that sample where a source is newer than what was built; from then on there are $java and $target.
built() {
  name=$1
  home=$(cd "$here/../.." && pwd)
  target=$here/target
  stamp=$target/sample-built
  if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
  command -v "$java" >/dev/null 2>&1 || ended "no Java found; install JDK 17 or newer, or set JAVA_HOME to one"
  version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java\.specification\.version = //p')
  [ "${version%%.*}" -ge 17 ] || ended "Java $version is too old; install JDK 17 or newer, or set JAVA_HOME to one"
  if up_to_date; then return; fi

  echo "$name: building it (once; again when a source changes)" >&2
  rm -f "$stamp" "$target/lever4j-sample-$name"-*.jar
  began=$(mktemp "${TMPDIR:-/tmp}/sample.XXXXXX")
  if (cd "$home" && ./mvnw -q -B -pl "samples/$name" -am package -DskipTests -Djacoco.skip=true) >&2; then
    mv "$began" "$stamp"
  else
    rm -f "$began"
    ended "the build failed; what it said is above"
  fi
}

up_to_date() {
  [ -f "$stamp" ] && [ -n "$(jar)" ] || return 1
  [ -z "$(cd "$home" && find pom.xml core reactor-api export simulator token-store-kit integrations "samples/$name" \
    \( -path '*/target' -prune -o -path '*/src/test' -prune -o -type f -newer "$stamp" \( -path '*/src/main/*' -o -name pom.xml \) -print \) | head -n 1)" ]
}

jar() {
  find "$target" -name "lever4j-sample-$name-*.jar" | head -n 1
}

ended() {
  echo "$name: $*" >&2
  exit 1
}

# become ARGUMENTS-OF-JAVA…
become() {
  # shellcheck disable=SC2086 # options are words
  exec "$java" -XX:MaxRAMPercentage=25 ${SAMPLE_JAVA_OPTS:-} "$@"
}

# sample NAME MAIN ARGUMENTS…: with the libraries beside the jar
sample() {
  built "$1"
  main=$2
  shift 2
  become -cp "$target/classes:$target/lib/*" "$main" "$@"
}
