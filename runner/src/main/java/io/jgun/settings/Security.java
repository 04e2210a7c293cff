package io.jgun.settings;

/** Settings of the section Security. */
public final class Security {

    public static final Setting<Integer> LIMIT_REQUEST_LINE = new Setting<>("limit_request_line", () -> 4094);

    public static final Setting<Integer> LIMIT_REQUEST_FIELDS = new Setting<>("limit_request_fields", () -> 100);

    public static final Setting<Integer> LIMIT_REQUEST_FIELD_SIZE =
            new Setting<>("limit_request_field_size", () -> 8190);

    private Security() {}
}
