package io.jgun.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeStampTest {

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-11-21T08:44:19.999Z, [2026-11-21 08:44:19 +0000], [21/Nov/2026:08:44:19 +0000]",
        "Europe/Zurich, 2026-06-30T22:05:09Z, [2026-07-01 00:05:09 +0200], [01/Jul/2026:00:05:09 +0200]",
        "America/St_Johns, 2026-01-05T00:00:00Z, [2026-01-04 20:30:00 -0330], [04/Jan/2026:20:30:00 -0330]",
        "Asia/Kolkata, 2026-12-31T18:29:59Z, [2026-12-31 23:59:59 +0530], [31/Dec/2026:23:59:59 +0530]",
    })
    void formats(String zone, Instant time, String errorLog, String accessLog) {
        TimeStamp error = TimeStamp.ofErrorLog(TimeZone.getTimeZone(zone));
        TimeStamp access = TimeStamp.ofAccessLog(TimeZone.getTimeZone(zone));
        assertThat(text(error, time)).isEqualTo(errorLog);
        assertThat(text(access, time)).isEqualTo(accessLog);
        assertThat(text(error, time.plusSeconds(1))).isNotEqualTo(errorLog);
        assertThat(text(error, time)).isEqualTo(errorLog);
    }

    private static String text(TimeStamp clock, Instant time) {
        return new String(clock.at(time.toEpochMilli()), StandardCharsets.US_ASCII);
    }
}
