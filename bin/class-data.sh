# shellcheck shell=sh disable=SC2154
# The class-data archive: what the JVM has made of the classes of a start, in a file that it maps in place of loading them.
# It takes a third off the start, and all processes share that memory. Since Java 25 it is an AOT cache, in which classes are
# linked, too. Read by bin/jgun; docs/decisions/0020 has the why.
#
# An archive is two files: NAME.current holds the name and the size of the other, NAME-PID.jsa or NAME-PID.aot, and what it
# was made for. The first is put in place by a rename, when the second is complete and tried.

# Sets $layout to those options of the operator's that decide what an archive looks like, and $modules to those among them
# that are of modules and for the server alone. False if one rules ours out.
read_layout() {
    layout=
    modules=
    fixed=
    management=
    of=
    for word in ${JGUN_JAVA_OPTS-} '' ${JDK_JAVA_OPTIONS-} ${JAVA_TOOL_OPTIONS-} ${_JAVA_OPTIONS-}; do
        if [ -n "$of" ] && [ -n "$word" ]; then word=$of=$word; fi
        of=
        case $word in
            '') modules=$fixed$management ;;
            -Xshare* | -XX:*Archive* | -XX:*AOT* | -XX:*CDS* | -XX:*Shared* | -javaagent* | -agent* | -Xrun* | -Xboot* \
                | --patch-module* | --upgrade-module* | --limit-modules* | --module-path* | -Xverify* \
                | -XX:*BytecodeVerif* | -XX:Flags=* | -XX:VMOptionsFile=* | @*) return 1 ;;
            -XX:[+-]Use*GC | -XX:[+-]UseCompress* | -XX:[+-]UseCompact* | -XX:ObjectAlign* | -XX:*MaxRAM* \
                | -XX:MaxHeapSize=* | -Xmx[0-9][0-9]*[gG] | -Xmx*[tT]) layout="$layout $word" ;;
        esac
        if [ "$kind" != aot ]; then continue; fi
        # An AOT cache holds Java's modules as these options have made them, and fits no others.
        case $word in
            --add-opens | --add-exports | --add-reads | --add-modules | --enable-native-access) of=$word ;;
            --add-opens=* | --add-exports=* | --add-reads=* | --add-modules=* | --enable-native-access=*)
                fixed="$fixed $word"
                ;;
            -Dcom.sun.management*) management=' --add-modules=jdk.management.agent' ;; # that is what it does
        esac
    done
    layout=$layout$fixed$management
}

# True if the directory $1 and its files $2... can only have been written by root, by user $uid, or by the owner of $lib if
# the directory lies beside that: its code is run anyway. Elsewhere what leads to the directory must be as safe. Sets $size
# to the size of the archive among them.
trusted() {
    directory=$1
    shift
    for path in "$@"; do
        shift
        set -- "$@" "$directory/$path"
    done
    if [ "$directory" = "$beside" ]; then
        set -- "$lib" "$directory" "$@"
    else
        path=$directory
        while [ -n "$path" ]; do
            set -- "$path" "$@"
            path=${path%/*}
        done
        set -- / "$@"
    fi
    listed=$(LC_ALL=C ls -ldn -- "$@" 2>/dev/null) || return 1 # in an order of its own
    trustees=" 0 $uid "
    while read -r mode _ user _ size _ _ _ path; do
        if [ "$path" = "$lib" ]; then trustees="$trustees$user "; fi
    done <<END
$listed
END
    size=
    while read -r mode _ user _ bytes _ _ _ path; do
        case $trustees in
            *" $user "*) ;;
            *) return 1 ;;
        esac
        case $path in
            "$lib") continue ;;
            *.jsa | *.aot) size=$bytes ;;
        esac
        case $mode in
            d????????[tT]*) ;; # as /tmp: others add to it, but do not touch what is ours
            [!-d]* | ?????w* | ????????w*) return 1 ;;
        esac
    done <<END
$listed
END
}

# Sets $archive to the archive in the directory $1, if there is one that fits.
look_for_archive() {
    set +f
    for current in "$1/$name"-*.current; do
        if [ -z "$archive" ] && [ -r "$current" ]; then look_at_archive "$1" "${current##*/}"; fi
    done
    set -f
}

