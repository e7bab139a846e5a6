# Sourced by the other scripts: finds a JDK of 21 or newer (JAVA_HOME, the PATH, the usual places) and Maven.

answerable_jdk_version() {
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

answerable_find_jdk() {
    local candidates=() home version
    [ -n "${JAVA_HOME:-}" ] && candidates+=("$JAVA_HOME")
    if command -v javac >/dev/null 2>&1; then
        candidates+=("$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")")
    fi
    for home in /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -x "$home/bin/javac" ] && candidates+=("$home")
    done
    for home in "${candidates[@]}"; do
        [ -x "$home/bin/javac" ] || continue
        version=$(answerable_jdk_version "$home")
        if [ -n "$version" ] && [ "$version" -ge 21 ]; then
            export JAVA_HOME="$home"
            export PATH="$JAVA_HOME/bin:$PATH"
            return 0
        fi
    done
    echo "Answerable needs a JDK of version 21 or newer, and none was found." >&2
    echo "Install one (on Debian: apt-get install openjdk-21-jdk, or a Temurin package), or set JAVA_HOME to it." >&2
    return 1
}

answerable_find_maven() {
    command -v mvn >/dev/null 2>&1 && return 0
    echo "Answerable is built by Maven 3.8 or newer, and there is none on the PATH (on Debian: apt-get install maven)." >&2
    return 1
}

answerable_build() { # answerable_build [further goals]...: all but the tests; what Maven's own libraries make the JDK warn of is no news
    mvn -q -B -ntp -DskipTests package "$@" > >(answerable_plain) 2> >(answerable_plain >&2)
}

answerable_plain() {
    sed $'s/\033\\[0m//g' | grep -v -e '^WARNING:' -e '^$' || true
}

# Sets ANSWERABLE_CLASSES to the class path of the product with its database drivers: of the installed server where
# ANSWERABLE_HOME (the folder with wlp in it) says so, or these scripts lie beside it; else of what was built here.
answerable_classes() {
    local root home server
    root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
    for home in "${ANSWERABLE_HOME:-}" "$root"; do
        server="$home/wlp/usr/servers/defaultServer"
        if [ -n "$home" ] && [ -f "$server/apps/answerable.war" ]; then
            local unpacked="$home/wlp/usr/answerable-classes"
            # The folder has the time of the archive that it is of: an older product may be installed after a newer one, too.
            local war="$server/apps/answerable.war"
            if [ ! -d "$unpacked" ] || [ "$war" -nt "$unpacked" ] || [ "$war" -ot "$unpacked" ]; then
                [ -w "$home/wlp/usr" ] || unpacked=$(mktemp -d)/classes
                rm -rf "$unpacked"
                (umask 022; mkdir "$unpacked"; cd "$unpacked" && "$JAVA_HOME/bin/jar" -xf "$war" WEB-INF) && touch -r "$war" "$unpacked"
            fi
            ANSWERABLE_CLASSES="$unpacked/WEB-INF/classes:$unpacked/WEB-INF/lib/*:$server/jdbc/*"
            return 0
        fi
    done
    if [ ! -d "$root/target/answerable/WEB-INF/lib" ] || [ ! -d "$root/target/liberty/wlp/usr/servers/defaultServer/jdbc" ]; then
        answerable_find_maven
        (cd "$root" && answerable_build)
    fi
    ANSWERABLE_CLASSES="$root/target/answerable/WEB-INF/classes:$root/target/answerable/WEB-INF/lib/*"
    ANSWERABLE_CLASSES="$ANSWERABLE_CLASSES:$root/target/liberty/wlp/usr/servers/defaultServer/jdbc/*"
}

answerable_run() { # answerable_run <class> [arguments]...: a program of the product's, in the place of the script
    exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -cp "$ANSWERABLE_CLASSES" "$@" 2> >(answerable_plain >&2)
}
