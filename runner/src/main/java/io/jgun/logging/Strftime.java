package io.jgun.logging;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Python's {@code datefmt}, compiled. Names of months and days are English, as in the C locale. */
final class Strftime {

    private Strftime() {}

    /** @throws IllegalArgumentException naming the directive that is not known */
    static DateTimeFormatter compile(String format) {
        DateTimeFormatterBuilder out = new DateTimeFormatterBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                out.appendLiteral(c);
            } else if (++i < format.length()) {
                directive(out, format.charAt(i));
            } else {
                throw new IllegalArgumentException("ends in '%'; write %% for a percent sign");
            }
        }
        return out.toFormatter(Locale.ENGLISH);
    }

    private static void directive(DateTimeFormatterBuilder out, char letter) {
        switch (letter) {
            case 'Y' -> out.appendValue(ChronoField.YEAR, 4);
            case 'y' -> out.appendPattern("yy");
            case 'm' -> out.appendPattern("MM");
            case 'd' -> out.appendPattern("dd");
            case 'H' -> out.appendPattern("HH");
            case 'I' -> out.appendPattern("hh");
            case 'M' -> out.appendPattern("mm");
            case 'S' -> out.appendPattern("ss");
            case 'p' -> out.appendText(ChronoField.AMPM_OF_DAY, TextStyle.SHORT);
            case 'j' -> out.appendPattern("DDD");
            case 'b', 'h' -> out.appendPattern("MMM");
            case 'B' -> out.appendPattern("MMMM");
            case 'a' -> out.appendPattern("EEE");
            case 'A' -> out.appendPattern("EEEE");
            case 'z' -> out.appendPattern("xx");
            case 'Z' -> out.appendPattern("zzz");
            case 'F' -> out.appendPattern("yyyy-MM-dd");
            case 'T' -> out.appendPattern("HH:mm:ss");
            case 'D' -> out.appendPattern("MM/dd/yy");
            case 'R' -> out.appendPattern("HH:mm");
            case '%' -> out.appendLiteral('%');
            default ->
                throw new IllegalArgumentException(
                        "%" + letter + " is not supported; use %Y %m %d %H %M %S %z and the like");
        }
    }
}
