package io.jgun.settings;

/** Settings of the section Security. */
public final class Security {

    static final Declarations DECLARED = new Declarations(Section.SECURITY);

    /** Zero: no limit. */
    public static final Setting<Integer> LIMIT_REQUEST_LINE = DECLARED.setting("limit_request_line", Numbers.COUNT)
            .flags("--limit-request-line")
            .metavar("INT")
            .doc("""
                    The most bytes that the first line of a request may have

                    A longer one is answered with 414. 0 means no limit.""")
            .defaultsTo(4094);

    public static final Setting<Integer> LIMIT_REQUEST_FIELDS = DECLARED.setting("limit_request_fields", Numbers.COUNT)
            .flags("--limit-request-fields")
            .metavar("INT")
            .doc("""
                    The most header fields that a request may have

                    A request with more is answered with 431.""")
            .defaultsTo(100);

    /** Zero: no limit. */
    public static final Setting<Integer> LIMIT_REQUEST_FIELD_SIZE = DECLARED.setting(
                    "limit_request_field_size", Numbers.COUNT)
            .flags("--limit-request-field_size", "--limit-request-field-size")
            .metavar("INT")
            .doc("""
                    The most bytes that one header field of a request may have

                    A request with a longer one is answered with 431. 0 means no limit.""")
            .defaultsTo(8190);

    private Security() {}
}
