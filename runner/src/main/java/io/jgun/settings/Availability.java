package io.jgun.settings;

/**
 * Whether a setting does anything in this version.
 *
 * @param kind what setting it leads to
 * @param reason for people, a clause without a full stop; empty where the kind says it all
 */
public record Availability(Kind kind, String reason) {

    /** What happens to a value other than the default. */
    public enum Kind {
        /** It takes effect. */
        IN_EFFECT,
        /** It is checked and accepted, and nothing changes; the reason says why that is right. */
        WITHOUT_EFFECT,
        /** It is refused: a later version will have it. */
        NOT_YET,
        /** It is refused: it makes no sense here; the reason says why and what to do instead. */
        NEVER
    }

    static final Availability IN_EFFECT = new Availability(Kind.IN_EFFECT, "");
    static final Availability NOT_YET = new Availability(Kind.NOT_YET, "not available yet");

    /** True if a value other than the default is an error. */
    public boolean refuses() {
        return kind == Kind.NOT_YET || kind == Kind.NEVER;
    }
}