# Sets $archive to the archive that the file $2 in the directory $1 is of, if it fits.
look_at_archive() {
    made_for=
    { read -r file expected && IFS= read -r made_for; } <"$current" || return 0
    case $file in
        "${2%.current}"-*."$kind") ;;
        *) return ;;
    esac
    if [ "$made_for" != "$purpose" ]; then return; fi
    # Older than the jars, or changed since it was made (an archive that is damaged inside would crash the JVM).
    # shellcheck disable=SC3013
    if [ "$current" -ot "$lib" ] || [ "$1/$file" -nt "$current" ]; then return; fi
    if trusted "$1" "$2" "$file" && [ "$size" = "$expected" ]; then
        archive=$1/$file
    fi
}

# Sets $archive to the archive that fits this jgun, this Java and these options, or to nothing, and $kind to what it is: jsa,
# or aot, an AOT cache; $takes to the name of the option that it is given by, and $class_data to the options for a JVM without
# the archive's own; $make to yes if there shall be one; $scans to make or use if what a webapp's scan has found is remembered
# in the same places (now: when the webapp is only looked through for that).
find_archive() {
    archive=
    kind=jsa
    takes=SharedArchiveFile
    class_data=
    make=
    beside=
    scans=
    case ${JGUN_CLASS_DATA:-auto} in
        auto | use | make) ;;
        off) return ;;
        *) fail "JGUN_CLASS_DATA must be auto, use, off or make, not $JGUN_CLASS_DATA." ;;
    esac
    beside=${lib%/lib}/class-data
    cache=${CACHE_DIRECTORY:-${XDG_CACHE_HOME:-${HOME-}/.cache}} # the first is what systemd gives
    case $cache in
        /.cache | [!/]*) cache= ;;
        *) cache=${cache%%:*}/jgun ;;
    esac
    case $beside$cache$java in
        *:*) return ;; # for the JVM these would be two files
        *[[:cntrl:]]*) return ;; # a list of files has a line for each
    esac
    scans=make
    if [ "${JGUN_CLASS_DATA-}" = use ]; then scans=use; fi
    case $build in
        *[Oo]pen[Jj]9*) return ;; # has archives of its own kind
    esac
    if [ "$version" -ge 25 ]; then
        kind=aot
        takes=AOTCache
    fi
    if ! read_layout; then return; fi
    if [ -z "$uid" ]; then uid=$(id -u); fi
    name=${classpath%%:*}
    name=${name##*/jgun-runner-}
    name=jgun-${name%.jar}-java-${build%% *}
    # On one line. Whether the jars are the same ones Java looks itself, at their names, sizes and times.
    purpose="$java $build $flags $layout $lib ${#classpath}"
    look_for_archive "$beside"
    if [ -z "$archive" ] && [ -d "$cache" ]; then
        cache=$(CDPATH='' cd "$cache" && pwd -P) || return 0
        look_for_archive "$cache"
    fi
    if [ "${JGUN_CLASS_DATA-}" != use ]; then make=yes; fi
    # Whatever is wrong with it, the JVM starts without it, and says nothing.
    class_data='-Xlog:cds*=off'
    if [ "$version" -ge 24 ]; then class_data="$class_data -Xlog:aot*=off"; fi
    if [ "$kind" = jsa ]; then class_data="-Xshare:auto $class_data"; fi # beside an AOT cache an error
    # Mapped where it was made for, its pages need not be changed and are shared.
    if [ "$version" -le 25 ]; then
        class_data="$class_data -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0"
    fi
    # Of a cache without profiles nothing can be replayed; the thread that tries takes a tenth of a start.
    if [ "$version" -eq 25 ]; then class_data="$class_data -XX:-AOTReplayTraining"; fi
}

# Where memory runs out the system rather ends this process than a server.
be_first_to_go() {
    { echo 1000 >/proc/$$/oom_score_adj; } 2>/dev/null || :
}

