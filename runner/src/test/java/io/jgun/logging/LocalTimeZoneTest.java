package io.jgun.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalTimeZoneTest {

    @TempDir
    private Path machine;

    @Test
    void itIsJavas() {
        long winter = 1_768_435_200_000L;
        long summer = 1_784_073_600_000L;
        for (long time : new long[] {0, winter, summer}) {
            assertThat(LocalTimeZone.get().getOffset(time))
                    .isEqualTo(TimeZone.getDefault().getOffset(time));
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            none, none, /usr/share/zoneinfo/Etc/UTC, Etc/UTC, true
            none, none, /usr/share/zoneinfo/UTC, none, true
            none, none, ../usr/share/zoneinfo/Etc/UTC, none, true
            '', none, /usr/share/zoneinfo/Etc/UTC, none, true
            none, none, /usr/share/zoneinfo/Europe/Berlin, none, false
            none, none, /usr/share/zoneinfo/Etc/UTC, Europe/Berlin, false
            none, none, /usr/share/zoneinfo/Europe/Berlin, Etc/UTC, false
            none, none, /somewhere/UTC, none, false
            none, none, none, Etc/UTC, false
            none, none, none, none, false
            none, UTC, /usr/share/zoneinfo/Europe/Berlin, none, true
            none, Etc/UTC, none, none, true
            none, Europe/Berlin, /usr/share/zoneinfo/Etc/UTC, none, false
            none, '', /usr/share/zoneinfo/Etc/UTC, none, false
            Asia/Tokyo, UTC, /usr/share/zoneinfo/Etc/UTC, none, false
            UTC, Asia/Tokyo, none, none, true
            """)
    void utcIsSeenWhereItIsSaid(
            @Nullable String property,
            @Nullable String variable,
            @Nullable String link,
            @Nullable String name,
            boolean isUtc)
            throws IOException {
        Path data = machine.resolve("localtime");
        if (link != null) {
            Files.createSymbolicLink(data, Path.of(link));
        }
        Path written = machine.resolve("timezone");
        if (name != null) {
            Files.writeString(written, name + "\n");
        }
        assertThat(LocalTimeZone.isUtc(property, variable, data, written)).isEqualTo(isUtc);
    }

    @Test
    void aCopyOfAZoneIsLeftToJava() throws IOException {
        Path data = Files.writeString(machine.resolve("localtime"), "TZif2");
        assertThat(LocalTimeZone.isUtc(null, null, data, machine.resolve("timezone")))
                .isFalse();
    }
}
