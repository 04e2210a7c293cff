package io.jgun.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A formatter of Python's logging: {@code %(asctime)s [%(process)d] %(levelname)-8s %(message)s}. */
final class PercentLayout extends LayoutBase<ILoggingEvent> {

    private static final String DEFAULT_DATE = "%Y-%m-%d %H:%M:%S";
    private static final Pattern DIRECTIVE = Pattern.compile("%(?:\\((\\w+)\\)(-?0?)(\\d{0,3})([sd])|(%)|)");

    private final List<Function<ILoggingEvent, String>> pieces = new ArrayList<>();
    private final ZoneId zone = ZoneId.systemDefault();
    private final DateTimeFormatter date;
    private final boolean milliseconds;

    /**
     * @param format of the line
     * @param dateFormat strftime; empty for Python's default, which has milliseconds
     * @throws IllegalArgumentException naming what is not supported, and the remedy
     */
    PercentLayout(String format, String dateFormat) {
        milliseconds = dateFormat.isEmpty();
        date = Strftime.compile(milliseconds ? DEFAULT_DATE : dateFormat).withZone(zone);
        Matcher directive = DIRECTIVE.matcher(format);
        int end = 0;
        while (directive.find()) {
            literal(format.substring(end, directive.start()));
            end = directive.end();
            if (directive.group(5) != null) {
                literal("%");
            } else if (directive.group(1) != null) {
                pieces.add(padded(attribute(directive.group(1)), directive));
            } else {
                throw new IllegalArgumentException("column " + (directive.start() + 1)
                        + ": not a directive; write %(message)s, or %% for a percent sign");
            }
        }
        literal(format.substring(end));
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(160);
        for (Function<ILoggingEvent, String> piece : pieces) {
            line.append(piece.apply(event));
        }
        return line.append('\n').append(ErrorLine.stackTrace(event)).toString();
    }

    private void literal(String text) {
        if (!text.isEmpty()) {
            pieces.add(event -> text);
        }
    }

    private Function<ILoggingEvent, String> attribute(String name) {
        String pid = String.valueOf(ProcessHandle.current().pid());
        return switch (name) {
            case "asctime" -> this::time;
            case "levelname" -> ErrorLine::levelName;
            case "levelno" -> event -> String.valueOf(number(event));
            case "message" -> ILoggingEvent::getFormattedMessage;
            case "name" -> ILoggingEvent::getLoggerName;
            case "process" -> event -> pid;
            case "processName" -> event -> "MainProcess";
            case "thread" -> event -> String.valueOf(Thread.currentThread().getId());
            case "threadName" -> ILoggingEvent::getThreadName;
            case "msecs" -> event -> String.valueOf(event.getTimeStamp() % 1000);
            case "created" -> event -> String.format(Locale.ROOT, "%.3f", event.getTimeStamp() / 1000.0);
            default ->
                throw new IllegalArgumentException("%(" + name + ") is not supported; use asctime, created, levelname,"
                        + " levelno, message, msecs, name, process, processName, thread or threadName");
        };
    }

    private String time(ILoggingEvent event) {
        String time = date.format(Instant.ofEpochMilli(event.getTimeStamp()));
        return milliseconds ? time + String.format(Locale.ROOT, ",%03d", event.getTimeStamp() % 1000) : time;
    }

    private static int number(ILoggingEvent event) {
        return switch (event.getLevel().toInt()) {
            case Level.ERROR_INT -> ErrorLine.isCritical(event) ? 50 : 40;
            case Level.WARN_INT -> 30;
            case Level.INFO_INT -> 20;
            default -> 10;
        };
    }

    private static Function<ILoggingEvent, String> padded(
            Function<ILoggingEvent, String> attribute, Matcher directive) {
        if (directive.group(3).isEmpty()) {
            return attribute;
        }
        int width = Integer.parseInt(directive.group(3));
        boolean left = directive.group(2).startsWith("-");
        String fill = directive.group(2).equals("0") ? "0" : " ";
        return event -> {
            String value = attribute.apply(event);
            String space = fill.repeat(Math.max(0, width - value.length()));
            return left ? value + space : space + value;
        };
    }
}