# Makes the archive, and ends. A server that has none runs bin/jgun for that, in the background.
make_archive() {
    if [ -z "$make" ]; then
        fail 'options for the JVM, or a colon in a path, rule a class-data archive out.'
    fi
    unset JDK_JAVA_OPTIONS JAVA_TOOL_OPTIONS _JAVA_OPTIONS
    be_first_to_go
    for directory in "$beside" "$cache"; do
        if [ -z "$directory" ]; then continue; fi
        umask 022
        if [ "$directory" = "$cache" ]; then umask 077; fi
        mkdir -p "$directory" 2>/dev/null || continue
        directory=$(CDPATH='' cd "$directory" && pwd -P) || continue
        if [ -w "$directory" ] && trusted "$directory"; then make_archive_in "$directory"; fi
    done
    fail "no class-data archive: neither $beside${cache:+ nor $cache} is a directory that only this user can write to."
}

# Runs the training with the lock $1 and the options $2...
train() {
    lock=$1
    shift
    # shellcheck disable=SC2086
    "$java" $flags $layout $class_data -XX:TieredStopAtLevel=1 "$@" $opens "-Djgun.class.data.lock=$lock" \
        -cp "$classpath" io.jgun.cli.ClassDataTraining </dev/null >/dev/null
}

# Writes the archive $new, with the lock $1.
write_jsa() {
    strictly=
    train "$1" "-XX:ArchiveClassesAtExit=$new"
}

# Writes the AOT cache $new, with the lock $1, in two steps: in one Java would tell of the second process. Without profiles of
# methods: with them a server is faster at first, and slower later.
write_aot() {
    strictly=-XX:AOTMode=on # an error if it is refused
    train "$1" -Xmn16m -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining \
        -XX:AOTMode=record "-XX:AOTConfiguration=$record" || return
    if [ ! -s "$record" ]; then return 1; fi
    # shellcheck disable=SC2086
    "$java" $flags $layout $class_data -Xmn16m -XX:AOTMode=create "-XX:AOTConfiguration=$record" "-XX:AOTCache=$new" $opens \
        -cp "$classpath" </dev/null >/dev/null || return
    rm -f "$record"
}

make_archive_in() {
    sum=$(printf '%s\n' "$purpose" | cksum)
    name=$name-${sum%% *}
    file=$name-$$.$kind
    new=$1/$file
    next=$1/$name-$$.next
    record=$1/$name-$$.record
    if [ -n "$(find "$1" -name "$name-*.record" -mmin -5 2>/dev/null)" ]; then
        fail 'no class-data archive: another process is making it.'
    fi
    trap 'rm -f "$new" "$record" "$next"' EXIT
    trap 'exit 1' HUP INT TERM
    if ! "write_$kind" "$1/$name.lock" || [ ! -s "$new" ]; then
        fail "no class-data archive: this Java does not make one (one of jlink's needs its --generate-cds-archive), or there is no space in $1."
    fi
    sync "$new" 2>/dev/null || :
    # shellcheck disable=SC2086
    if ! "$java" $flags $layout $class_data "-XX:$takes=$new" $strictly -XX:+VerifySharedSpaces $opens \
        -cp "$classpath" io.jgun.cli.Main --version </dev/null >/dev/null; then
        fail 'no class-data archive: this Java makes one that it cannot use.'
    fi
    size=$(wc -c <"$new")
    printf '%s %d\n%s\n' "$file" "$size" "$purpose" >"$next"
    mv -f "$next" "$1/$name.current"
    trap - EXIT
    set +f
    # What this one replaces; and of those for other versions and options the ones before the last five.
    for old in "$1/$name"-*; do
        if [ "$old" != "$new" ]; then rm -f "$old"; fi
    done
    kept=0
    (cd "$1" && LC_ALL=C ls -t -- *.current) | while read -r old; do
        kept=$((kept + 1))
        if [ "$kept" -gt 6 ]; then rm -f "$1/$old" "$1/${old%.current}".lock "$1/${old%.current}"-*; fi
    done
    exit 0
}
