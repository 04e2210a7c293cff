package io.jgun.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogTest {

    @Test
    void knowsEverySettingOfGunicornByNameSectionAndFlags() throws IOException {
        List<String[]> rows = gunicornSettings();
        assertThat(rows).hasSizeGreaterThan(110);
        for (String[] row : rows) {
            Setting<?> setting = Objects.requireNonNull(Catalog.named(row[1]), row[1]);
            assertThat(setting.section().title()).as(row[1]).isEqualTo(row[0]);
            if (!row[2].equals("-")) {
                assertThat(setting.flags()).as(row[1]).contains(row[2].split(" "));
            }
        }
    }

    @Test
    void sectionsStandInGunicornsOrder() throws IOException {
        List<String> gunicorn =
                gunicornSettings().stream().map(row -> row[0]).distinct().toList();
        List<String> ours = Catalog.settings().stream()
                .map(setting -> setting.section().title())
                .distinct()
                .toList();
        assertThat(ours).isEqualTo(gunicorn);
    }

    @Test
    void namesAndFlagsBelongToOneSettingEach() {
        Set<String> seen = new HashSet<>();
        for (Setting<?> setting : Catalog.settings()) {
            assertThat(seen.add(setting.name())).as(setting.name()).isTrue();
            for (String other : setting.otherNames()) {
                assertThat(seen.add(other)).as(other).isTrue();
            }
            for (String flag : setting.flags()) {
                assertThat(seen.add(flag)).as(flag).isTrue();
                assertThat(flag).matches("-[a-zA-Z]|--[a-z][a-z0-9_-]+");
            }
        }
    }

    @Test
    void everySettingIsDocumentedInOneLineWithoutAFullStop() {
        for (Setting<?> setting : Catalog.settings()) {
            assertThat(setting.summary())
                    .as(setting.name())
                    .matches("[A-Z].*[^.]")
                    .hasSizeLessThan(120);
            assertThat(setting.type().description()).as(setting.name()).isNotBlank();
        }
    }

    @Test
    void flagsWithAValueSayWhatItIsCalledAndSwitchesWhatTheyMean() {
        for (Setting<?> setting : Catalog.settings()) {
            if (!setting.flags().isEmpty()) {
                boolean switches = setting.argument() == Setting.Argument.NONE;
                assertThat(setting.metavar().isEmpty()).as(setting.name()).isEqualTo(switches);
                assertThat(setting.flagText() == null)
                        .as(setting.name())
                        .isEqualTo(setting.argument() == Setting.Argument.REQUIRED);
            }
        }
    }

    @Test
    void whatIsRefusedOrWithoutEffectSaysWhy() {
        for (Setting<?> setting : Catalog.settings()) {
            boolean plain = setting.availability().kind() == Availability.Kind.IN_EFFECT;
            assertThat(setting.availability().reason().isEmpty())
                    .as(setting.name())
                    .isEqualTo(plain);
        }
    }

    private static List<String[]> gunicornSettings() throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CatalogTest.class.getResourceAsStream("gunicorn-settings.tsv")),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    rows.add(line.split("\t", -1));
                }
            }
        }
        return rows;
    }
}
