package io.jgun.accesslog;

import java.util.Map;

/** docs/access-log.md, made from the atoms. */
public final class AccessLogReference {

    private static final String HEAD = """
            # The access log

            One line for each request, written when its response has ended. `accesslog` names the file, `-` is stdout; without it
            there is none. `access_log_format` says what a line holds:

            ```
            %(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s"
            ```

            ## Atoms

            | atom | value |
            |---|---|
            """;

    private static final String TAIL = """

            An atom that does not exist, or has no value for a request, is `-`. `%%` is a percent sign. A width and `-` to justify
            to the left may stand before the conversion: `%(D)10s`, `%(U)-40s`. The conversion `d` is for numbers: NUMBERS. Other
            flags of Python's `%` operator are refused with the column they stand in.

            ## Values cannot forge lines

            In a value `"` is written as `\\"`, line feed, carriage return and tab as `\\n`, `\\r` and `\\t`, other control characters as
            `\\xNN`, and U+2028 and U+2029, which some readers take for line ends, as `\\u2028` and `\\u2029`. A backslash stays as it is:
            that is Gunicorn's form, which log analysers know. Other characters are written in UTF-8; half of a surrogate pair
            becomes U+FFFD.

            ## JSON

            `access_log_format = "json"` writes one JSON object a line. The keys are the names of the atoms, `JSON`; numbers
            are numbers, and what Gunicorn shows as `-` is `null`. `json:h,r,s,{x-request-id}i` chooses the atoms.

            ## No line is lost silently

            Lines are collected in memory, at most 512 KiB, and written at the latest 100 ms later, when the log is reopened
            (`kill -USR1`), and at the end. While the file or pipe takes bytes, however slowly, requests wait for room. While writing fails
            (the disk is full, nobody reads the pipe) it is tried again every second; lines that find no room are dropped, counted, and
            the count is told in the error log.

            ## Elsewhere

            - `syslog = True` sends the lines there as well, unless `disable_redirect_access_to_syslog` is set.
            - `logconfig`, `logconfig_dict` and `logconfig_json` may give the logger `jgun.access` (in a dict also
              `gunicorn.access`) a place to write to; each line is an event of level INFO there.
            - `logger_class` names a Java class that implements `io.jgun.logging.Logger`; it sees each line and may change or drop it.
            """;

    private AccessLogReference() {}

    /** All of the file. */
    public static String text() {
        StringBuilder rows = new StringBuilder();
        StringBuilder numbers = new StringBuilder();
        StringBuilder json = new StringBuilder();
        for (Atom atom : Atom.values()) {
            boolean named = atom.kind() == Atom.Kind.NAMED;
            String name = (named ? "{name}" : "") + atom.letter();
            rows.append("| `%(")
                    .append(name)
                    .append(")s` | ")
                    .append(atom.doc())
                    .append(" |\n");
            if (atom.kind() == Atom.Kind.NUMBER) {
                numbers.append(numbers.isEmpty() ? "`" : ", `").append(name).append('`');
            }
            if (!named) {
                json.append(json.isEmpty() ? "" : " ").append(name);
            }
        }
        String text = HEAD + rows + TAIL;
        for (Map.Entry<String, StringBuilder> part :
                Map.of("NUMBERS", numbers, "JSON`", json.append('`')).entrySet()) {
            text = text.replace(part.getKey(), part.getValue());
        }
        return text;
    }
}
